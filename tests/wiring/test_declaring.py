# SPDX-License-Identifier: EUPL-1.2
"""A declaration that is edited on the server counts at once; one that cannot be used changes nothing, and is told."""

import pytest

from criterio.domain.errors import SettingsError
from criterio.wiring.house import House


@pytest.fixture
def house(tmp_path):
    write(tmp_path, 'name = "Villaclara"')
    return House(tmp_path)


def write(root, text: str) -> None:
    (root / "administration.toml").write_text(text, encoding="utf-8")


def test_what_is_edited_is_read_without_opening_the_house_again(house):
    assert house.declared.population is None
    write(house.root, 'name = "Villaclara"\npopulation = 30000')
    assert house.declared.population == 30000
    assert house.declaration.fault is None


def test_what_is_not_edited_is_not_read_again(house):
    assert house.declared is house.declared


def test_a_declaration_that_cannot_be_used_leaves_what_it_said_before_and_says_why(house):
    assert house.declared.name == "Villaclara"
    write(house.root, 'name = "Villaclara"\npopulation = "many"')
    assert (house.declared.name, house.declared.population) == ("Villaclara", None)
    assert "population" in str(house.declaration.fault)
    (house.root / "administration.toml").unlink()
    assert house.declared.name == "Villaclara"
    write(house.root, 'name = "Villaclara"\npopulation = 12')
    assert (house.declared.population, house.declaration.fault) == (12, None)


def test_a_house_that_never_had_one_says_so(tmp_path):
    with pytest.raises(SettingsError):
        _ = House(tmp_path).declared
