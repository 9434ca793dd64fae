# SPDX-License-Identifier: EUPL-1.2
"""What an effect is worth: how many more, for each hour and each euro, and in euros where a unit cost is known."""

from dataclasses import dataclass

from criterio.domain.administration import Administration, Campaign
from criterio.domain.estimate import Range
from criterio.evidence.knowledge import unit_cost

DECLARED = "administration.toml"


@dataclass(frozen=True)
class Worth:
    """``more`` is how many more there were than without; the others None where hours, euros or a cost are not known.

    ``value`` is in euros; ``source`` says whose unit cost it stands on; empty: nobody's is known.
    """

    more: Range
    per_hour: Range | None
    per_euro: Range | None
    value: Range | None
    source: str


def worth(more: Range, campaign: Campaign, indicator: str, administration: Administration) -> Worth:
    """``more`` in units of the indicator. The administration's own costs win over published ones."""
    own = administration.worth.get(indicator)
    published = None if own else unit_cost(indicator)
    euros = own or (published and (published.low, published.high))
    source = DECLARED if own else published.source if published else ""
    return Worth(
        more,
        over(more, campaign.hours),
        over(more, _spent(campaign, administration)),
        times(more, euros) if euros else None,
        source,
    )


def over(more: Range, cost: tuple[float, float] | None) -> Range | None:
    """The range for each unit of ``cost``; None where the cost is not known or may be nothing."""
    if cost is None or cost[0] <= 0:
        return None
    return times(more, (1 / cost[1], 1 / cost[0]))


def times(more: Range, factor: tuple[float, float]) -> Range:
    """Every product of the two ranges lies within."""
    ends = [bound * by for bound in (more.low, more.high) for by in factor]
    return Range(min(ends), more.middle * sum(factor) / 2, max(ends), more.level)


def _spent(campaign: Campaign, administration: Administration) -> tuple[float, float] | None:
    """Euros in all, with the hours in them; None when the money, the hours or what one costs is not known."""
    cost = administration.euros_per_hour
    if campaign.euros is None or campaign.hours is None or cost is None:
        return None
    return campaign.euros[0] + campaign.hours[0] * cost, campaign.euros[1] + campaign.hours[1] * cost
