# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import date
from pathlib import Path

import pytest

from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.store import facts, models, registry

INVENTORY = Path(__file__).parents[3] / "shared" / "data" / "inventory_es"
JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 5)
COUNCIL = "Consejo Económico y Social"


def enter(store, as_of: date, *listed: tuple[str, str, str]) -> None:
    """Each listed: unit, kind, handle on X."""
    registry.register(
        store,
        [
            (ProfileKey("x", handle) if handle else None, RegisterEntry(as_of, unit, kind, "x", handle))
            for unit, kind, handle in listed
        ],
    )


def units(store) -> dict[str, str]:
    return {str(profile.key): profile.unit for profile in facts.read(store).profiles}


def test_two_kinds_under_one_name_are_two_units(store):
    enter(store, JULY, (COUNCIL, "State", "ces"), (COUNCIL, "Region", "cesregion"))
    assert units(store) == {"x:ces": f"{COUNCIL} (State)", "x:cesregion": f"{COUNCIL} (Region)"}


def test_a_unit_told_apart_later_is_still_the_same_unit(store):
    enter(store, JULY, (COUNCIL, "State", "ces"))
    before = models.Unit.objects.using(store.alias).get().pk
    enter(store, AUGUST, (COUNCIL, "State", "ces"), (COUNCIL, "Region", "cesregion"))
    assert models.Unit.objects.using(store.alias).get(name=f"{COUNCIL} (State)").pk == before
    assert facts.read(store).units == (f"{COUNCIL} (Region)", f"{COUNCIL} (State)")


def test_a_unit_once_told_apart_stays_so(store):
    enter(store, JULY, (COUNCIL, "State", "ces"), (COUNCIL, "Region", "cesregion"))
    enter(store, AUGUST, (COUNCIL, "State", "ces"))
    assert facts.read(store).units == (f"{COUNCIL} (Region)", f"{COUNCIL} (State)")


def test_a_kind_that_is_renamed_does_not_split_its_unit(store):
    enter(store, JULY, (COUNCIL, "State", "ces"))
    enter(store, AUGUST, (COUNCIL, "Central government", "ces"))
    assert facts.read(store).units == (COUNCIL,)


@pytest.mark.skipif(not INVENTORY.exists(), reason="the real registers are not beside the project")
def test_the_records_of_the_real_register_are_its_725_institutions(store):
    rows = json.loads((INVENTORY / "2026-08-01.json").read_text(encoding="utf-8"))
    listed = [(row["nombre"], f"{row['categoria']} · {row['subcategoria']}", row["twitter"] or "") for row in rows]
    enter(store, AUGUST, *listed)
    assert (len({name for name, _, _ in listed}), len(facts.read(store).units)) == (724, 725)
