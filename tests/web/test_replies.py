# SPDX-License-Identifier: EUPL-1.2
"""The unit concerned answers a verdict and a decision; whoever looks at it again reads it, and everybody may."""

import sqlite3
from datetime import date, timedelta

import pytest
from tests.web.axe import barriers

EN = {"Accept-Language": "en"}
SUBJECT = "x:culturavclara"
VERDICT = f"/decide/verdict/{SUBJECT}/"
BEFORE, AFTER = "The agenda is read by\n\nthe <b>association of neighbours</b>.", "We would keep it for the summer."
SOON = (date.today() + timedelta(days=5)).isoformat()


def send(served, path, act, role="reader", unit="Cultura", **told):
    with served.client(role, unit) as person:
        return served.post_from(person, "/people/me/", path, {"act": act, **told})


def seen(served, path, role="approver", unit="Cultura"):
    with served.client(role, unit) as person:
        return person.get(path).text


@pytest.fixture(scope="module")
def decision(served):
    """The address of a decision that was answered before it was signed, for all, and after, for those who work here."""
    assert send(served, VERDICT, "reply", reply=BEFORE, for_all="on").status_code == 302
    with served.client("approver", "Cultura") as person:
        assert "association of neighbours" in person.get(VERDICT).text
        served.sign(person, SUBJECT, SOON)
    assert send(served, "/decide/decisions/1/", "reply", reply=AFTER).status_code == 302
    return "/decide/decisions/1/"


@pytest.fixture
def nobody(served):
    with served.client() as client:
        yield client


def test_both_replies_stand_beside_the_decision(served, decision):
    page = seen(served, decision)
    assert "the &lt;b&gt;association of neighbours&lt;/b&gt;." in page
    assert (AFTER in page, "to the proposal, before it was signed" in page) == (True, True)


def test_whoever_reviews_it_is_told_on_the_first_page_in_the_calendar_and_where_it_is_signed(served, decision):
    told = "One reply of a unit to a decision or a proposal is to be read."
    assert told in seen(served, "/")
    assert ": one reply to read" in seen(served, "/plan/calendar/")
    assert AFTER in seen(served, "/decide/sign/", unit="")
    assert AFTER in seen(served, VERDICT)
    assert told not in seen(served, "/", unit="Deportes")


def test_everybody_reads_what_was_written_for_all_in_the_name_of_the_unit(served, nobody, decision):
    page = nobody.get("/public/decisions/1/", headers=EN).text
    assert ("association of neighbours" in page, AFTER in page, "reader@Cultura" in page) == (True, False, False)
    (comment,) = nobody.get("/public/decisions/1.jsonld").json()["@graph"][1]["comment"]
    assert (comment["author"]["name"], comment["text"]) == ("Cultura", BEFORE)
    (told,) = nobody.get("/api/v1/decisions").json()["items"]
    assert [one["unit"] for one in told["replies"]] == ["Cultura"]
    assert nobody.get("/public/data/decisions.json").json()["items"][0]["replies"] == 1


def test_a_reply_is_withheld_and_shown_again_by_who_may_sign(served, nobody, decision):
    path, why = "/decide/replies/1/", "It tells of a neighbour."
    assert send(served, path, "withhold", "editor", reason=why).status_code == 403
    assert "Write why it is withheld" in send(served, path, "withhold", "approver", reason="").text
    send(served, path, "withhold", "approver", reason=why)
    page = nobody.get("/public/decisions/1/", headers=EN).text
    assert ("association of neighbours" in page, why in page) == (False, True)
    send(served, path, "publish", "approver")
    assert "association of neighbours" in nobody.get("/public/decisions/1/", headers=EN).text


def test_nobody_of_another_unit_answers_for_it(served, decision):
    assert send(served, decision, "reply", unit="Deportes", reply="Not ours.").status_code == 403
    assert send(served, VERDICT, "reply", unit="Deportes", reply="Not ours.").status_code == 403


def test_what_is_sent_twice_is_written_once(served, decision):
    answer = send(served, decision, "reply", reply=AFTER)
    assert (answer.status_code, "You have written this already." in answer.text) == (422, True)
    assert "Write what your unit answers." in send(served, VERDICT, "reply", reply=" ").text


def test_nobody_rewrites_a_reply(served, decision):
    with sqlite3.connect(served.root / "criterio.sqlite3") as records:
        for act in ("UPDATE store_reply SET text = ''", "DELETE FROM store_reply"):
            with pytest.raises(sqlite3.IntegrityError, match="written once"):
                records.execute(act)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_barrier_stands_where_it_is_answered(as_person, decision, width, scheme):
    page = as_person("administrator", width=width, scheme=scheme)
    for path in (decision, VERDICT, "/decide/replies/1/", "/public/decisions/1/"):
        page.goto(path)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
