# SPDX-License-Identifier: EUPL-1.2
"""The audit log: who did what and when, each entry sealed together with the one before."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from criterio.domain.governance import AuditEntry, Verified
from criterio.store import models
from criterio.store.audit_head import FILE, Head, note, noted
from criterio.store.workspace import Store


def append(store: Store, who: str, act: str, subject: str, detail: dict[str, Any], at: datetime) -> AuditEntry:
    """Writes one entry. ``detail`` is plain JSON and never holds a secret."""
    with store.writing():
        last = models.AuditEntry.objects.using(store.alias).order_by("number").last()
        number, previous = (last.number + 1, last.seal) if last else (1, "")
        row = models.AuditEntry(
            number=number, at=at, who=who, act=act, subject=subject, detail=detail, previous=previous
        )
        row.seal = _seal(row)
        row.save(using=store.alias)
        # once the entry is sure to stay, and before anybody else may write: a kill in between leaves an older note
        transaction.on_commit(lambda: note(store.root, Head(row.number, row.seal)), using=store.alias)
    return _entry(row)


def entries(store: Store, limit: int | None = 100, before: int | None = None) -> list[AuditEntry]:
    """The newest entries first; ``before`` a number, to read on."""
    rows = models.AuditEntry.objects.using(store.alias).order_by("-number")
    return [_entry(row) for row in (rows.filter(number__lt=before) if before else rows)[:limit]]


def verify(store: Store, newest: int | None = None) -> Verified:
    """Reads the chain, whole or its ``newest`` entries, and holds its end to what was noted outside of the database."""
    rows = models.AuditEntry.objects.using(store.alias).order_by("number")
    last = rows.last()
    before = rows.filter(number__lte=last.number - newest).last() if last and newest is not None else None
    number, previous = (before.number, before.seal) if before else (0, "")
    count, broken = 0, None
    for count, row in enumerate(rows.filter(number__gt=number).iterator(), 1):
        if broken is None and (row.number, row.previous, row.seal) != (number + count, previous, _seal(row)):
            broken = row.number
        previous = row.seal
    head = noted(store.root)
    is_there = head is not None and rows.filter(number=head.number, seal=head.seal).exists()
    is_new = last is None and not (store.root / FILE).exists()
    return Verified(count, broken, is_cut=not (is_there or is_new))


def newest_of(store: Store, acts: str) -> datetime | None:
    """When anybody last did something whose name begins so, such as ``register.``; None: nobody ever did."""
    rows = models.AuditEntry.objects.using(store.alias).filter(act__startswith=acts)
    return rows.order_by("number").values_list("at", flat=True).last()


def last(store: Store, act: str) -> AuditEntry | None:
    """The newest entry of one act."""
    row = models.AuditEntry.objects.using(store.alias).filter(act=act).order_by("-number").first()
    return _entry(row) if row else None


def count(store: Store) -> int:
    """How many entries there are."""
    return models.AuditEntry.objects.using(store.alias).count()


def _seal(row: models.AuditEntry) -> str:
    said = [row.number, row.at.astimezone(UTC).isoformat(), row.who, row.act, row.subject, row.detail, row.previous]
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _entry(row: models.AuditEntry) -> AuditEntry:
    return AuditEntry(row.number, row.at, row.who, row.act, row.subject, row.detail, row.previous, row.seal)
