# SPDX-License-Identifier: EUPL-1.2
"""A profile written by hand is in the register as it was written, by whichever spelling of its address."""

from datetime import date
from pathlib import Path

import pytest

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import Profile, ProfileKey
from criterio.register.entering import enter, key_of
from criterio.store import facts, registry
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store

ON = date(2026, 11, 26)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / DECLARATION).touch()
    return Store(tmp_path)


@pytest.mark.parametrize("written", ["https://twitter.com/AjVila", "x.com/ajvila/", "@AjVila", "AJVILA"])
def test_every_spelling_is_one_profile(written: str) -> None:
    assert key_of("x", written) == ProfileKey("x", "ajvila")


def test_an_address_says_its_network_whatever_was_chosen() -> None:
    assert key_of("x", "https://www.instagram.com/ajvila/?hl=es") == ProfileKey("instagram", "ajvila")


@pytest.mark.parametrize(("network", "written"), [("", "ajvila"), ("x", "two words"), ("x", "https://x.com/home")])
def test_what_is_no_profile_is_refused(network: str, written: str) -> None:
    with pytest.raises(RuleBroken):
        key_of(network, written)


def test_what_is_left_empty_is_empty_and_the_day_of_the_register_never_goes_back(store: Store) -> None:
    key = ProfileKey("x", "ajvila")
    enter(store, Profile(key, owner="Ana", purpose="News", functions=("tourism",), hours_per_week=4.0), True, ON)
    enter(store, Profile(key, owner="Pep"), False, date(2026, 11, 20))
    (found,) = registry.profiles(store)
    assert found == Profile(key, owner="Pep", registered_on=ON)


def test_one_that_is_there_is_not_entered_as_new(store: Store) -> None:
    enter(store, Profile(ProfileKey("x", "ajvila")), True, ON)
    with pytest.raises(RuleBroken, match="already"):
        enter(store, Profile(ProfileKey("x", "ajvila")), True, ON)
    with pytest.raises(RuleBroken, match="below zero"):
        enter(store, Profile(ProfileKey("x", "ajvila"), hours_per_week=-1.0), False, ON)


def test_a_house_without_files_is_looked_at_on_the_day_of_its_last_profile(store: Store) -> None:
    assert facts.read(store).last_day() is None
    enter(store, Profile(ProfileKey("x", "ajvila")), True, ON)
    assert facts.read(store).last_day() == ON
