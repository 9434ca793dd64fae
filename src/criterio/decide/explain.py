# SPDX-License-Identifier: EUPL-1.2
"""Why this mode and not another, and what to find out: worked out from the numbers, never written beforehand."""

from collections.abc import Sequence

from criterio.decide._criterion import all_criteria
from criterio.decide.comparison import Comparison, Dossier
from criterio.decide.items import Alternative, Item, middle
from criterio.decide.settle import Measurement
from criterio.decide.words import named
from criterio.domain.names import Grade
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say, say_many
from criterio.domain.verdict import Mode
from criterio.evidence.networks import called

_REASONS = 4

_MUCH = 0.02
"""Points below which a criterion did not decide anything."""

_STOPS = frozenset({Mode.HIBERNATE, Mode.CLOSE})


def because(dossier: Dossier, seen: Comparison) -> tuple[Sentence, ...]:
    """The reasons that weighed for the chosen mode, the heaviest first; duties and shut gates before all.

    A change is told beside going on as it is: that is what people ask about, though closing may be its nearest rival.
    """
    chosen = seen.values.flat[seen.column]
    if dossier.gates:
        return _because_of_gates(dossier, chosen.mode) or (_declared(seen),)
    first = [*dossier.said["legal_duty"].because] if "legal_duty" in dossier.said and chosen.covers else []
    gains = seen.gains(seen.today)
    said = {name: one.because for name, one in dossier.said.items()} | _effort(dossier, seen)
    ordered = sorted((name for name in dossier.said if name != "legal_duty"), key=lambda name: (-gains[name], name))
    weighed = [s for name in ordered if gains[name] > _MUCH for s in said[name]]
    rest = [s for name in ordered if abs(gains[name]) <= _MUCH for s in said[name]]
    vetoes = _veto(seen)
    reasons = (*first, *_scarce(seen), *vetoes, *weighed, *rest)[:_REASONS]
    return tuple(dict.fromkeys(reasons)) or (
        say("Nothing is known that speaks against it, and little that speaks for it."),
    )


def settles(found: Sequence[Measurement], dossiers: Sequence[Dossier]) -> tuple[Sentence, ...]:
    """What to find out, the most telling first."""
    said = {dossier.item.subject: dossier.said for dossier in dossiers}
    titles = {criterion.name: criterion.title for criterion in all_criteria()}
    sentences = []
    for one in found:
        assessed = said[one.subject].get(one.criterion)
        missing = assessed.missing if assessed else None
        sentences.append(
            say(
                "{subject}: {what}. Knowing it is worth about {points} points to the whole.",
                subject=_called(one.subject),
                what=missing or titles.get(one.criterion) or say("what it would really bring"),
                points=round(one.points, 2),
            )
        )
    return tuple(sentences)


def _called(subject: str) -> Sentence | str:
    kind, _, name = subject.partition(":")
    return name if kind == "initiative" else called(ProfileKey.parse(subject))


def grade(dossier: Dossier, seen: Comparison) -> Grade:
    """That of the criterion which weighed most in the choice; an initiative stands on what was declared of it."""
    if not dossier.said:
        return Grade.D
    gains = seen.gains(seen.rival.column if seen.rival else None)
    told = [name for name, one in dossier.said.items() if one.because]
    return dossier.said[max(told, key=lambda name: (abs(gains[name]), name))].grade if told else Grade.E


def _because_of_gates(dossier: Dossier, chosen: Mode) -> tuple[Sentence, ...]:
    shut = [gate for gate in dossier.gates if gate.passed is False]
    if chosen not in (Mode.NO, Mode.LATER) or not shut:
        return ()
    return tuple(gate.reason for gate in shut)[:_REASONS]


def _declared(seen: Comparison) -> Sentence:
    chosen = seen.values.flat[seen.column]
    veto = [a.forbidden for a in _siblings(seen) if a.forbidden is not None]
    if chosen.mode is Mode.NO and veto:
        return veto[0]
    if chosen.mode in (Mode.NO, Mode.LATER):
        return say("What it promises does not make up for its hours and money today.")
    if chosen.mode is Mode.PILOT:
        return say("What it could bring is unsure: a pilot shows it at a part of the cost, and can be stopped.")
    return say("What it promises is worth its hours and money.")


def _siblings(seen: Comparison) -> tuple[Alternative, ...]:
    item: Item = seen.values.problem.items[seen.values.owner[seen.column]]
    return item.alternatives


def _effort(dossier: Dossier, seen: Comparison) -> dict[str, tuple[Sentence, ...]]:
    """What going on as it is would take, where stopping is better: the hours alone are no reason."""
    if seen.today is None or seen.values.flat[seen.column].mode not in _STOPS:
        return {}
    keep = seen.values.flat[seen.today]
    euros = middle(keep.euros)
    takes = _hours(keep, estimated=dossier.said["staff_hours"].missing is not None)
    if euros:
        takes = say("{hours} and {euros} € a year", hours=takes, euros=euros)
    if seen.worth[seen.today] > seen.worth[seen.column]:
        return {"staff_hours": (say("As it is it takes {effort}, which bring more elsewhere.", effort=takes),)}
    return {"staff_hours": (say("As it is it takes {effort}, and what it brings is not worth them.", effort=takes),)}


def _hours(keep: Alternative, *, estimated: bool) -> Sentence:
    """What nobody has said is told as the range that it is, with where it comes from."""
    if not estimated:
        return say_many("{n} hour a week", "{n} hours a week", round(middle(keep.hours), 1))
    return say(
        "between {low} and {high} hours a week (an estimate from how often it publishes: nobody has said them)",
        low=round(keep.hours[0], 1),
        high=round(keep.hours[1], 1),
    )


def _scarce(seen: Comparison) -> list[Sentence]:
    if seen.rival is None:
        return []
    worth = seen.worth
    if worth[seen.column] >= worth[seen.rival.column] - 1e-6:
        return []
    if seen.values.flat[seen.column].covers and not seen.values.flat[seen.rival.column].covers:
        return [say("Without it, something that must be covered would be left without a channel.")]
    return [
        say(
            "It would bring more as: {mode}. The hours or the money go further elsewhere.",
            mode=named(seen.values.flat[seen.rival.column]),
        )
    ]


def _veto(seen: Comparison) -> list[Sentence]:
    """A mode that would be worth more and may not be taken."""
    worth, values = seen.worth, seen.values
    item = values.owner[seen.column]
    block = range(int(values.first[item]), int(values.first[item + 1]))
    better = [values.flat[c].forbidden for c in block if worth[c] > worth[seen.column] and not values.allowed[c]]
    return [sentence for sentence in better if sentence is not None][:1]
