# SPDX-License-Identifier: EUPL-1.2
import pytest

from criterio.domain.administration import Administration, OrgUnit, TiedUnits
from criterio.domain.errors import BadInput, SettingsError
from criterio.domain.profile import Profile, ProfileKey
from criterio.spread.layout import by_place, by_ties, by_tree
from criterio.spread.ties import Kind, matrix, ties, with_imported

UNITS = (OrgUnit("Hall"), OrgUnit("Culture", "Hall"), OrgUnit("Library", "Culture"), OrgUnit("Sports", "Hall"))


def kinds(administration, profiles=()):
    return {frozenset((tie.one, tie.other)): tie.kind for tie in ties(administration, profiles)}


def test_the_tree_and_what_is_declared_tie_each_pair_once():
    town = Administration("Town", units=UNITS, ties=(TiedUnits("Library", "Sports"), TiedUnits("Culture", "Hall")))
    assert kinds(town) == {
        frozenset(("Library", "Sports")): Kind.DECLARED,
        frozenset(("Culture", "Hall")): Kind.DECLARED,
        frozenset(("Library", "Culture")): Kind.TREE,
        frozenset(("Sports", "Hall")): Kind.TREE,
    }


def test_profiles_for_one_function_tie_their_units_where_nobody_declared_ties():
    profiles = [Profile(ProfileKey("x", unit), unit=unit, functions=("events",)) for unit in ("Library", "Sports")]
    assert kinds(Administration("Town", units=UNITS), profiles)[frozenset(("Library", "Sports"))] is Kind.FUNCTION


def test_near_municipalities_hear_of_each_other_and_far_ones_do_not():
    towns = (("A", 40.0, -3.0), ("B", 40.1, -3.0), ("C", 43.0, -8.0))
    province = Administration("P", units=tuple(OrgUnit(name, latitude=y, longitude=x) for name, y, x in towns))
    assert kinds(province) == {frozenset(("A", "B")): Kind.NEAR}


def test_ties_are_symmetric_and_leave_strangers_out():
    linked = matrix(("Hall", "Culture"), ties(Administration("Town", units=UNITS)))
    assert linked.tolist() == [[False, True], [True, False]]


def test_drawings_keep_to_their_frame_and_north_is_above():
    linked = matrix(("Hall", "Culture", "Library", "Sports"), ties(Administration("Town", units=UNITS)))
    for spots in (by_ties(linked), by_tree([unit.name for unit in UNITS], {unit.name: unit.parent for unit in UNITS})):
        assert len(set(spots)) == 4
        assert all(0 <= value <= 1 for spot in spots for value in spot)
    south, north = by_place(["A", "B"], {"A": (40.0, -3.0), "B": (43.0, -3.5)})
    assert north[1] < south[1]


def test_a_list_of_ties_beside_the_declaration_counts_as_declared(tmp_path):
    (tmp_path / "ties.csv").write_text("from,to\nLibrary,Sports\n", encoding="utf-8")
    town = with_imported(Administration("Town", units=UNITS, ties_from="ties.csv"), tmp_path)
    assert kinds(town)[frozenset(("Library", "Sports"))] is Kind.DECLARED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Library,Sports\nLibrary,Port\n", "ties.csv, row 2, column 2: “Port” is not a declared unit"),
        (None, "ties.csv, which ties_from"),
    ],
)
def test_a_list_that_is_not_there_or_names_strangers_says_so(tmp_path, text, said):
    if text:
        (tmp_path / "ties.csv").write_text(text, encoding="utf-8")
    with pytest.raises((BadInput, SettingsError), match=said):
        with_imported(Administration("Town", units=UNITS, ties_from="ties.csv"), tmp_path)
