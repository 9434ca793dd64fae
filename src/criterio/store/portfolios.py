# SPDX-License-Identifier: EUPL-1.2
"""Portfolios that somebody signed whole: one record, and one decision an item that points to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter

from criterio.domain.estimate import Range
from criterio.domain.governance import Signatory
from criterio.domain.verdict import Mode, Verdict
from criterio.store import models
from criterio.store.ledger import Evidence, decision_row, last_decisions
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Totals:
    """What the whole takes and brings. Hours a week, euros a year; a capacity is None when nobody declared it.

    ``gap``: the solver's certificate of what was proposed. ``items`` of which ``otherwise`` were decided otherwise.
    """

    hours: float
    hours_capacity: float | None
    euros: float
    euros_capacity: float | None
    value: Range
    gap: float
    items: int
    otherwise: int


@dataclass(frozen=True)
class Signed:
    """A portfolio as it was signed. ``mark`` names the data that it stands on, ``on`` is their newest day."""

    number: int
    on: date
    mark: str
    statement: str
    totals: Totals
    files: tuple[str, ...]
    signed_by: Signatory
    at: datetime
    review_on: date | None
    replaces: int | None


_TOTALS = TypeAdapter(Totals)


def portfolios(store: Store) -> list[Signed]:
    """Every portfolio signed, oldest first; those that were replaced stay."""
    return [_read(row) for row in models.SignedPortfolio.objects.using(store.alias).order_by("id")]


def write_portfolio(store: Store, signed: Signed, verdicts: Sequence[Verdict], proposed: Mapping[str, Mode]) -> Signed:
    """Writes it with a decision for each verdict; ``proposed``: by subject, what was proposed where it is not so."""
    with store.writing():
        table = models.SignedPortfolio.objects.using(store.alias)
        row = models.SignedPortfolio(
            on=signed.on,
            mark=signed.mark,
            statement=signed.statement,
            totals=_TOTALS.dump_python(signed.totals, mode="json"),
            files=list(signed.files),
            signed_by=signed.signed_by.name,
            account=signed.signed_by.account,
            at=signed.at,
            review_on=signed.review_on,
            replaces=table.order_by("id").last(),
        )
        row.save(using=store.alias)
        rows, last = [], last_decisions(store)
        for verdict in verdicts:
            evidence = Evidence(verdict.grade.value, verdict.standing, signed.on, signed.files)
            one = decision_row(verdict, signed.signed_by, signed.at, signed.review_on, evidence)
            one.portfolio, one.replaces_id = row, last.get(verdict.subject)
            one.proposed = proposed.get(verdict.subject, "")
            rows.append(one)
        models.Decision.objects.using(store.alias).bulk_create(rows, batch_size=500)
    return _read(row)


def _read(row: models.SignedPortfolio) -> Signed:
    return Signed(
        number=row.pk,
        on=row.on,
        mark=row.mark,
        statement=row.statement,
        totals=_TOTALS.validate_python(row.totals),
        files=tuple(row.files),
        signed_by=Signatory(row.signed_by, row.account),
        at=row.at,
        review_on=row.review_on,
        replaces=row.replaces_id,
    )
