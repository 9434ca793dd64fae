# SPDX-License-Identifier: EUPL-1.2
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.register.difference import Difference, compare
from criterio.register.summary import NetworkCount, summarise

INVENTORY = Path(__file__).parents[3] / "shared" / "data" / "inventory_es"
NETWORKS = {"twitter": "x", "bluesky": "bluesky", "mastodon": "mastodon"}
JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 5)

real = pytest.mark.skipif(not INVENTORY.exists(), reason="the real registers are not beside the project")


def rows_of(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((INVENTORY / file).read_text(encoding="utf-8"))
    return found


def read(file: str, as_of: date) -> list[RegisterEntry]:
    return [entry for row in rows_of(file) for entry in entries_of(row, as_of)]


def entries_of(row: dict[str, Any], as_of: date) -> Iterator[RegisterEntry]:
    unit, kind = row["nombre"], f"{row['categoria']} · {row['subcategoria']}"
    present = {column: network for column, network in NETWORKS.items() if row[column]}
    if not present:
        yield RegisterEntry(as_of, unit, kind)
    for column, network in present.items():
        yield RegisterEntry(as_of, unit, kind, network, row[column], active=row[f"{column}_activo"])


@pytest.fixture(scope="module")
def july_to_august() -> Difference:
    return compare(read("2026-07-01.json", JULY), read("2026-08-01.json", AUGUST))


@real
def test_a_register_that_grew_is_coverage_not_adoption(july_to_august: Difference) -> None:
    d = july_to_august
    assert (d.units_before, d.units_after, d.units_after - d.units_before) == (149, 725, 576)
    assert (len(d.units_added), d.units_removed) == (576, ())
    assert str(d.headlines[0]).startswith(
        "The register of 2026-08-05 lists 725 units, the one of 2026-07-01 listed 149: 576"
    )


@real
def test_only_three_institutions_really_opened_a_profile(july_to_august: Difference) -> None:
    opened = sorted(str(listed.key) for listed in july_to_august.opened)
    assert opened == [
        "bluesky:aecid.bsky.social",
        "bluesky:renfeoperadora.bsky.social",
        "bluesky:univcantabria.bsky.social",
    ]
    assert july_to_august.closed == ()


@real
def test_institutions_that_only_changed_their_name_keep_their_handles(july_to_august: Difference) -> None:
    renamed = sorted((renamed.before, renamed.after) for renamed in july_to_august.units_renamed)
    assert renamed == [
        ("Agencia Española de Meteorología (AEMET)", "Agencia Estatal de Meteorología (AEMET)"),
        ("Instituto Geográfico Nacional (IGN)", "Instituto Geográfico Nacional – CNIG"),
    ]
    assert (july_to_august.handles_renamed, july_to_august.moved) == ((), ())


@real
def test_every_profile_of_august_is_old_opened_or_covered(july_to_august: Difference) -> None:
    before = sum(bool(row[column]) for row in rows_of("2026-07-01.json") for column in NETWORKS)
    after = sum(bool(row[column]) for row in rows_of("2026-08-01.json") for column in NETWORKS)
    assert before + len(july_to_august.opened) + len(july_to_august.covered) == after


@real
def test_nothing_opened_or_closed_between_june_and_july() -> None:
    d = compare(read("2026-06-01.json", date(2026, 6, 1)), read("2026-07-01.json", JULY))
    assert (d.units_added, d.units_removed, d.covered, d.uncovered) == ((), (), (), ())


@real
def test_the_figures_of_august_are_those_of_the_file() -> None:
    rows = rows_of("2026-08-01.json")
    nowhere = sum(not (row["twitter"] or row["bluesky"] or row["mastodon"]) for row in rows)
    active = sum(bool(row["twitter"] and row["twitter_activo"]) for row in rows)
    present = sum(bool(row["twitter"]) for row in rows)
    found = summarise(read("2026-08-01.json", AUGUST))
    assert (present, active, present - active, nowhere) == (549, 463, 86, 166)
    assert (found.units, found.units_without_profile) == (725, 166)
    assert found.networks[-1] == NetworkCount("x", 549, 463, 86, 0)


def listed(unit: str, handle: str = "", as_of: date = JULY, network: str = "x", **more: Any) -> RegisterEntry:
    return RegisterEntry(as_of, unit, network=network if handle else "", handle=handle, **more)


def test_one_handle_for_another_in_a_unit_and_network_is_a_new_name() -> None:
    d = compare([listed("Library", "old")], [listed("Library", "new", AUGUST)])
    assert [(r.before.key.handle, r.after.key.handle) for r in d.handles_renamed] == [("old", "new")]
    assert (d.opened, d.closed) == ((), ())


def test_a_handle_written_otherwise_is_the_same_profile() -> None:
    d = compare([listed("Library", "@Books")], [listed("LIBRARY", "https://twitter.com/books", AUGUST)])
    assert (d.opened, d.closed, d.handles_renamed, d.units_added) == ((), (), (), ())


def test_a_profile_handed_to_another_unit_moved() -> None:
    before = [listed("Library", "books"), listed("Library", "reads"), listed("Museum", "art")]
    after = [listed("Library", "reads", AUGUST), listed("Museum", "art", AUGUST), listed("Museum", "books", AUGUST)]
    d = compare(before, after)
    assert [(r.before.unit, r.after.unit, r.after.key) for r in d.moved] == [
        ("Library", "Museum", ProfileKey("x", "books"))
    ]
    assert (d.opened, d.closed) == ((), ())


def test_a_profile_that_left_with_its_unit_is_not_a_closure() -> None:
    d = compare([listed("Library", "books"), listed("Museum", "art")], [listed("Museum", "art", AUGUST)])
    assert ([u.unit for u in d.uncovered], d.closed, d.units_removed) == (["Library"], (), ("Library",))


def test_a_closure_is_told_by_network() -> None:
    d = compare([listed("Library", "books")], [listed("Library", as_of=AUGUST)])
    assert [str(found.key) for found in d.closed] == ["x:books"]
    assert "One profile of X is no longer listed: Library." in [str(sentence) for sentence in d.headlines]


def test_what_a_register_does_not_say_is_not_a_change() -> None:
    before = [listed("Library", "books", active=True, owner="Ana")]
    after = [listed("Library", "books", AUGUST, active=False)]
    assert [(c.field, c.before, c.after) for c in compare(before, after).changed] == [("active", True, False)]


def test_two_institutions_with_one_name_stay_two() -> None:
    twins = [listed("Council", "one", kind="State"), listed("Council", "two", kind="Region")]
    assert summarise(twins).units == 2
    assert compare(twins, twins).units_renamed == ()
