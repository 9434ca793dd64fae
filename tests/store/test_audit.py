# SPDX-License-Identifier: EUPL-1.2
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from criterio.domain.governance import Verified
from criterio.store.audit import append, entries, verify
from criterio.store.audit_head import FILE, Head, note
from criterio.store.workspace import Store

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def _folder(root):
    (root / "administration.toml").write_text('name = "Villaclara"\n', encoding="utf-8")
    return root


def _tamper(store, *statements):
    with sqlite3.connect(store.root / "criterio.sqlite3") as database:
        for statement in statements:
            database.execute(statement)
    database.close()


@pytest.mark.parametrize(("newest", "told"), [(2, Verified(2, None)), (3, Verified(3, 2)), (9, Verified(4, 2))])
def test_only_the_newest_entries_are_looked_at_if_so_asked(store, newest, told):
    for n in range(4):
        append(store, "Ana", "close", "x:ayto", {"n": n}, NOW)
    _tamper(store, "DROP TRIGGER audit_no_UPDATE", "UPDATE store_auditentry SET who = 'Luis' WHERE number = 2")
    assert verify(store, newest) == told


def test_a_note_from_before_the_newest_entries_is_no_fault_while_what_it_notes_is_there(store):
    first = append(store, "Ana", "close", "x:ayto", {}, NOW)
    for _ in range(3):
        append(store, "Ana", "close", "x:ayto", {}, NOW)
    note(store.root, Head(first.number, first.seal))
    assert verify(store, 2).is_whole
    note(store.root, Head(first.number, "another"))
    assert verify(store, 2).is_cut


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


def test_two_entries_in_the_other_order_are_told(store):
    for n in range(3):
        append(store, "Ana", "close", "x:ayto", {"n": n}, NOW)
    moves = ("= -1 WHERE number = 2", "= 2 WHERE number = 3", "= 3 WHERE number = -1")
    _tamper(store, "DROP TRIGGER audit_no_UPDATE", *(f"UPDATE store_auditentry SET number {move}" for move in moves))
    assert verify(store).broken_at == 2


@pytest.mark.parametrize("kept", [0, 2])
def test_newest_entries_cut_off_are_told(store, kept):
    for n in range(3):
        append(store, "Ana", "close", "x:ayto", {"n": n}, NOW)
    _tamper(store, "DROP TRIGGER audit_no_DELETE", f"DELETE FROM store_auditentry WHERE number > {kept}")
    assert verify(store) == Verified(kept, None, is_cut=True)


def test_a_note_that_was_taken_away_or_forged_is_told(store):
    append(store, "Ana", "close", "x:ayto", {}, NOW)
    kept = (store.root / FILE).read_text()
    (store.root / FILE).write_text(kept.replace('"number": 1', '"number": 0'))
    assert verify(store).is_cut
    (store.root / FILE).unlink()
    assert verify(store).is_cut
    (store.root / FILE).write_text(kept)
    assert verify(store).is_whole


def test_a_log_written_anew_from_its_first_entry_is_told(store, tmp_path_factory):
    for who in ("Ana", "Luis"):
        append(store, who, "close", "x:ayto", {}, NOW)
    forged = Store(_folder(tmp_path_factory.mktemp("forged")))
    for who in ("Eva", "Luis"):
        append(forged, who, "close", "x:ayto", {}, NOW)
    assert verify(forged).is_whole
    (forged.root / FILE).write_text((store.root / FILE).read_text())
    assert verify(forged).is_cut


def test_what_is_not_kept_is_not_noted(store):
    append(store, "Ana", "close", "x:ayto", {}, NOW)
    with suppress(ZeroDivisionError), store.writing():
        append(store, "Ana", "close", "x:ayto", {}, NOW)
        _ = 1 / 0
    assert verify(store) == Verified(1, None)


def test_a_note_older_than_the_log_is_no_fault(store):
    """A process that is killed between an entry and its note leaves it so."""
    first = append(store, "Ana", "close", "x:ayto", {}, NOW)
    append(store, "Ana", "close", "x:ayto", {}, NOW)
    note(store.root, Head(first.number, first.seal))
    assert verify(store).is_whole
