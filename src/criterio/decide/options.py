# SPDX-License-Identifier: EUPL-1.2
"""The modes that each profile can take, each with its hours, its money and what every criterion puts into it."""

from collections.abc import Mapping
from dataclasses import dataclass

from criterio.decide._criterion import Assessment, Case, Effect, Twin
from criterio.decide.items import Alternative, Part, Span
from criterio.domain.names import Aspect, Horizon, State
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode

Assessments = Mapping[str, Assessment]

NEAR = {Horizon.SHORT: 1.0, Horizon.MEDIUM: 0.9, Horizon.LONG: 0.75}
"""What comes later counts for less: it is less sure to come."""

MERGES = 2
"""How many profiles to merge into are weighed: the two that share most."""


@dataclass(frozen=True)
class Shape:
    """How a mode changes a profile. ``good`` and ``harm``: shares of its effects that remain; then its effort."""

    good: Span
    harm: float
    effort: Span
    euros: float


SHAPES = {
    Mode.KEEP: Shape((1.0, 1.0), 1.0, (1.0, 1.0), 1.0),
    Mode.STRENGTHEN: Shape((1.0, 1.0), 1.0, (1.5, 1.5), 1.5),
    Mode.HAND_OVER: Shape((0.8, 1.0), 0.8, (1.0, 1.0), 1.0),
    Mode.HIBERNATE: Shape((0.0, 0.08), 0.0, (0.0, 0.0), 0.0),
    Mode.CLOSE: Shape((0.0, 0.0), 0.0, (0.0, 0.0), 0.0),
}
_SAME_HANDS = Shape((1.0, 1.0), 1.0, (1.0, 1.0), 1.0)
"""Handing over within its own unit loses nothing on the way: somebody there is named."""
_GUARD_HOURS = (0.05, 0.15)
"""A profile that sleeps is still looked at: nobody must take its name or write in it."""
_GUARD = Effect(Aspect.STEWARDSHIP, -0.1, -0.02)
_REVIVAL: Span = (0.0, 0.4)
_REVIVAL_HOURS: Span = (1.0, 5.0)
_ASLEEP = frozenset({State.DORMANT, State.ZOMBIE, State.HIBERNATED})


def alternatives(case: Case, said: Assessments, unit_to: str = "") -> tuple[Alternative, ...]:
    """Every mode of a profile. ``unit_to``: the unit that could take it over, or empty when there is none."""
    modes = [Mode.KEEP, Mode.STRENGTHEN, Mode.HIBERNATE, Mode.CLOSE]
    twins = sorted((twin for twin in case.twins if twin.bigger), key=lambda twin: (-twin.share, twin.key))[:MERGES]
    plain = [_alternative(case, said, mode, SHAPES[mode]) for mode in modes]
    if unit_to:
        shape = _SAME_HANDS if unit_to == case.profile.unit else SHAPES[Mode.HAND_OVER]
        plain.append(_alternative(case, said, Mode.HAND_OVER, shape, unit_to))
    return (*plain, *(_alternative(case, said, Mode.MERGE, _merging(twin), twin.key) for twin in twins))


def _merging(twin: Twin) -> Shape:
    """The public that two profiles share is already there; of the rest, some follow."""
    return Shape((twin.share * 0.6, min(1.0, 0.2 + 0.8 * twin.share)), 0.0, (0.1, 0.3), 0.0)


def _alternative(case: Case, said: Assessments, mode: Mode, shape: Shape, into: str = "") -> Alternative:
    hours, euros = _effort(case, mode, shape), (case.profile.euros_per_year or 0.0) * shape.euros
    good = _kept(case, said, mode, shape)
    parts = [part for name, one in said.items() for part in _parts(name, one, mode, shape.harm, good)]
    parts += [part for name, one in said.items() for part in _costs(name, one, hours, euros)]
    if mode is Mode.HIBERNATE and case.state is not State.HIBERNATED:
        parts.append(_part("custody", _GUARD))
    goes_on = mode in (Mode.KEEP, Mode.STRENGTHEN, Mode.HAND_OVER)
    return Alternative(
        mode,
        hours,
        (euros, euros),
        tuple(parts),
        into,
        covers=goes_on and not (mode is Mode.KEEP and case.state in _ASLEEP),
        support=max((one.support for one in said.values()), default=0.0) if goes_on else 0.0,
        forbidden=_forbidden(said, mode),
    )


def _effort(case: Case, mode: Mode, shape: Shape) -> Span:
    if mode is Mode.HIBERNATE:
        return _GUARD_HOURS
    if mode is Mode.STRENGTHEN and case.state in _ASLEEP and not case.hours_declared:
        return _REVIVAL_HOURS
    return case.hours[0] * shape.effort[0], case.hours[1] * shape.effort[1]


def _kept(case: Case, said: Assessments, mode: Mode, shape: Shape) -> Span:
    """The share of the good that a mode keeps: what is left of it today, unless the mode wakes the profile."""
    low, high = shape.good
    if mode is Mode.STRENGTHEN and case.state in _ASLEEP:
        return _REVIVAL
    if mode is Mode.HIBERNATE:
        return shape.good
    for one in said.values():
        low, high = low * one.left[0], high * one.left[1]
    return low, high


def _parts(name: str, said: Assessment, mode: Mode, harm: float, good: Span) -> list[Part]:
    carried = [_carried(name, effect, harm, good) for effect in said.brings]
    kept = [part for part in carried if part.low or part.high]
    return kept + [_part(name, effect) for effect in said.adds.get(mode, ())]


def _carried(name: str, effect: Effect, harm: float, good: Span) -> Part:
    near = NEAR[effect.horizon]
    low = max(effect.low, 0) * good[0] + min(effect.low, 0) * harm
    high = max(effect.high, 0) * good[1] + min(effect.high, 0) * harm
    return Part(name, effect.aspect, near * low, near * high)


def _costs(name: str, said: Assessment, hours: Span, euros: float) -> list[Part]:
    pairs = ((said.per_hour, hours), (said.per_thousand_euros, (euros / 1000, euros / 1000)))
    return [
        Part(name, effect.aspect, effect.low * amount[1], effect.high * amount[0])
        for effect, amount in pairs
        if effect is not None and amount[1] > 0
    ]


def _part(name: str, effect: Effect) -> Part:
    near = NEAR[effect.horizon]
    return Part(name, effect.aspect, near * effect.low, near * effect.high)


def _forbidden(said: Assessments, mode: Mode) -> Sentence | None:
    return next((one.forbids[mode] for one in said.values() if mode in one.forbids), None)
