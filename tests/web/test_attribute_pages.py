# SPDX-License-Identifier: EUPL-1.2
"""What was done and what it returned, in the town whose truth is known: pages, form, lot, command and API."""

import csv
import io
import json

import pytest
from tests.web.axe import barriers
from tests.web.chromium import follow
from tests.web.conftest import OTHER, UNIT

import criterio

EN = {"Accept-Language": "en"}
PAGES = (
    "/attribute/", "/attribute/effects/", "/attribute/effects/Bono joven/", "/attribute/effects/Temporada en X/",
    "/attribute/returns/", "/attribute/channels/", "/attribute/campaigns/", "/attribute/costs/",
    "/attribute/?indicator=llamadas&subjects=unit:Deportes&subjects=unit:Servicios+Sociales&weeks=13&hoped=25",
)  # fmt: skip
DONE = {
    "act": "record", "name": "Carteles", "on": "unit:Cultura", "indicators": "tramites", "began_on": "2026-02-02",
    "hours_low": "10", "hours_high": "20,5",
}  # fmt: skip


def act(served, person, address, **told):
    return served.post_from(person, "/people/me/", address, told)


def test_with_no_effect_the_page_says_no_evidence(served):
    with served.client("reader") as reader:
        page = reader.get("/attribute/effects/Temporada en X/", headers=EN).text
    assert "No evidence of an effect" in page


def test_effects_that_were_planted_are_in_their_ranges(served):
    truth = json.loads((served.root / "truth.json").read_text(encoding="utf-8"))
    told = served.says("attribute")["effects"]
    found = {(one["campaign"]["name"], one["indicator"]): one["effect"] for one in told}
    held = [
        (made := found[one["campaign"], one["indicator"]])["low"] <= one["factor"] - 1 <= made["high"]
        for one in truth["effects"]
    ]  # fmt: skip
    assert len(held) == 6
    assert sum(held) >= 5  # nine times in ten


def test_page_command_and_api_tell_the_same(served, token):
    def said(*more):
        return served.says("attribute", *more)

    with served.client() as program:
        program.headers["Authorization"] = f"Bearer {token('reader')}"
        effects = program.get("/api/v1/effects", params={"limit": 1000}).json()["items"]
        returns = program.get("/api/v1/returns", params={"limit": 1000}).json()["items"]
        channels = program.get("/api/v1/channels").json()["items"]
        asked = {"indicator": "llamadas", "units": 2, "weeks": 13, "hoped": 0.25}
        can_tell = program.get("/api/v1/can-tell", params=asked).json()
    assert [(one["effect"]["point"], one["effect"]["low"]) for one in effects] == [
        (one["effect"]["point"], one["effect"]["low"]) for one in said()["effects"]
    ]
    assert [one["per_hour"] for one in returns] == [one["per_hour"] for one in said("returns")["profiles"]]
    assert [one["alike"] for one in channels] == [one["alike"] for one in said("channels")["channels"]["channels"]]
    by_command = said("can-tell", "--indicator", "llamadas", "--units", "2", "--weeks", "13", "--hoped", "25")["answer"]
    assert (can_tell["smallest"], can_tell["units"]) == (by_command["smallest"], by_command["units"])
    with served.client("reader") as reader:
        pages = reader.get("/attribute/effects/", headers=EN).text + reader.get(PAGES[-1], headers=EN).text
    assert all(one["sentence"].replace("'", "&#39;") in pages for one in said()["effects"])
    assert by_command["sentence"] in pages


def test_a_lot_is_the_same_for_whoever_checks_its_number(served):
    asked = "&".join(f"subjects=unit:{name}" for name in ("Cultura", "Deportes", "Juventud"))
    asked += "&indicator=tramites&waves=3&begin=2027-01-11"
    with served.client("reader") as reader:
        first, again, other = (
            reader.get(f"/attribute/calendar/?{asked}&lot={lot}").content.decode("utf-8-sig") for lot in (7, 7, 8)
        )
    days = [row[2] for row in csv.reader(io.StringIO(first))][1:]
    assert first == again != other
    assert days == ["2027-01-11", "2027-01-25", "2027-02-08"]


def test_what_was_done_is_recorded_by_who_edits_there_and_nobody_else(served):
    address = "/attribute/campaigns/"
    with served.client("editor", OTHER) as stranger, served.client("editor", UNIT) as editor:
        assert act(served, stranger, address, **DONE).status_code == 403
        assert act(served, editor, address, **DONE).status_code == 302
        assert act(served, editor, address, **DONE | {"began_on": "2026-03-02"}).status_code == 302
        page = editor.get(address, headers=EN).text
    assert "replaced by a later one" in page


def test_who_else_was_in_the_lot_is_recorded_with_it(served):
    told = DONE | {
        "name": "Sorteo",
        "by_lot": "on",
        "hoped": "-12,5",
        "drawn_from": ["unit:Deportes", "unit:Cultura", "unit:Nowhere"],
    }
    with served.client("administrator") as administrator:
        assert act(served, administrator, "/attribute/campaigns/", **told).status_code == 302
    store = criterio.open(served.root).store
    from criterio.store.campaigns import campaigns  # models can be read only when a workspace is open

    (kept,) = [one for one in campaigns(store) if one.name == "Sorteo"]
    assert kept.hoped == -0.125
    assert kept.drawn_from == ("unit:Deportes",)  # beside those on whom it was done


def test_a_day_of_its_own_gives_nobody_a_say_over_another_unit(served):
    told = {name: said for name, said in DONE.items() if name != "on"} | {"name": "Otro día"}
    with served.client("editor", UNIT) as editor:
        for starts in ("unit:Deportes 2026-02-02", "unit:Cultura 2026-02-02\nunit:Deportes 2026-03-02"):
            assert act(served, editor, "/attribute/campaigns/", **told, starts=starts).status_code == 403
        assert act(served, editor, "/attribute/campaigns/", **told, starts="unit:Cultura 2026-03-02").status_code == 302


def test_a_calendar_that_would_leave_all_calendars_is_not_drawn(served):
    asked = "/attribute/?indicator=llamadas&subjects=unit:Deportes&subjects=unit:Cultura&begin=9999-12-31"
    with served.client("reader") as reader:
        assert reader.get(asked).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"on": "unit:Nowhere"}, "on"),
        ({"indicators": "happiness"}, "indicators"),
        ({"began_on": "yesterday"}, "began_on"),
        ({"ended_on": "2026-01-01"}, "ended_on"),
        ({"hours_low": "30"}, "hours_low"),
        ({"began_on": "0001-01-01"}, "began_on"),
        ({"starts": "unit:Cultura soon"}, "starts"),
    ],
)
def test_what_cannot_have_been_done_so_is_told_beside_its_field(served, wrong, field):
    with served.client("administrator") as administrator:
        answer = act(served, administrator, "/attribute/campaigns/", **DONE | wrong)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.text


def test_a_unit_cost_needs_its_source_and_a_role_in_the_whole(served):
    cost = {"act": "write", "indicator": "llamadas", "low": "-4,5", "high": "-3", "source": "Centralita, 2026"}
    with served.client("analyst", UNIT) as stranger:
        assert act(served, stranger, "/attribute/costs/", **cost).status_code == 403
    with served.client("analyst") as analyst:
        assert act(served, analyst, "/attribute/costs/", **cost | {"source": ""}).status_code == 422
        assert act(served, analyst, "/attribute/costs/", **cost | {"low": "5"}).status_code == 422
        assert act(served, analyst, "/attribute/costs/", **cost).status_code == 302
        assert "Centralita, 2026" in analyst.get("/attribute/costs/").text


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_returns_are_open_to_everybody_also_when_something_is_wrong(served, as_person, width, scheme):
    page = as_person("administrator", "", width, scheme)
    for address in PAGES:
        page.goto(address)
        assert (address, barriers(page)) == (address, [])
    for address, button in (("/attribute/campaigns/", "record"), ("/attribute/costs/", "write")):
        page.goto(address)
        follow(page.locator(f"button[value={button}]"))
        assert page.locator("[role=alert]").count() == 1
        assert (address, barriers(page)) == (address, [])
