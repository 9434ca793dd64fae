# SPDX-License-Identifier: EUPL-1.2
"""The ledger, its form, the surprises and the calibration, as people who may and may not write stand before them."""

import json

import pytest
from tests.web.axe import barriers
from tests.web.chromium import follow
from tests.web.conftest import OTHER, UNIT

EN = {"Accept-Language": "en"}
FIGURE, OF_ALL = "interactions|instagram:cultura_villaclara", "interactions|all"
DUE = "2026-11-15"
RANGE = {"act": "freeze", "figure": FIGURE, "due": DUE, "low": "100", "middle": "250,5", "high": "600"}
PAGES = ("/expect/", "/expect/?by=month", "/expect/surprises/", "/expect/ledger/", "/expect/calibration/")


def write(served, person, **told):
    return served.post_from(person, "/people/me/", "/expect/write/", told)


def test_who_edits_freezes_a_range_that_a_later_one_replaces_openly(served):
    with served.client("editor", UNIT) as editor:
        assert write(served, editor, **RANGE).status_code == 302
        assert write(served, editor, **RANGE | {"high": "700"}).status_code == 302
        page = editor.get("/expect/ledger/", params={"state": "replaced"}, headers=EN).text
        assert "100–600" in page
        assert "100–700" not in page
        assert "100–700" in editor.get("/expect/ledger/", params={"state": "open"}).text


def test_a_single_day_is_written_beside_its_likely_range_and_told_apart_from_its_week(served):
    day = {"figure": FIGURE, "by": "day", "due": "2026-11-08"}
    with served.client("editor", UNIT) as editor:
        page = editor.get("/expect/write/", params=day | {"middle": "2000"}, headers=EN).text
        assert "Sunday, 8 November 2026</option>" in page
        assert "fewer than one in twenty" in page
        told = RANGE | day | {"low": "0", "middle": "41", "high": "98"}
        assert write(served, editor, **told).status_code == 302
        assert write(served, editor, **told | {"due": "2026-11-20"}).status_code == 422  # nobody knows so far ahead
        listed = editor.get("/expect/ledger/", headers=EN).text
        assert "Sunday, 8 November 2026" in listed
        assert "the week that ends on" in listed
    assert [one["due"] for one in served.says("expect", "ledger")["expectations"] if one["days"] == 1] == ["2026-11-08"]


def test_a_month_is_written_beside_its_likely_range(served):
    month = {"figure": FIGURE, "by": "month", "due": "2026-12-31"}
    with served.client("editor", UNIT) as editor:
        page = editor.get("/expect/write/", params=month | {"middle": "20000"}, headers=EN).text
        assert "December 2026</option>" in page
        assert "fewer than one in twenty" in page
        assert write(served, editor, **RANGE | month).status_code == 302
        assert write(served, editor, **RANGE | month | {"due": "2027-01-31"}).status_code == 422  # too far ahead
        assert "December 2026" in editor.get("/expect/ledger/", headers=EN).text
    (written,) = [one for one in served.says("expect", "ledger")["expectations"] if one["due"] == "2026-12-31"]
    assert written["days"] == 31


def test_what_is_written_is_in_the_audit_log(served):
    with served.client("editor", UNIT) as editor:
        write(served, editor, **RANGE)
    with served.client("administrator") as administrator:
        assert "expect.write" in administrator.get("/people/audit.csv").text


def test_an_event_is_written_with_its_probability(served):
    with served.client("editor", UNIT) as editor:
        event = {"act": "event", "figure": FIGURE, "due": DUE, "value": "400", "chance": "30"}
        assert write(served, editor, **event).status_code == 302
        assert "400 o más" in editor.get("/expect/ledger/", headers={"Accept-Language": "es"}).text or (
            "400 or more" in editor.get("/expect/ledger/", headers=EN).text
        )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"low": "300", "middle": "200"}, "middle"),
        ({"high": "many"}, "high"),
        ({"due": "2026-10-25"}, "due"),
        ({"due": "2031-01-05"}, "due"),
        ({"act": "event", "value": "10", "chance": "100"}, "chance"),
    ],
)
def test_what_cannot_be_an_expectation_is_told_beside_its_field(served, wrong, field):
    with served.client("editor", UNIT) as editor:
        answer = write(served, editor, **RANGE | wrong)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.text


def test_nobody_writes_for_a_unit_that_is_not_theirs_nor_for_the_whole(served):
    with served.client("editor", OTHER) as stranger:
        assert write(served, stranger, **RANGE).status_code == 403
        assert write(served, stranger, **RANGE | {"figure": OF_ALL}).status_code == 403
    with served.client("reader", UNIT) as reader:
        assert write(served, reader, **RANGE).status_code == 403


def test_what_is_likely_anyway_is_shown_while_writing(served):
    with served.client("editor", UNIT) as editor:
        asked = {"figure": FIGURE, "due": DUE}
        low = editor.get("/expect/write/", params=asked | {"middle": "1"}, headers=EN).text
        high = editor.get("/expect/write/", params=asked | {"middle": "999999"}, headers=EN).text
        falls = editor.get("/expect/write/", params=asked | {"middle": "1", "wanted": "fall"}, headers=EN).text
    assert "Doing nothing already covers it" in low
    assert "fewer than one in twenty" in high
    assert "fewer than one in twenty" in falls


def test_the_viral_week_of_the_town_is_a_surprise_on_its_page_and_at_home(served):
    truth = json.loads((served.root / "truth.json").read_text(encoding="utf-8"))
    profiles = (one["profile"] for one in served.says("register")["profiles"])
    (name,) = (one["name"] for one in profiles if one["key"] == truth["viral"])
    with served.client("reader") as reader:
        for address in ("/", "/expect/surprises/"):
            assert f"X · {name}" in reader.get(address, headers=EN).text


def test_what_changed_in_how_a_figure_is_counted_is_told_by_page_and_command(served):
    told = served.says("expect", "breaks")["breaks"]
    assert told
    with served.client("reader") as reader:
        page = reader.get("/expect/surprises/", headers=EN).text
    assert "What changed, by figure" in page
    assert page.count("seldom come twice") == sum("seldom" in json.dumps(one) for one in told)


def test_page_command_and_api_tell_the_same_scores(served, token):
    told = {asked: served.says("expect", asked) for asked in ("scores", "surprises", "calibration")}
    with served.client() as program:
        program.headers["Authorization"] = f"Bearer {token('reader')}"
        asked = {"limit": 1000}
        scores = program.get("/api/v1/scores", params=asked).json()["items"]
        surprises = program.get("/api/v1/surprises", params=asked).json()["items"]
        authors = program.get("/api/v1/calibration", params=asked).json()["items"]
    key = ("pit", "crps", "interval", "outcome")
    assert [[one[name] for name in key] for one in scores] == [
        [one[name] for name in key] for one in told["scores"]["scores"]
    ]
    assert [one["probability"] for one in surprises] == [one["probability"] for one in told["surprises"]["surprises"]]
    assert [(one["name"], one["held"]) for one in authors] == [
        (one["name"], one["held"]) for one in told["calibration"]["authors"]
    ]
    with served.client("reader") as reader:
        page = reader.get("/expect/calibration/", headers=EN).text
    assert all(f"{round(one['held'] * one['n'])} of {one['n']} held" in page for one in authors)


def test_whether_yesterday_was_normal_is_told_alike_by_page_command_and_api(served, token):
    told = served.says("expect", "surprises", "--daily")
    with served.client() as program:
        program.headers["Authorization"] = f"Bearer {token('reader')}"
        listed = program.get("/api/v1/surprises", params={"by": "day", "limit": 1000}).json()["items"]
        coming = program.get("/api/v1/forecasts", params={"by": "day", "subject": "all", "limit": 1000}).json()["items"]
    with served.client("reader") as reader:
        page = reader.get("/expect/surprises/", params={"by": "day"}, headers=EN).text
    assert told["watched"] > 7 * len(told["surprises"])
    assert [(one["week"], one["subject"], one["probability"]) for one in listed] == [
        (one["forecast"]["week"], one["forecast"]["subject"], one["probability"]) for one in told["surprises"]
    ]
    assert {one["days"] for one in (*listed, *coming)} == {1}
    assert all(one["subject"].partition(":")[2] in page for one in listed)
    assert f"{told['watched']} daily figures" in page


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_expecting_is_open_to_everybody_also_when_something_is_wrong(served, as_person, width, scheme):
    page = as_person("editor", UNIT, width, scheme)
    for address in PAGES:
        page.goto(address)
        assert (address, barriers(page)) == (address, [])
    page.goto(f"/expect/write/?figure={FIGURE}")
    page.fill("#id_middle", "1")
    page.press("#id_middle", "Tab")
    page.wait_for_selector("#placed >> text=/covers it|ya lo cubre|no hacer nada/i")
    assert barriers(page) == []
    follow(page.locator("button[value=freeze]"))
    assert page.locator("#id_low_error").count() == 1
    assert barriers(page) == []


def test_the_coming_days_are_on_the_page_and_in_the_command_with_what_is_known_of_them(served):
    asked = {"subject": "all", "metric": "interactions"}
    with served.client("reader") as reader:
        days = reader.get("/expect/", params=asked | {"by": "day"}, headers=EN).text
        weeks = reader.get("/expect/", params=asked, headers=EN).text
    assert "interactions in the day" in days
    assert "interactions in the day" not in weeks
    assert "Immaculate Conception: about" in weeks  # in the week of 7 December
    assert "Official calendar of the country" in weeks
    told = served.says("expect", "--daily", "--days", "3", "--on", "2026-10-08")["forecasts"]
    first, feast, _ = [one for one in told if (one["subject"], one["metric"]) == ("all", "interactions")]
    assert (first["week"], first["days"], feast["week"]) == ("2026-10-08", 1, "2026-10-09")
    (factor,) = [one for one in feast["factors"] if one["name"] == "public_holidays"]
    assert 0 < factor["low"] < factor["value"] < factor["high"] < 1
    assert "Comunitat" in factor["what"]
    assert factor["source"]
    assert feast["quantiles"][4] < 0.8 * first["quantiles"][4]


def test_the_month_in_course_and_the_next_are_told_alike_by_page_command_and_api(served, token):
    told = [one for one in served.says("expect", "--monthly")["forecasts"] if one["subject"] == "all"]
    with served.client() as program:
        program.headers["Authorization"] = f"Bearer {token('reader')}"
        asked = {"by": "month", "subject": "all", "limit": 1000}
        listed = program.get("/api/v1/forecasts", params=asked).json()["items"]
    with served.client("reader") as reader:
        page = reader.get(
            "/expect/", params={"by": "month", "subject": "all", "metric": "interactions"}, headers=EN
        ).text
    assert [(one["week"], one["days"], one["quantiles"]) for one in listed] == [
        (one["week"], one["days"], one["quantiles"]) for one in told
    ]
    assert [(one["week"], one["days"]) for one in told if one["metric"] == "interactions"] == [
        ("2026-11-01", 30),
        ("2026-12-01", 31),
    ]
    assert "interactions in the month" in page
    assert "December 2026" in page


def test_posts_that_are_planned_move_the_range_of_their_profile_in_the_command(served):
    profile = "instagram:cultura_villaclara"
    middle = []
    for more in ([], ["--posts", f"{profile}=40"]):
        (week,) = [
            one
            for one in served.says("expect", *more)["forecasts"]
            if (one["subject"], one["metric"], one["horizon"]) == (profile, "interactions", 2)
        ]
        middle.append(week["quantiles"][4])
        assert ("planned_posts" in {factor["name"] for factor in week["factors"]}) == bool(more)
    assert middle[1] > 1.5 * middle[0]
    for wrong in ("x:nobody=3", f"{profile}=1001"):
        told = served.run("expect", "--posts", wrong)
        assert told.exit_code == 2
        assert wrong.partition("=")[0] in told.stderr
