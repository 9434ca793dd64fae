# SPDX-License-Identifier: EUPL-1.2
"""What would be chosen with more, or fewer, hours and euros: the same exact programme under other limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from criterio.decide.coverage import untold
from criterio.decide.items import Problem
from criterio.decide.portfolio import Programme
from criterio.decide.value import Stance, Values
from criterio.decide.weigh import weigh
from criterio.domain.administration import Objective
from criterio.domain.errors import RuleBroken
from criterio.domain.estimate import Range
from criterio.domain.preference import Answer
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode


@dataclass(frozen=True)
class Choice:
    """The portfolio under given limits. ``modes``: by subject. ``gap``: the solver's certificate, as in Portfolio."""

    modes: Mapping[str, Mode]
    hours: float
    euros: float
    value: Range
    gap: float
    uncovered: tuple[Sentence, ...]


def what_if(
    problem: Problem,
    objectives: tuple[Objective, ...],
    hours: float | None,
    euros: float | None,
    answers: Sequence[Answer] = (),
) -> Choice:
    """Hours a week and euros a year for everything; None: without limit. Raises RuleBroken when nothing fits in them.

    With the limits that were declared, the answer is that of ``decide``.
    """
    values = Values(replace(problem, limits=replace(problem.limits, hours=hours, euros=euros)))
    weights = weigh(objectives, answers)
    try:
        solution = Programme(values).solve(values.worth(weights.centre))
    except ValueError as error:
        raise RuleBroken(
            say("Not even the least that cannot be left undone fits in that. Give more hours or more money.")
        ) from error
    chosen = solution.chosen
    low, middle, high = (float(values.worth(weights.centre, stance)[chosen].sum()) for stance in Stance)
    return Choice(
        modes={
            item.subject: values.flat[c].mode
            for item, c in zip(problem.items, chosen, strict=True)
            if not item.is_synergy
        },
        hours=float(values.hours[Stance.MIDDLE][chosen].sum()),
        euros=float(values.euros[Stance.MIDDLE][chosen].sum()),
        value=Range(low, middle, high),
        gap=solution.gap,
        uncovered=tuple(untold(cell) for cell in solution.uncovered),
    )
