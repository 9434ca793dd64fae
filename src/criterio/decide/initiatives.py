# SPDX-License-Identifier: EUPL-1.2
"""The modes that a proposed initiative can take. Small practices have thin tails of cost; ambitious ones, heavy."""

from collections.abc import Iterable
from datetime import date

from criterio.decide._criterion import Effect, Suitability
from criterio.decide.criteria.political_support import faded
from criterio.decide.functions import titled
from criterio.decide.gates import Gate, gates
from criterio.decide.items import Alternative, Part, Span
from criterio.decide.options import NEAR
from criterio.decide.prices import PER_HOUR, per_thousand_euros
from criterio.domain.administration import Administration, Initiative
from criterio.domain.names import Aspect
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode
from criterio.evidence.knowledge import prior
from criterio.evidence.networks import display_name

DECLARED = "declared_value"
_UNTOLD = {False: {Aspect.SERVICE: (0.0, 1.0)}, True: {Aspect.SERVICE: (-1.0, 2.0)}}
_HOURS: Span = (1.0, 8.0)
_EUROS: dict[bool, Span] = {False: (0.0, 1_000.0), True: (0.0, 20_000.0)}
_OVERRUN = {False: 1.1, True: 1.5}
_YEARLY_RISK = prior("cost_risk_per_extra_year").value / 100
"""Each year more adds to the cost risk of an ambitious project."""


def subject(name: str) -> str:
    """How an initiative is called among items."""
    return f"initiative:{name}"


def alternatives(
    initiative: Initiative, administration: Administration, support: float, veto: Sentence | None
) -> tuple[Alternative, ...]:
    """No, pilot, full, later. A pilot shows little of the good, and little of the harm, for it can be stopped."""
    shut = gates(initiative, administration)
    hours, euros = _cost(initiative)
    full = tuple(_declared(initiative))
    pilot = tuple(_shown(part, (0.25, 0.5), 0.3) for part in full)
    later = tuple(_shown(part, (0.0, 0.1), 0.0) for part in full)
    half, some = (hours[0] * 0.3, hours[1] * 0.6), (euros[0] * 0.2, euros[1] * 0.5)
    return (
        Alternative(Mode.NO),
        _taken(Mode.PILOT, half, some, pilot, administration, support, veto or _bars(shut, Mode.PILOT)),
        _taken(Mode.FULL, hours, euros, full, administration, support, veto or _bars(shut, Mode.FULL)),
        Alternative(Mode.LATER, parts=later, forbidden=veto or _firmly_shut(shut)),
    )


def support_for(initiative: Initiative, administration: Administration, on: date) -> float:
    """Political support, declared under its plain name or under its name among items."""
    return max(faded(administration, name, on) for name in (initiative.name, subject(initiative.name)))


def network_veto(initiative: Initiative, fits: Iterable[Suitability]) -> Sentence | None:
    """Why the profile that it would open may not be: the law bars a function, or every one is known and none fits."""
    asked = list(fits)
    barred = next((fit.barred for fit in asked if fit.barred is not None), None)
    known = [fit for fit in asked if fit.score is not None]
    if barred is not None or initiative.opens is None or not known or any(fit.score for fit in known):
        return barred
    return say(
        "{network} cannot serve {function}.",
        network=display_name(initiative.opens.network),
        function=titled(known[0].function),
    )


def _cost(initiative: Initiative) -> tuple[Span, Span]:
    worst = _OVERRUN[initiative.ambitious]
    worst += _YEARLY_RISK * (initiative.months or 12) / 12 if initiative.ambitious else 0.0
    hours, euros = initiative.hours_per_week or _HOURS, initiative.euros or _EUROS[initiative.ambitious]
    return (hours[0], hours[1] * worst), (euros[0], euros[1] * worst)


def _declared(initiative: Initiative) -> list[Part]:
    near = NEAR[initiative.horizon]
    spans = initiative.value or _UNTOLD[initiative.ambitious]
    return [Part(DECLARED, aspect, near * low, near * high) for aspect, (low, high) in spans.items()]


def _shown(part: Part, good: Span, harm: float) -> Part:
    low = max(part.low, 0) * good[0] + min(part.low, 0) * harm
    return Part(part.criterion, part.aspect, low, max(part.high, 0) * good[1] + min(part.high, 0) * harm)


def _taken(
    mode: Mode,
    hours: Span,
    euros: Span,
    parts: tuple[Part, ...],
    administration: Administration,
    support: float,
    forbidden: Sentence | None,
) -> Alternative:
    thousand = per_thousand_euros(administration)
    costs = (_price(PER_HOUR, hours), _price(thousand, (euros[0] / 1000, euros[1] / 1000)))
    covers = mode is Mode.FULL
    return Alternative(mode, hours, euros, parts + costs, "", covers, support, forbidden)


def _price(effect: Effect, amount: Span) -> Part:
    return Part("staff_hours", effect.aspect, effect.low * amount[1], effect.high * amount[0])


def _bars(asked: tuple[Gate, ...], mode: Mode) -> Sentence | None:
    return next((gate.reason for gate in asked if mode in gate.bars), None)


def _firmly_shut(asked: tuple[Gate, ...]) -> Sentence | None:
    """Later is for what only lacks room. What lacks an objective or an heir is a no, and what to do instead."""
    return next((gate.reason for gate in asked if gate.passed is False), None)
