# SPDX-License-Identifier: EUPL-1.2
"""What people say was done, and what one more of something is worth: written once, replaced openly by a later one."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from criterio.domain.administration import Campaign
from criterio.store import models
from criterio.store.workspace import Store

_CAMPAIGN = TypeAdapter(Campaign)


@dataclass(frozen=True)
class Recorded:
    """One campaign as ``who`` wrote it. ``replaces``: the number of an earlier one of the same name."""

    number: int
    campaign: Campaign
    who: str
    at: datetime
    replaces: int | None


@dataclass(frozen=True)
class Priced:
    """Euros that one more of ``indicator`` brings, from ``low`` to ``high``, and where that comes from."""

    indicator: str
    low: float
    high: float
    source: str
    who: str
    at: datetime


def record_campaign(store: Store, campaign: Campaign, who: str, at: datetime) -> Recorded:
    """Writes it for ever. It replaces, openly, the last one of the same name."""
    with store.writing():
        row = models.Campaign(
            name=campaign.name,
            declaration=_CAMPAIGN.dump_python(campaign, mode="json"),
            who=who,
            at=at,
            replaces=models.Campaign.objects.using(store.alias).filter(name=campaign.name).order_by("id").last(),
        )
        row.save(using=store.alias)
    return _read(row)


def recorded(store: Store) -> list[Recorded]:
    """Everything that people recorded, the newest first; those that were replaced stay."""
    return [_read(row) for row in models.Campaign.objects.using(store.alias).order_by("-id")]


def campaigns(store: Store) -> tuple[Campaign, ...]:
    """Those that hold: the newest of each name, the oldest name first."""
    newest = {one.campaign.name: one.campaign for one in reversed(recorded(store))}
    return tuple(newest.values())


def record_price(store: Store, priced: Priced) -> None:
    """Writes it for ever; the newest of an indicator holds."""
    with store.writing():
        models.UnitCost(
            indicator=priced.indicator,
            low=priced.low,
            high=priced.high,
            source=priced.source,
            who=priced.who,
            at=priced.at,
        ).save(using=store.alias)


def prices(store: Store) -> list[Priced]:
    """Everything that was ever written, the newest first."""
    return [
        Priced(row.indicator, row.low, row.high, row.source, row.who, row.at)
        for row in models.UnitCost.objects.using(store.alias).order_by("-id")
    ]


def prices_that_hold(store: Store) -> dict[str, Priced]:
    """The newest of each indicator."""
    return {one.indicator: one for one in reversed(prices(store))}


def _read(row: models.Campaign) -> Recorded:
    return Recorded(row.pk, _CAMPAIGN.validate_python(row.declaration), row.who, row.at, row.replaces_id)
