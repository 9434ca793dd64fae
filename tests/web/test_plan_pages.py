# SPDX-License-Identifier: EUPL-1.2
"""Pilots, objectives, the calendar and what weighs more, as people come to them."""

import csv
import html
import io
import re
from datetime import date, timedelta

from icalendar import Calendar

from criterio.decide.elicit import next_question
from criterio.store import said
from criterio.wiring.house import House

EN = {"Accept-Language": "en"}
PROPOSED = "Asistente automático para la cita previa"
OTHER = "Respuestas preparadas a las diez preguntas de siempre"
TRIED = "Cita por mensaje en Servicios Sociales"
DAY = date.today() + timedelta(days=90)  # the server asks the same clock
TERMS = {
    "act": "save", "indicator": "llamadas", "threshold": "190,5", "at_least": "no", "heir": "Servicios Sociales",
    "starts_on": "2026-09-01", "decides_on": DAY.isoformat(), "hours_per_week": "2", "euros_per_year": "0",
    "hours_granted": "52", "euros_granted": "0",
}  # fmt: skip


def act(served, person, address, **told):
    return served.act(person, address, told)


def test_a_pilot_without_heir_cannot_start_and_one_with_everything_runs_and_is_in_the_calendar(served):
    with served.client("administrator") as author, served.client("approver") as other:
        address = act(served, author, "/plan/pilots/", act="draft", initiative=TRIED).headers["location"]
        assert served.post(author, address, TERMS | {"heir": ""}).status_code == 302
        assert 'value="start"' not in other.get(address, headers=EN).text
        refused = act(served, other, address, act="start")
        assert refused.status_code == 422
        assert "a pilot without an heir dies of success" in refused.text
        assert served.post(author, address, TERMS | {"threshold": "many"}).status_code == 422
        assert served.post(author, address, TERMS).status_code == 302
        assert 'value="start"' in other.get(address, headers=EN).text
        assert act(served, author, address, act="start").status_code == 422  # its author
        assert act(served, other, address, act="start").status_code == 302
        assert act(served, other, address, act="go").status_code == 422  # before its day
        assert act(served, author, address, **TERMS | {"threshold": "1"}).status_code == 422
        taken = {"act": "spend", "hours_spent": "60", "euros_spent": "0"}
        assert served.post(author, address, taken | {"hours_spent": "-1"}).status_code == 422
        assert served.post(author, address, taken).status_code == 302
        page = other.get(address, headers=EN).text
        assert "It has taken more than it was granted" in page
        assert "at most 190.50" in html.unescape(page)
        events = Calendar.from_ical(other.get("/plan/calendar.ics", headers=EN).content).walk("VEVENT")
        assert (DAY, f"Stop or go: {TRIED}") in [(e.decoded("dtstart"), str(e["summary"])) for e in events]
        acts = author.get("/people/audit.csv").text
        assert all(name in acts for name in ("plan.draft_pilot", "plan.save_pilot", "plan.start_pilot"))


def test_a_pilot_that_was_stopped_reads_so_with_when_by_whom_and_why_wherever_it_is_told(served):
    begun = (date.today() - timedelta(days=60)).isoformat()
    with served.client("administrator") as author, served.client("approver") as other, served.client() as anybody:
        address = act(served, author, "/plan/pilots/", act="draft", initiative=TRIED).headers["location"]
        terms = TERMS | {"starts_on": begun, "decides_on": date.today().isoformat()}
        assert served.post(author, address, terms).status_code == 302
        assert re.search(r"pilots? (is|are) written and waits? to be started", other.get("/", headers=EN).text)
        assert "to be started" not in author.get("/", headers=EN).text  # whoever wrote it cannot
        assert act(served, other, address, act="start").status_code == 302
        assert "One pilot is to be decided: stop or go." in other.get("/", headers=EN).text
        assert act(served, other, address, act="stop", reason="Nobody booked by message.").status_code == 302
        listed = html.unescape(other.get("/plan/pilots/", headers=EN).text)
        assert re.search(r"stopped<span class=\"below\">on [^<]+, by [^<]+: Nobody booked by message\.", listed)
        assert "by approver" in listed
        page = other.get(address, headers=EN).text
        assert ("administrator@" in page, "administrator.all@example.org" in page) == (True, False)
        assert "Nobody booked by message" in other.get("/plan/reality/", headers=EN).text
        for page in ("/decide/board/", "/decide/?signed=yes", f"/decide/verdict/initiative:{TRIED}/"):
            told = other.get(page, headers=EN).text
            assert re.search(r"Pilot stopped</strong>|Pilot stopped<span", told), page
            assert "roposed now:" in told, page
        decision = re.findall(r"/decide/decisions/(\d+)/", other.get("/decide/decisions/").text)[0]
        for page in (f"/decide/decisions/{decision}/", f"/public/decisions/{decision}/", "/public/decisions/"):
            told = anybody.get(page, headers=EN).text if "public" in page else other.get(page, headers=EN).text
            assert ("Pilot stopped" in told, "Do not start" in told) == (True, False), page
        assert "Pilot stopped" in anybody.get("/public/data/decisions.rss", headers=EN).text
        table = anybody.get("/public/data/decisions.csv").content.decode("utf-8-sig")
        assert next(csv.DictReader(io.StringIO(table)))["mode"] == "stopped"
        assert anybody.get("/public/data/decisions.json").json()["items"][0]["mode"] == "stopped"
        assert anybody.get("/api/v1/decisions").json()["items"][-1]["mode"] == "stopped"
        graph = anybody.get(f"/public/decisions/{decision}.jsonld", headers=EN).json()["@graph"]
        (choice,) = (one for one in graph if "result" in one)
        assert (choice["result"]["termCode"], choice["result"]["name"]) == ("stopped", "Pilot stopped")
        assert "adopted, stopped" in anybody.get("/public/data/", headers=EN).text


def test_a_draft_of_what_the_plan_proposes_begins_with_all_its_terms_but_the_day_on_which_it_starts(served):
    with served.client("administrator") as author:
        assert f"<h3>{PROPOSED} " in author.get("/plan/pilots/", headers=EN).text
        address = act(served, author, "/plan/pilots/", act="draft", initiative=PROPOSED).headers["location"]
        page = author.get(address, headers=EN).text
        fields = dict(re.findall(r'<input type="\w+" name="(\w+)" value="([^"]*)"', page))
    told = ("indicator", "threshold", "decides_on", "heir", "hours_per_week", "euros_per_year", "hours_granted")
    assert all(fields[name] for name in (*told, "euros_granted"))
    assert fields["starts_on"] == ""


def test_whoever_wrote_a_draft_withdraws_it_and_it_may_be_begun_again(served):
    with served.client("administrator") as author, served.client("reader") as reader:
        address = act(served, author, "/plan/pilots/", act="draft", initiative=OTHER).headers["location"]
        assert f'<option value="{OTHER}"' not in author.get("/plan/pilots/").text
        assert act(served, reader, address, act="withdraw").status_code == 403
        unseen = served.post(author, address, {"act": "withdraw", "shown": "something else"})
        assert (unseen.status_code, 'value="withdraw"' in unseen.text) == (422, True)
        assert act(served, author, address, act="withdraw").status_code == 302
        page = author.get(address, headers=EN).text
        assert ("was withdrawn" in page, 'value="withdraw"' in page) == (True, False)
        assert act(served, author, address, **TERMS).status_code == 422
        assert f'<option value="{OTHER}"' in author.get("/plan/pilots/").text
        assert "Withdrew the draft of a pilot" in author.get("/people/audit/", headers=EN).text


def test_a_pilot_is_written_in_its_unit(served):
    with served.client("editor", "Deportes") as stranger:
        assert act(served, stranger, "/plan/pilots/", act="draft", initiative=TRIED).status_code == 403


def test_an_objective_that_stops_at_outputs_is_flagged_and_can_be_written_anew(served):
    said = {"act": "say", "name": "Publicar más", "aspect": "social", "indicator": "posts", "low": "5", "high": "10"}
    with served.client("approver") as person:
        assert served.post(person, "/plan/objectives/", said | {"low": "20"}).status_code == 422
        assert served.post(person, "/plan/objectives/", said | {"aspect": "fame"}).status_code == 422
        assert served.post(person, "/plan/objectives/", said).status_code == 302
        assert "It stops at outputs" in person.get("/plan/objectives/", headers=EN).text
        better = said | {"indicator": "tramites", "review_on": "2099-01-01", "baseline": "40"}
        assert served.post(person, "/plan/objectives/", better).status_code == 302
        page = person.get("/plan/objectives/", headers=EN).text
    assert "It stops at outputs" not in page
    assert page.count("<h2>Publicar más</h2>") == 1


def test_who_says_which_objective_matters_more_sees_that_it_weighs(office):
    empty = office()
    told = {"act": "say", "name": "Fewer calls", "aspect": "service"}
    with empty.client("administrator") as admin:
        admin.headers.update(EN)
        assert "Nobody has said anything yet" in admin.get("/decide/weights/").text
        for wrong in ({"rank": "0"}, {"rank": "1.5"}, {"share_high": "101"}, {"share_low": "60", "share_high": "40"}):
            assert empty.post(admin, "/plan/objectives/", told | wrong).status_code == 422
        assert empty.post(admin, "/plan/objectives/", told | {"rank": "1"}).status_code == 302
        assert "Nobody has said anything yet" not in admin.get("/decide/weights/").text
        assert "number 1 in order" in admin.get("/plan/objectives/").text
        shares = {"share_low": "30", "share_high": "40"}
        assert empty.post(admin, "/plan/objectives/", told | shares).status_code == 302
        page = admin.get("/plan/objectives/?change=Fewer calls").text
        assert "of the whole weight, 30% to 40%" in page
        assert all(f'value="{share}"' in page for share in shares.values()), "what stands is in the form"
        assert "number 1 in order" not in page, "the place was left empty"


def test_the_first_question_is_the_one_on_which_most_of_the_portfolio_hangs(served):
    house = House(served.root)
    portfolio = house.reading().plan.portfolio
    asked_for = next_question(house.administration.objectives, (), "anybody", portfolio.stakes)
    assert len(portfolio.stakes) > 1
    with served.client("approver") as person:
        page = person.get("/decide/weights/mine/", headers=EN).text
    assert f'name="question" value="{asked_for.key}"' in page


def test_two_people_answer_and_it_is_seen_where_they_differ(served):
    for role, choice in (("approver", "first"), ("administrator", "second")):
        with served.client(role) as person:
            answered = _answer_all(served, person, choice)
            assert 3 <= answered <= 12
            assert act(served, person, "/decide/weights/mine/", act="finish").status_code == 302
            again = act(served, person, "/decide/weights/mine/", act=choice, question="service:social:1")
            assert again.status_code == 422
            assert "nobody changes them" in again.text
    with served.client("reader") as reader:
        page = html.unescape(reader.get("/decide/weights/", headers=EN).text)
    assert "farthest from each other" in page
    assert len(re.findall(r"answers, finished on", page)) == 2


def _answer_all(served, person, choice: str) -> int:
    for answered in range(13):
        page = person.get("/decide/weights/mine/", headers=EN).text
        question = re.search(r'name="question" value="([^"]+)"', page)
        if question is None:
            return answered
        told = act(served, person, "/decide/weights/mine/", act=choice, question=question[1])
        assert told.status_code == 302
    raise AssertionError("more than twelve questions were asked")


def test_an_answer_may_be_taken_back_while_it_goes_on(served):
    with served.client("approver", "") as person:
        assert act(served, person, "/decide/weights/mine/", act="again").status_code == 302
        act(served, person, "/decide/weights/mine/", act="same", question="service:social:1")
        assert "1 answered" in person.get("/decide/weights/mine/", headers=EN).text
        act(served, person, "/decide/weights/mine/", act="same", question="service:social:1")  # a second click
        assert "1 answered" in person.get("/decide/weights/mine/", headers=EN).text
        act(served, person, "/decide/weights/mine/", act="back")
        assert "0 answered" in person.get("/decide/weights/mine/", headers=EN).text
        assert act(served, person, "/decide/weights/mine/", act="same", question="fame:gold").status_code == 422


def test_whoever_takes_another_name_is_not_asked_again_as_somebody_else(served):
    with served.client("approver") as person:
        name = re.search(r'name="name" value="([^"]*)"', person.get("/people/me/").text)[1]
        act(served, person, "/decide/weights/mine/", act="same", question="financial:political:1")
        before = re.search(r"(\d+) answered", person.get("/decide/weights/mine/", headers=EN).text)[1]
        for called in ("Alcaldesa", name):
            assert act(served, person, "/people/me/", act="save", name=called).status_code == 302
            assert f"{before} answered" in person.get("/decide/weights/mine/", headers=EN).text
    assert int(before) > 0


def test_plan_and_reality_tells_the_quarters(served):
    with served.client("reader") as person:
        page = html.unescape(person.get("/plan/reality/", headers=EN).text)
    assert page.count("Objectives in ") == 4
    assert page.count("Avisos que llegan a tiempo") == 1, "what cannot be seen is not repeated each quarter"
    assert "Of 3 objectives nobody can tell how they go" in page
    assert "Menos llamadas por la cita previa" in page


def test_an_objective_is_seen_by_a_figure_that_people_choose_by_its_name(served):
    house = House(served.root)
    (key, name), *_ = house.declared.indicators.items()
    told = {"act": "say", "name": "By its name", "aspect": "service", "review_on": "2099-01-01"}
    with served.client("administrator") as admin:
        assert f'<option value="{name[:1].upper() + name[1:]}">' in admin.get("/plan/objectives/").text
        for written in (name, name.upper(), key, "smiles of people"):
            assert served.post(admin, "/plan/objectives/", told | {"indicator": written}).status_code == 302
    seen = [word.objective.indicator for word in said.objective_words(house.store)][-4:]
    assert seen == [key, key, key, "smiles of people"]
