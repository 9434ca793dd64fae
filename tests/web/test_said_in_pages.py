# SPDX-License-Identifier: EUPL-1.2
"""What only the file could say is said on pages too: what figures are called, and what brings more together."""

import pytest
from tests.web.axe import barriers

from criterio.domain.names import Aspect
from criterio.wiring.house import House

EN = {"Accept-Language": "en"}


@pytest.fixture
def admin(served):
    with served.client("administrator") as client:
        client.headers.update(EN)
        yield client


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


@pytest.mark.parametrize("address", ["/collect/names/", "/decide/together/"])
@pytest.mark.parametrize("width", [1280, 360])
def test_they_have_no_barriers(as_person, address, width):
    page = as_person(width=width)
    page.goto(address)
    assert barriers(page) == []
