# SPDX-License-Identifier: EUPL-1.2
"""The change of its indicator at which a pilot is just worth its hours: proposed, for a person to write down."""

from criterio.decide.items import GOES_ON
from criterio.decide.stages import Prospect
from criterio.domain.administration import Initiative
from criterio.domain.verdict import Mode, Option, Portfolio, Verdict

SHORT = 0.9
"""From this share of the capacity on, hours are short and an hour has its price."""
DOUBTS = 4.0
"""A declared range is taken as so many standard deviations of what is believed."""


def hour_price(portfolio: Portfolio) -> float:
    """Points of public value of an hour a week: what it brings where it brings least. 0 while hours are left."""
    if portfolio.hours_capacity is None or portfolio.hours < SHORT * portfolio.hours_capacity:
        return 0.0
    brings = [
        verdict.value.middle / verdict.hours
        for verdict in portfolio.verdicts
        if verdict.mode in GOES_ON and verdict.hours > 0
    ]
    return max(min(brings, default=0.0), 0.0)


def wants_more(initiative: Initiative) -> bool:
    """Whether more of the indicator is better: fewer calls are expected of what is to save them."""
    return initiative.expected is None or sum(initiative.expected) > 0


def deciding_change(initiative: Initiative, verdict: Verdict, price: float) -> float | None:
    """In per cent, within what was expected. None where no range or no whole to go on to is declared.

    What the pilot shows counts as much as what was believed before it. The worse end of what was expected of the
    indicator stands for the least value of the whole, the better end for the most.
    """
    whole = next((option for option in verdict.options if option.mode is Mode.FULL), None)
    if initiative.expected is None or whole is None or whole.value.high <= whole.value.low:
        return None
    reading = _believed(initiative.name, whole).stop_below(price)
    share = (reading - whole.value.low) / (whole.value.high - whole.value.low)
    worse, better = initiative.expected if wants_more(initiative) else initiative.expected[::-1]
    return worse + min(max(share, 0.0), 1.0) * (better - worse)


def _believed(name: str, whole: Option) -> Prospect:
    doubt = (whole.value.high - whole.value.low) / DOUBTS
    return Prospect(name, whole.hours, whole.value.middle, doubt, noise=doubt, pilot_noise=doubt)
