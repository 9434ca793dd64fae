# SPDX-License-Identifier: EUPL-1.2
import sqlite3
from datetime import UTC, datetime

import pytest

from criterio.domain.governance import Verified
from criterio.store.audit import append, entries, verify

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def _tamper(store, *statements):
    with sqlite3.connect(store.root / "criterio.sqlite3") as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def test_the_chain_holds_as_written(store):
    for n in range(3):
        append(store, "Ana", "close", "x:ayto", {"n": n}, NOW)
    assert verify(store) == Verified(3, None)
    assert [entry.number for entry in entries(store, 2)] == [3, 2]


@pytest.mark.parametrize("statement", ["UPDATE store_auditentry SET who = 'Luis'", "DELETE FROM store_auditentry"])
def test_the_database_refuses_to_rewrite_the_log(store, statement):
    append(store, "Ana", "close", "x:ayto", {}, NOW)
    with pytest.raises(sqlite3.IntegrityError, match="written once"):
        _tamper(store, statement)


def test_an_entry_changed_behind_the_guard_is_told(store):
    for n in range(3):
        append(store, "Ana", "close", "x:ayto", {"n": n}, NOW)
    _tamper(store, "DROP TRIGGER audit_no_UPDATE", "UPDATE store_auditentry SET who = 'Luis' WHERE number = 2")
    assert verify(store) == Verified(3, 2)


def test_an_entry_taken_out_is_told_at_the_next(store):
    for n in range(3):
        append(store, "Ana", "close", "x:ayto", {"n": n}, NOW)
    _tamper(store, "DROP TRIGGER audit_no_DELETE", "DELETE FROM store_auditentry WHERE number = 2")
    assert verify(store) == Verified(2, 3)
