# SPDX-License-Identifier: EUPL-1.2
"""What would turn the choice of a mode: thresholds of value, hours and weight, answers to find out, gates to open."""

from collections import defaultdict

import numpy as np

from criterio.decide.comparison import Comparison, Dossier
from criterio.decide.cone import ASPECTS
from criterio.decide.items import middle
from criterio.decide.rivals import Rival
from criterio.decide.value import Stance
from criterio.decide.words import ASPECT_NAMES, named
from criterio.domain.sentence import Sentence, listing, say
from criterio.domain.verdict import Mode

_FIXED_HOURS = frozenset({Mode.HIBERNATE, Mode.CLOSE, Mode.NO, Mode.LATER})


def would_change_if(dossier: Dossier, seen: Comparison) -> tuple[Sentence, ...]:
    """Thresholds of value, hours and weight at which the mode changes; what to find out; gates to open."""
    shut = tuple(gate.reason for gate in dossier.gates if gate.passed is not True)
    chosen = seen.values.flat[seen.column].mode
    asked = (say("If this is mended: {gates}", gates=listing(list(shut))),) if shut and chosen is not Mode.FULL else ()
    if seen.rival is None:
        return asked
    return (*asked, *_value(seen), *_hours(seen), *_weight(seen), *_questions(dossier, seen))


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
        mode=named(seen.values.flat[rival.column]),
        threshold=round(worth - rival.loss, 2),
        value=round(worth, 2),
    )


def _rises(seen: Comparison, rival: Rival) -> Sentence:
    worth = float(seen.worth[rival.column])
    return say(
        "It would be “{mode}” if that brought more than {threshold} points (today {value}).",
        mode=named(seen.values.flat[rival.column]),
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
            mode=named(seen.values.flat[rival.column]),
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
