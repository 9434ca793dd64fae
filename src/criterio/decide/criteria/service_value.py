# SPDX-License-Identifier: EUPL-1.2
"""Whether it saves what people would otherwise have asked by telephone or at the desk."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.decide.prices import per_thousand_euros
from criterio.domain.names import Aspect
from criterio.domain.sentence import say

_DAYS = 365.25


def assess(case: Case) -> Assessment:
    value = case.known("service_value")
    if value is None or value.value is None:
        return Assessment(
            brings=(Effect(Aspect.FINANCIAL, 0.0, 0.3),), missing=say("how many calls and visits its answers avoid")
        )
    price = per_thousand_euros(case.administration)
    yearly = _DAYS / value.window.days / 1000
    low, high = (value.value if edge is None else edge for edge in (value.low, value.high))
    ends = sorted(-point * amount * yearly for point in (price.low, price.high) for amount in (low, high))
    return Assessment(
        brings=(Effect(Aspect.FINANCIAL, max(-3.0, ends[0]), min(3.0, ends[-1])),),
        because=(
            say(
                "Its answers saved between {low} and {high} euros in {days} days.",
                low=round(low),
                high=round(high),
                days=value.window.days,
            ),
        ),
        grade=value.grade,
    )


CRITERION = Criterion("service_value", say("Calls and visits avoided"), assess, source="Socitm figures as priors")
