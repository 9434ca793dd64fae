# SPDX-License-Identifier: EUPL-1.2
"""What an initiative must have before it begins: Moore's triangle, and the opening procedure of the Generalitat.

A gate that is shut forbids both pilot and adoption. One that nobody has answered lets a pilot through, not adoption.
"""

from collections.abc import Callable
from dataclasses import dataclass

from criterio.domain.administration import Administration, Initiative
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode

COMPARABLES = 5
MECHANISMS = ("efficiency", "effectiveness", "intrinsic", "transparency", "participation", "collaboration")


@dataclass(frozen=True)
class Gate:
    """``passed`` None: nobody has said. ``reason`` says what to do when it is not open."""

    name: str
    passed: bool | None
    reason: Sentence
    bars: frozenset[Mode]


_BOTH = frozenset({Mode.PILOT, Mode.FULL})


def gates(initiative: Initiative, administration: Administration) -> tuple[Gate, ...]:
    """Every gate, in the order in which an office can open them. Those on opening apply when a profile is opened."""
    asked = (*_VALUE, *_LEGITIMACY, *_CAPACITY, *(_OPENING if initiative.opens else ()))
    return tuple(_gate(name, test(initiative, administration), reason, bars) for name, test, reason, bars in asked)


def _gate(name: str, passed: bool | None, reason: Sentence, bars: frozenset[Mode]) -> Gate:
    return Gate(name, passed, reason, bars if passed is False else frozenset({Mode.FULL}) if passed is None else _NONE)


_NONE: frozenset[Mode] = frozenset()
_Test = Callable[[Initiative, Administration], bool | None]
_Asked = tuple[str, _Test, Sentence, frozenset[Mode]]


def _accredited(initiative: Initiative, administration: Administration) -> bool | None:
    """A course that it requires, and that trains its unit, counts: the portfolio has both or neither."""
    courses = {one.name for one in administration.initiatives if one.trains and one.trains == initiative.unit}
    if courses.intersection(initiative.requires):
        return True
    known = [unit.accredited for unit in administration.units if unit.name == initiative.unit]
    return None if not known or known[0] is None else known[0] > 0


_VALUE: tuple[_Asked, ...] = (
    ("objective", lambda i, a: bool(i.objective), say("Say which objective it serves."), _BOTH),
    ("indicator", lambda i, a: bool(i.indicator), say("Say by which indicator it will be seen."), _BOTH),
    (
        "expected",
        lambda i, a: i.expected is not None,
        say("Write down, as a range, what you expect of its indicator."),
        _BOTH,
    ),
    (
        "mechanism",
        lambda i, a: i.mechanism in MECHANISMS if i.mechanism else None,
        say(
            "Say how it brings value: by efficiency, effectiveness, transparency, participation, collaboration, "
            "or as a good in itself."
        ),
        _BOTH,
    ),
)
_LEGITIMACY: tuple[_Asked, ...] = (
    ("audience_heard", lambda i, a: i.audience_heard, say("Ask the people whom it is for."), _BOTH),
)
NAMING = (say("Name an owner."), say("Name somebody who stands in for its owner."))
"""What the office is asked about its own people."""

_CAPACITY: tuple[_Asked, ...] = (
    ("owner", lambda i, a: bool(i.owner), NAMING[0], _BOTH),
    ("deputy", lambda i, a: bool(i.deputy), NAMING[1], _BOTH),
    ("hours", lambda i, a: i.hours_per_week is not None, say("Say how many hours a week it takes."), _BOTH),
    ("accredited", _accredited, say("Train somebody in its unit to publish."), _BOTH),
    ("review", lambda i, a: i.review_on is not None, say("Set the day on which it is reviewed."), _BOTH),
    ("exit_rule", lambda i, a: bool(i.exit_rule), say("Write down when it stops."), _BOTH),
    (
        "heir",
        lambda i, a: bool(i.heir),
        say("Name who keeps it after the pilot: a pilot without an heir dies of success."),
        frozenset({Mode.PILOT}),
    ),
)
_OPENING: tuple[_Asked, ...] = (
    (
        "comparables",
        lambda i, a: len(i.comparables) >= COMPARABLES if i.comparables else None,
        say("Look at five comparable profiles."),
        _BOTH,
    ),
    ("content_ready", lambda i, a: i.content_ready, say("Have content ready before it opens."), _BOTH),
)
