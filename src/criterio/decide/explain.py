# SPDX-License-Identifier: EUPL-1.2
"""Why this mode and not another, and what would change it: worked out from the numbers, never written beforehand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from criterio.decide._criterion import Assessment, all_criteria
from criterio.decide.cone import ASPECTS
from criterio.decide.gates import Gate
from criterio.decide.items import Alternative, Item, middle
from criterio.decide.rivals import Rival, Rivals
from criterio.decide.settle import Measurement
from criterio.decide.value import Stance, Values
from criterio.domain.names import Aspect, Grade
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, listing, say, say_many
from criterio.domain.verdict import Mode
from criterio.evidence.networks import called

_REASONS = 4
_MUCH = 0.02
"""Points below which a criterion did not decide anything."""

_STOPS = frozenset({Mode.HIBERNATE, Mode.CLOSE})
_FIXED_HOURS = frozenset({Mode.HIBERNATE, Mode.CLOSE, Mode.NO, Mode.LATER})

MODES: Mapping[Mode, Sentence] = {
    Mode.KEEP: say("keep"),
    Mode.STRENGTHEN: say("strengthen"),
    Mode.MERGE: say("merge"),
    Mode.HAND_OVER: say("hand over"),
    Mode.HIBERNATE: say("hibernate"),
    Mode.CLOSE: say("close"),
    Mode.NO: say("no"),
    Mode.PILOT: say("pilot"),
    Mode.FULL: say("adopt"),
    Mode.LATER: say("later"),
}

ASPECT_NAMES: Mapping[Aspect, Sentence] = {
    Aspect.FINANCIAL: say("financial value"),
    Aspect.SERVICE: say("service"),
    Aspect.POLITICAL: say("political value"),
    Aspect.SOCIAL: say("social value"),
    Aspect.IDEOLOGICAL: say("trust and principles"),
    Aspect.STEWARDSHIP: say("stewardship"),
}


@dataclass(frozen=True)
class Dossier:
    """What stands behind an item: what each criterion said of it, or the gates that an initiative has before it."""

    item: Item
    said: Mapping[str, Assessment]
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The chosen column beside its rival, under the weights in use."""

    values: Values
    weights: np.ndarray
    worth: np.ndarray
    column: int
    rivals: Rivals | None

    @property
    def rival(self) -> Rival | None:
        """The mode that comes next."""
        return self.rivals.best if self.rivals else None

    @property
    def today(self) -> int | None:
        """The column of going on as it is: beside it stands what would be changed, and its rival beside what stays."""
        item = self.values.owner[self.column]
        block = range(int(self.values.first[item]), int(self.values.first[item + 1]))
        keep = next((column for column in block if self.values.flat[column].mode is Mode.KEEP), None)
        if keep is not None and keep != self.column:
            return keep
        return self.rival.column if self.rival else None

    def gains(self, other: int | None) -> dict[str, float]:
        """By criterion: points that speak for the chosen mode (negative: against it) beside another column."""
        gains: dict[str, float] = defaultdict(float)
        for column, sign in ((self.column, 1), (other, -1)):
            for part in () if column is None else self.values.flat[column].parts:
                weight = self.weights[ASPECTS.index(part.aspect)]
                gains[part.criterion] += sign * float(weight) * middle((part.low, part.high))
        return gains


def because(dossier: Dossier, seen: Comparison) -> tuple[Sentence, ...]:
    """The reasons that weighed for the chosen mode, the heaviest first; duties and shut gates before all.

    A change is told beside going on as it is: that is what people ask about, though closing may be its nearest rival.
    """
    chosen = seen.values.flat[seen.column]
    if dossier.gates:
        return _because_of_gates(dossier, chosen.mode) or (_declared(seen),)
    first = [*dossier.said["legal_duty"].because] if "legal_duty" in dossier.said and chosen.covers else []
    gains = seen.gains(seen.today)
    said = {name: one.because for name, one in dossier.said.items()} | _effort(seen)
    ordered = sorted((name for name in dossier.said if name != "legal_duty"), key=lambda name: (-gains[name], name))
    weighed = [s for name in ordered if gains[name] > _MUCH for s in said[name]]
    rest = [s for name in ordered if abs(gains[name]) <= _MUCH for s in said[name]]
    vetoes = _veto(seen)
    reasons = (*first, *_scarce(seen), *vetoes, *weighed, *rest)[:_REASONS]
    return tuple(dict.fromkeys(reasons)) or (
        say("Nothing is known that speaks against it, and little that speaks for it."),
    )


def would_change_if(dossier: Dossier, seen: Comparison) -> tuple[Sentence, ...]:
    """Thresholds of value, hours and weight at which the mode changes; what to find out; gates to open."""
    shut = tuple(gate.reason for gate in dossier.gates if gate.passed is not True)
    chosen = seen.values.flat[seen.column].mode
    asked = (say("If this is mended: {gates}", gates=listing(list(shut))),) if shut and chosen is not Mode.FULL else ()
    if seen.rival is None:
        return asked
    return (*asked, *_value(seen), *_hours(seen), *_weight(seen), *_questions(dossier, seen))


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


def _effort(seen: Comparison) -> dict[str, tuple[Sentence, ...]]:
    """What going on as it is would take, where stopping is better: the hours alone are no reason."""
    if seen.today is None or seen.values.flat[seen.column].mode not in _STOPS:
        return {}
    keep = seen.values.flat[seen.today]
    hours, euros = round(middle(keep.hours), 1), middle(keep.euros)
    takes = say_many("{n} hour a week", "{n} hours a week", hours)
    if euros:
        takes = say("{hours} and {euros} € a year", hours=takes, euros=euros)
    if seen.worth[seen.today] > seen.worth[seen.column]:
        return {"staff_hours": (say("As it is it takes {effort}, which bring more elsewhere.", effort=takes),)}
    return {"staff_hours": (say("As it is it takes {effort}, and what it brings is not worth them.", effort=takes),)}


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
            mode=_named(seen, seen.rival.column),
        )
    ]


def _veto(seen: Comparison) -> list[Sentence]:
    """A mode that would be worth more and may not be taken."""
    worth, values = seen.worth, seen.values
    item = values.owner[seen.column]
    block = range(int(values.first[item]), int(values.first[item + 1]))
    better = [values.flat[c].forbidden for c in block if worth[c] > worth[seen.column] and not values.allowed[c]]
    return [sentence for sentence in better if sentence is not None][:1]


def _named(seen: Comparison, column: int) -> Sentence:
    rival = seen.values.flat[column]
    if not rival.into:
        return MODES[rival.mode]
    return say("{mode} ({into})", mode=MODES[rival.mode], into=taker(rival.mode, rival.into))


def taker(mode: Mode, into: str) -> Sentence | str:
    """Who takes a profile over, as people call it: another profile, or a unit."""
    return called(ProfileKey.parse(into)) if mode is Mode.MERGE else into


def _value(seen: Comparison) -> tuple[Sentence, ...]:
    """How far its own value may fall, and how far that of a mode that is no lighter would have to rise."""
    assert seen.rivals is not None
    lighter, best = seen.rivals.lighter, seen.rivals.best
    falls = [_falls(seen, lighter)] if lighter is not None else []
    return (*falls, *([_rises(seen, best)] if best != lighter else []))


def _falls(seen: Comparison, rival: Rival) -> Sentence:
    worth = float(seen.worth[seen.column])
    return say(
        "It would be “{mode}” if its value were below {threshold} points (today {value}).",
        mode=_named(seen, rival.column),
        threshold=round(worth - rival.loss, 2),
        value=round(worth, 2),
    )


def _rises(seen: Comparison, rival: Rival) -> Sentence:
    worth = float(seen.worth[rival.column])
    return say(
        "It would be “{mode}” if that brought more than {threshold} points (today {value}).",
        mode=_named(seen, rival.column),
        threshold=round(worth + rival.loss, 2),
        value=round(worth, 2),
    )


def _hours(seen: Comparison) -> tuple[Sentence, ...]:
    """At the present price of an hour: exact while the same capacities bind. Lighter work grows too, but less."""
    assert seen.rivals is not None
    rival, hours = seen.rivals.lighter, middle(seen.values.flat[seen.column].hours)
    if rival is None or hours <= 0.2:
        return ()
    other = seen.values.flat[rival.column]
    slope = seen.rivals.hour * (1 - (0.0 if other.mode in _FIXED_HOURS else middle(other.hours) / hours))
    limit = hours + rival.loss / slope if slope > 1e-6 else float("inf")
    if limit > 10 * hours + 10:
        return ()
    return (
        say(
            "It would be “{mode}” if it took more than about {limit} hours a week (today {hours}).",
            mode=_named(seen, rival.column),
            limit=round(limit, 1),
            hours=round(hours, 1),
        ),
    )


def _weight(seen: Comparison) -> tuple[Sentence, ...]:
    """The aspect whose weight is nearest to turning the choice, the others keeping their proportions."""
    assert seen.rival is not None
    points = seen.values.by_aspect(Stance.MIDDLE)
    gap = points[seen.column] - points[seen.rival.column]
    shares = seen.weights / seen.weights.sum()
    total = seen.rival.loss / len(ASPECTS)
    turning = [
        (abs(to - share), place, to) for place, share in enumerate(shares) if (to := _turn(gap, shares, total, place))
    ]
    if not turning or (nearest := min(turning))[0] > 0.35:
        return ()
    _, place, to = nearest
    words = {"aspect": ASPECT_NAMES[ASPECTS[place]], "limit": round(100 * to), "share": round(100 * shares[place])}
    if to > shares[place]:
        return (
            say("It would change if {aspect} weighed more than {limit} % of the whole (today {share} %).", **words),
        )
    return (say("It would change if {aspect} weighed less than {limit} % of the whole (today {share} %).", **words),)


def _turn(gap: np.ndarray, shares: np.ndarray, total: float, place: int) -> float | None:
    """The share z of one aspect at which ``total`` + (z − share)·(its gap − the mean gap of the others) is nothing."""
    others = 1 - shares[place]
    if others <= 1e-9:
        return None
    slope = float(gap[place] - (gap @ shares - gap[place] * shares[place]) / others)
    if abs(slope) < 1e-9:
        return None
    to = float(shares[place]) - total / slope
    return to if 0 < to < 1 else None


def _questions(dossier: Dossier, seen: Comparison) -> tuple[Sentence, ...]:
    """Which one answer, at the worst or best that is believable, would turn the choice."""
    assert seen.rival is not None
    doubt: dict[str, float] = defaultdict(float)
    for column in (seen.column, seen.rival.column):
        for part in seen.values.flat[column].parts:
            sign = 1 if column == seen.column else -1
            doubt[part.criterion] += sign * seen.weights[ASPECTS.index(part.aspect)] * (part.high - part.low) / 2
    telling = [
        (abs(swing), name, dossier.said[name].missing)
        for name, swing in doubt.items()
        if name in dossier.said and abs(swing) > seen.rival.loss
    ]
    asked = [sentence for _, _, sentence in sorted(telling, key=lambda t: (-t[0], t[1])) if sentence is not None]
    return (say("It could change once it is known: {questions}.", questions=listing(asked)),) if asked else ()
