# SPDX-License-Identifier: EUPL-1.2
"""Where to bet: a verdict on every profile and every initiative, the whole within the capacity."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from criterio.decide import explain, periods, together, turns
from criterio.decide._criterion import Case
from criterio.decide.cases import cases
from criterio.decide.comparison import Comparison, Dossier
from criterio.decide.coverage import untold
from criterio.decide.dossiers import open_dossiers
from criterio.decide.functions import canonical
from criterio.decide.gains import gains
from criterio.decide.initiatives import subject
from criterio.decide.instead import Neighbourhood
from criterio.decide.items import Alternative, middle
from criterio.decide.notes import notes
from criterio.decide.portfolio import Programme, Solution
from criterio.decide.regret import regret
from criterio.decide.rivals import Rivals, rivals
from criterio.decide.robust import Firmness, firmness
from criterio.decide.settle import measurements, stakes
from criterio.decide.value import Stance, Values
from criterio.decide.weigh import Weights, weigh
from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Range
from criterio.domain.names import State
from criterio.domain.preference import Answer
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Hindsight, Mode, Option, Portfolio, Together, Verdict
from criterio.register.overlap import Overlap
from criterio.register.states import Standing


def decide(
    administration: Administration,
    figures: Iterable[Figure],
    standings: Sequence[Standing],
    overlaps: Iterable[Overlap],
    on: date,
    answers: Sequence[Answer] = (),
) -> Portfolio:
    """One verdict for every profile that exists and for every initiative that is proposed.

    ``answers``: what people said when they were asked what is worth more.
    """
    return choose(administration, examine(administration, figures, standings, overlaps, on), on, answers)


def examine(
    administration: Administration,
    figures: Iterable[Figure],
    standings: Sequence[Standing],
    overlaps: Iterable[Overlap],
    on: date,
) -> Sequence[Case]:
    """What is known of every profile that exists. One that is only proposed is an initiative's affair.

    One that was closed is decided: to propose its closing again would ask for hours of reading and a signature.
    """
    existing = [one for one in standings if one.state not in (State.PROPOSED, State.CLOSED)]
    return cases(administration, figures, existing, overlaps, on)


def choose(
    administration: Administration, known: Sequence[Case], on: date, answers: Sequence[Answer] = ()
) -> Portfolio:
    """The same, from values alone: the heart of the room."""
    dossiers, problem = open_dossiers(administration, known, on)
    weights, limits = weigh(administration.objectives, answers), problem.limits
    told = notes(administration, known, weights.declared)
    if not dossiers:
        uncovered = tuple(untold(cell) for cell in limits.cells)
        return Portfolio((), 0.0, limits.hours, 0.0, limits.euros, Range(0.0, 0.0, 0.0), 0.0, uncovered, (), told)
    decided = _solve(Values(problem), weights)
    return Portfolio(
        verdicts=_verdicts(decided, dossiers, known, administration),
        periods=periods.used(decided.chosen, periods.shortages(administration)),
        together=decided.together(administration),
        hours=float(decided.values.hours[Stance.MIDDLE][decided.solution.chosen].sum()),
        hours_capacity=limits.hours,
        euros=float(decided.values.euros[Stance.MIDDLE][decided.solution.chosen].sum()),
        euros_capacity=limits.euros,
        value=_range(decided, decided.solution.chosen),
        gap=decided.solution.gap,
        uncovered=tuple(untold(cell) for cell in decided.solution.uncovered),
        without_political_support=_without_support(decided),
        notes=told,
        hindsight=_hindsight(decided),
        settles=explain.settles(measurements(decided.values, weights, decided.firmness), dossiers),
        stakes=stakes(decided.programme, administration.objectives),
    )


@dataclass(frozen=True)
class Decided:
    """The solved problem, with what is needed to explain it."""

    values: Values
    weights: Weights
    programme: Programme
    solution: Solution
    firmness: Firmness
    rivals: Mapping[int, Rivals]
    by_stance: tuple[np.ndarray, ...]

    @property
    def worth(self) -> np.ndarray:
        return self.by_stance[Stance.MIDDLE]

    @property
    def chosen(self) -> tuple[Alternative, ...]:
        return tuple(self.values.flat[column] for column in self.solution.chosen)

    def together(self, administration: Administration) -> tuple[Together, ...]:
        """The synergies that are declared."""
        return together.found(self.values, administration.synergies, self.by_stance, self.solution.chosen)


def _solve(values: Values, weights: Weights) -> Decided:
    by_stance = tuple(values.worth(weights.centre, stance) for stance in Stance)
    programme, worth = Programme(values), by_stance[Stance.MIDDLE]
    solution = programme.solve(worth)
    firm = firmness(values, weights, programme, solution)
    return Decided(values, weights, programme, solution, firm, rivals(programme, worth, solution), by_stance)


def _hindsight(decided: Decided) -> Hindsight | None:
    if not decided.firmness.exact:
        return None
    values, solution = decided.values, decided.solution
    found = regret(
        values, gains(values, decided.weights.corners), decided.firmness, solution.chosen, solution.uncovered
    )
    otherwise = _otherwise(values, solution.chosen, found.chosen)
    return Hindsight(found.recommended, found.least, otherwise)


def _without_support(decided: Decided) -> tuple[str, ...]:
    """The items that would go on otherwise if nobody in the government stood behind anything."""
    values, chosen = decided.values, decided.solution.chosen
    if not any(alternative.support for alternative in values.flat):
        return ()
    bare = decided.programme.solve(values.worth(decided.weights.centre, support=False)).chosen
    return _otherwise(values, chosen, bare)


def _otherwise(values: Values, one: np.ndarray, other: np.ndarray) -> tuple[str, ...]:
    """The subjects of which two portfolios decide otherwise."""
    pairs = zip(values.problem.items, one, other, strict=True)
    return tuple(item.subject for item, mine, theirs in pairs if mine != theirs and not item.is_synergy)


def _verdicts(
    decided: Decided, dossiers: Sequence[Dossier], known: Sequence[Case], administration: Administration
) -> tuple[Verdict, ...]:
    values = decided.values
    chosen = [int(column) for column in decided.solution.chosen[: len(dossiers)]]
    modes = {dossier.item.subject: values.flat[c].mode for dossier, c in zip(dossiers, chosen, strict=True)}
    around = Neighbourhood(known, modes)
    cases_by = {str(case.profile.key): case for case in known}
    proposals = {subject(initiative.name): initiative for initiative in administration.initiatives}

    def instead(name: str, mode: Mode, into: str) -> Sentence | None:
        if name in cases_by:
            return around.of_profile(cases_by[name], mode, into)
        proposed = proposals[name]
        return around.of_initiative(proposed, tuple(canonical(f) for f in proposed.functions), mode)

    short, synergies = periods.shortages(administration), decided.together(administration)

    def shared(dossier: Dossier, column: int) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        first = int(values.first[values.owner[column]])
        better = [
            way
            for place, way in enumerate(dossier.item.alternatives, first)
            if values.allowed[place] and decided.worth[place] > decided.worth[column]
        ]
        full = periods.too_full(decided.chosen, values.flat[column], better, short)
        return full, together.because(dossier.item.subject, synergies)

    return tuple(
        _verdict(decided, dossier, column, instead(dossier.item.subject, way.mode, way.into), shared(dossier, column))
        for dossier, column, way in zip(dossiers, chosen, (values.flat[c] for c in chosen), strict=True)
    )


def _verdict(
    decided: Decided,
    dossier: Dossier,
    column: int,
    instead: Sentence | None,
    shared: tuple[tuple[Sentence, ...], tuple[Sentence, ...]],
) -> Verdict:
    """``shared``: what it shares with others, told before its own reasons and after them."""
    values = decided.values
    chosen = values.flat[column]
    seen = Comparison(values, decided.weights.centre, decided.worth, column, decided.rivals.get(column))
    first = int(values.first[values.owner[column]])
    return Verdict(
        subject=dossier.item.subject,
        mode=chosen.mode,
        into=chosen.into,
        because=(*shared[0], *explain.because(dossier, seen), *shared[1]),
        would_change_if=turns.would_change_if(dossier, seen),
        hours=middle(chosen.hours),
        euros=middle(chosen.euros),
        value=_range(decided, np.array([column])),
        grade=explain.grade(dossier, seen),
        standing=decided.firmness.standing(values, column),
        acceptability=float(decided.firmness.acceptability[column]),
        instead=instead,
        options=tuple(
            Option(
                a.mode,
                middle(a.hours),
                middle(a.euros),
                _range(decided, np.array([first + n])),
                a.into,
                a.forbidden,
                float(decided.firmness.acceptability[first + n]),
            )
            for n, a in enumerate(dossier.item.alternatives)
        ),
    )


def _range(decided: Decided, columns: np.ndarray) -> Range:
    low, centre, high = (float(decided.by_stance[stance][columns].sum()) for stance in Stance)
    return Range(low, centre, high)
