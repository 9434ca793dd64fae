# SPDX-License-Identifier: EUPL-1.2
"""What only the file could say is said on pages too: what figures are called, what is proposed, who is comparable."""

import re

import pytest
from tests.web.axe import barriers

from criterio.domain.names import Aspect
from criterio.store import openings
from criterio.wiring.house import House

EN = {"Accept-Language": "en"}


def test_what_a_figure_is_called_is_read_everywhere_from_the_next_page_on_and_says_who_wrote_it(served, admin):
    house = House(served.root)
    (key, before), *_ = house.declared.indicators.items()
    assert f'value="{before}"' in admin.get("/collect/names/").text
    assert served.post(admin, "/collect/names/", {"act": "say", f"name-{key}": "Smiles at the desk"}).status_code == 302
    page = admin.get("/collect/names/").text
    assert ('value="Smiles at the desk"' in page, "administrator@, on" in page) == (True, True)
    assert "Smiles at the desk" in admin.get("/attribute/costs/").text
    assert (house.reader.indicator(key), house.administration.indicators[key]) == ("Smiles at the desk",) * 2
    too_long = served.post(admin, "/collect/names/", {"act": "say", f"name-{key}": "a" * 121})
    assert (too_long.status_code, "120 letters at most" in too_long.text) == (422, True)
    with served.client("editor") as person:
        told = {"act": "say", f"name-{key}": "Mine"}
        assert served.post_from(person, "/people/me/", "/collect/names/", told).status_code == 403
        assert "Smiles at the desk" in person.get("/collect/names/", headers=EN).text
    assert "what a figure of our files is called" in admin.get("/people/audit/").text
    assert served.post(admin, "/collect/names/", {"act": "say", f"name-{key}": ""}).status_code == 302
    assert key not in house.administration.indicators


def test_a_name_that_was_left_as_it_was_shown_stays_as_another_wrote_it_and_one_that_both_changed_is_told(
    served, admin
):
    key, other = list(House(served.root).declared.indicators)[1:3]
    field, was, more, shown = f"name-{key}", f"was-{key}", f"name-{other}", f"was-{other}"
    assert served.post(admin, "/collect/names/", {"act": "say", field: "Theirs", more: "Old"}).status_code == 302
    mine = {"act": "say", field: "First", was: "First", more: "Mine", shown: "Old"}
    assert served.post(admin, "/collect/names/", mine).status_code == 302
    page = admin.get("/collect/names/").text
    assert ('value="Theirs"' in page, 'value="Mine"' in page) == (True, True)
    told = served.post(admin, "/collect/names/", mine | {field: "Ours"})
    assert (told.status_code, "Somebody wrote “Theirs” here meanwhile" in told.text) == (422, True)
    assert f'name="{was}" value="Theirs"' in told.text, "said once more, it counts"


def test_what_brings_more_together_is_written_aspect_by_aspect_and_taken_away_as_a_whole(served, admin):
    house = House(served.root)
    proposal = house.administration.initiatives[0].name
    between = [f"initiative:{proposal}", "x:aytovillaclara"]
    told = {"act": "say", "between": between, "aspect": "service", "points_low": "0,2", "points_high": "0.6"}
    assert served.post(admin, "/decide/together/", told | {"reason": "One answers, one shows."}).status_code == 302
    assert served.post(admin, "/decide/together/", told | {"aspect": "social"}).status_code == 302
    (said,) = [one for one in house.administration.synergies if one.between == (proposal, "x:aytovillaclara")]
    assert said.value == {Aspect.SERVICE: (0.2, 0.6), Aspect.SOCIAL: (0.2, 0.6)}
    assert said.reason == "One answers, one shows."
    assert "Written by administrator@" in admin.get("/decide/together/").text
    wrong = ({"between": between[:1]}, {"points_high": "4"}, {"points_low": "", "points_high": ""}, {"aspect": "fun"},
             {"between": [*between, "x:nobody"]})  # fmt: skip
    for each in wrong:
        assert served.post(admin, "/decide/together/", told | each).status_code == 422
    with served.client("approver") as person:
        assert served.post_from(person, "/people/me/", "/decide/together/", told).status_code == 403
        assert "One answers, one shows." in person.get("/decide/together/", headers=EN).text
    assert served.post(admin, "/decide/together/", {"act": "drop", "between": between}).status_code == 302
    assert said not in house.administration.synergies
    assert "/decide/together/" in admin.get("/decide/board/").text
    log = admin.get("/people/audit/").text
    assert all(act in log for act in ("Said what brings more together", "bring no more together than each alone"))


def test_what_is_proposed_says_what_it_brings_needs_rules_out_and_trains(served, admin):
    house = House(served.root)
    first, second, *_ = (one.name for one in house.administration.initiatives)
    told = {
        "act": "draft", "name": "Course for those who answer", "unit": "Cultura", "network": "x", "handle": "newvila",
        "requires": first, "excludes": second, "trains": "Cultura", "territory": "The port", "months": "18",
        "ambitious": "on", "value_service_low": "-0,5", "value_service_high": "2",
    }  # fmt: skip
    for wrong in ({"excludes": first}, {"value_service_high": "3.5"}, {"months": "0"}):
        assert served.post(admin, "/openings/", told | wrong).status_code == 422
    address = served.post(admin, "/openings/", told).headers["location"]
    said = openings.openings(house.store)[0].initiative
    assert (said.requires, said.excludes, said.trains) == ((first,), (second,), "Cultura")
    assert (said.territory, said.months, said.ambitious) == ("The port", 18, True)
    assert said.value == {Aspect.SERVICE: (-0.5, 2.0)}
    assert 'value="-0.5"' in admin.get(address).text
    assert served.post(admin, address, told | {"act": "save", "requires": "Nothing like it"}).status_code == 302
    assert openings.openings(house.store)[0].initiative.requires == ()


def test_who_is_comparable_is_said_of_each_profile_and_left_to_be_found_again(served, admin):
    house, profile = House(served.root), "x:aytovillaclara"
    address, peers = f"/measure/peers/?subject={profile}", ["x:visitvillaclara", "x:culturavclara", "x:nadie"]
    told = {"act": "say", "subject": profile, "peers": peers}
    assert served.post(admin, address, told).status_code == 422  # one of them is nobody
    told["peers"] = re.findall(r'name="peers" value="([^"]+)"', admin.get(address).text)[:3]
    assert served.post(admin, address, told | {"peers": told["peers"][:2]}).status_code == 422
    assert served.post(admin, address, told).status_code == 302
    assert house.administration.peers[profile] == tuple(told["peers"])
    assert "Written by administrator@" in admin.get(address).text
    with served.client("analyst") as person:
        assert served.post_from(person, "/people/me/", address, told).status_code == 403
    assert served.post(admin, address, told | {"act": "drop"}).status_code == 302
    assert profile not in house.administration.peers
    assert "Said which profiles are comparable" in admin.get("/people/audit/").text


def test_what_the_government_backs_is_said_openly_and_taken_away(served, admin):
    house = House(served.root)
    before = house.administration.support
    told = {"act": "say", "subject": "x:aytovillaclara", "share": "0,6"}
    assert served.post(admin, "/decide/support/", told | {"share": "1,5"}).status_code == 422
    assert served.post(admin, "/decide/support/", told).status_code == 302
    assert house.administration.support == {**before, "x:aytovillaclara": 0.6}
    with served.client("reader") as person:
        page = person.get("/decide/support/", headers=EN).text
        assert ("administrator@, on" in page, "0.6" in page) == (True, True)
        assert served.post_from(person, "/people/me/", "/decide/support/", told).status_code == 403
    for subject in (*before, "x:aytovillaclara"):
        assert served.post(admin, "/decide/support/", {"act": "drop", "subject": subject}).status_code == 302
    assert house.administration.support == {}
    assert "/decide/support/" in admin.get("/decide/board/").text


def test_of_a_unit_is_said_where_it_is_and_whether_what_it_does_gives_results(served, admin):
    house = House(served.root)
    told = {"act": "say", "name": "Port", "has_good_results": "yes", "latitude": "40,4168", "longitude": "-3.7038"}
    assert served.post(admin, "/units/", told).status_code == 302
    (unit,) = (one for one in house.administration.units if one.name == "Port")
    assert (unit.has_good_results, unit.latitude, unit.longitude) == (True, 40.4168, -3.7038)
    page = admin.get("/units/?change=Port").text
    assert ('value="40.4168"' in page, '<option value="yes" selected>' in page) == (True, True)
    for wrong in ({"longitude": ""}, {"latitude": "95"}, {"latitude": "north"}):
        assert served.post(admin, "/units/", told | wrong).status_code == 422


@pytest.mark.parametrize(
    "address", ["/collect/names/", "/decide/together/", "/decide/support/", "/measure/peers/", "/openings/", "/units/"]
)
@pytest.mark.parametrize("width", [1280, 360])
def test_they_have_no_barriers(as_person, address, width):
    page = as_person(width=width)
    page.goto(address)
    assert barriers(page) == []
