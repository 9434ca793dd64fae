# SPDX-License-Identifier: EUPL-1.2
"""Pilots on record: what is tried, by which figure it will be judged on which day, and who keeps it afterwards."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from criterio.domain.governance import Signatory
from criterio.store import models
from criterio.store.workspace import Store

_TOLD = (
    "initiative", "unit", "author", "indicator", "threshold", "at_least", "starts_on", "decides_on", "heir",
    "hours_per_week", "euros_per_year", "hours_granted", "euros_granted",
    "hours_spent", "euros_spent", "spent_on", "state", "observed", "reason", "started_by", "decided_by", "account",
)  # fmt: skip

ENDED = ("adopted", "stopped")
"""The states of a pilot that was decided."""


@dataclass(frozen=True)
class Pilot:
    """Something tried until a day. ``state``: draft, withdrawn, running, adopted or stopped.

    ``threshold``: of the indicator, to be reached or, where not ``at_least``, not to be passed. ``hours_per_week`` and
    ``euros_per_year``: what its heir has for it once it is adopted. ``hours_granted`` and ``euros_granted``: what it
    may take in all while it runs; ``hours_spent`` and ``euros_spent``: what it took until ``spent_on``. ``observed``:
    what the data said on the day of the decision; None: nothing. ``decided_by``: a name as it was on that day, of an
    ``account``; None: not known. ``decided_at``: when that was; None: it is not decided.
    """

    initiative: str
    unit: str = ""
    author: str = ""
    indicator: str = ""
    threshold: float | None = None
    at_least: bool = True
    starts_on: date | None = None
    decides_on: date | None = None
    heir: str = ""
    hours_per_week: float | None = None
    euros_per_year: float | None = None
    hours_granted: float | None = None
    euros_granted: float | None = None
    hours_spent: float | None = None
    euros_spent: float | None = None
    spent_on: date | None = None
    state: str = "draft"
    observed: float | None = None
    reason: str = ""
    started_by: str = ""
    decided_by: str = ""
    account: str | None = None
    number: int | None = None
    decided_at: datetime | None = None

    @property
    def signatory(self) -> Signatory:
        """Who decided."""
        return Signatory(self.decided_by, self.account)


def pilots(store: Store) -> list[Pilot]:
    """Every pilot, the newest first."""
    return [_read(row) for row in models.Pilot.objects.using(store.alias).order_by("-id")]


def pilot(store: Store, number: int) -> Pilot | None:
    """One of them; None when there is none of that number."""
    row = models.Pilot.objects.using(store.alias).filter(pk=number).first()
    return _read(row) if row else None


def write_pilot(store: Store, one: Pilot, at: datetime) -> Pilot:
    """Writes it, or the one of its ``number`` anew. Who calls holds to the rules."""
    with store.writing():
        said = asdict(one)
        row = models.Pilot(pk=one.number, updated_at=at, **{name: said[name] for name in _TOLD})
        row.save(using=store.alias)
    return _read(row)


def _read(row: models.Pilot) -> Pilot:
    """Nothing is written of a pilot after it was decided."""
    decided_at = row.updated_at if row.state in ENDED else None
    return Pilot(number=row.pk, decided_at=decided_at, **{name: getattr(row, name) for name in _TOLD})
