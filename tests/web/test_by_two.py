# SPDX-License-Identifier: EUPL-1.2
"""Two people who write in one form at once: neither takes away what the other wrote."""

import html
import re

import pytest

HOUSE = {"act": "say", "mission": "Serve.", "population": "30000", "dormant_after_days": "60"}


@pytest.fixture(scope="module")
def served(office):
    served = office()
    with served.client("administrator") as client:
        served.post(client, "/units/", {"act": "say", "name": "Sports", "head": "Ada"})
    return served


def _shown(client, address: str) -> dict[str, str]:
    """What the hidden fields of a page say."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', client.get(address).text)
    return {name: html.unescape(value) for name, value in found}


def test_what_one_left_as_it_was_shown_stays_as_the_other_wrote_it(served, admin):
    served.post(admin, "/house/", HOUSE)
    shown = _shown(admin, "/house/")
    assert served.post(admin, "/house/", HOUSE | {"population": "31000"}).status_code == 302
    assert admin.post("/house/", data=shown | HOUSE | {"mission": "Serve all."}).status_code == 302
    page = admin.get("/house/").text
    assert ("Serve all." in page, 'value="31000"' in page) == (True, True)


def test_who_changed_what_another_changed_is_told_and_what_they_say_once_more_counts(served, admin):
    served.post(admin, "/house/", HOUSE)
    shown = _shown(admin, "/house/")
    assert served.post(admin, "/house/", HOUSE | {"population": "32000", "mission": "Theirs."}).status_code == 302
    mine = HOUSE | {"population": "33000"}
    told = admin.post("/house/", data=shown | mine)
    assert (told.status_code, "Somebody wrote “32,000” here meanwhile" in told.text) == (422, True)
    assert 'value="33000"' in told.text
    again = dict(re.findall(r'<input type="hidden" name="(was)" value="([^"]*)"', told.text))
    assert admin.post("/house/", data=shown | mine | {"was": html.unescape(again["was"])}).status_code == 302
    page = admin.get("/house/").text
    assert ('value="33000"' in page, "Theirs." in page) == (True, True), "what was never in question stays"


def test_of_a_unit_too_each_field_is_whose_who_wrote_it(served, admin):
    shown = _shown(admin, "/units/?change=Sports")
    form = {"act": "say", "name": "Sports", "head": "Ada"}
    for change in ({"head": "Eva"}, {"hours_per_week": "12"}):
        assert admin.post("/units/", data=shown | form | change).status_code == 302
    page = admin.get("/units/?change=Sports").text
    assert ('value="Eva"' in page, 'value="12"' in page) == (True, True)
