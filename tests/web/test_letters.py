# SPDX-License-Identifier: EUPL-1.2
"""The letter of the week leaves by a real server on loopback: once, on its day, and what fails is told."""

import json
import os
import re
import shutil
import sqlite3
import time
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from tests.web import nursery
from tests.web.axe import barriers
from tests.web.conftest import free_port, start

EN = {"Accept-Language": "en"}
LETTER = ("--language", "en", "letter")
MADRID = ZoneInfo("Europe/Madrid")
MONDAY = datetime(2024, 1, 8, 8, 30, tzinfo=MADRID)
ASKED = MONDAY - timedelta(days=30)
READER, HOUSE = "reader.all@example.org", "https://criterio.villaclara.example"
SENDER = {"CRITERIO_MAIL_FROM": "criterio@villaclara.example"}


class Post:
    """Takes mails, or says what it is told to say; ``breaks``: it hangs up once it has the mail."""

    def __init__(self):
        self.mails, self.refuses, self.breaks = [], "", False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        if self.breaks:
            server.transport.close()
        return "250 OK"


@pytest.fixture(scope="module")
def post():
    kept = Post()
    controller = Controller(kept, "127.0.0.1", free_port())
    controller.start()
    kept.url = f"smtp+plain://127.0.0.1:{controller.port}"
    yield kept
    controller.stop()


@pytest.fixture(autouse=True)
def as_ever(post):
    post.mails.clear()
    post.refuses, post.breaks = "", False


@pytest.fixture(scope="module")
def served(town, tmp_path_factory, measured, post):
    root = tmp_path_factory.mktemp("letters") / "town"
    shutil.copytree(town, root)
    env = os.environ | measured | SENDER | {"CRITERIO_MAIL_URL": post.url}
    served = start(root, env=env, works=False, begin=nursery.run)
    served.people(("reader", ""), ("administrator", ""), ("editor", "Cultura"))
    served.ask("wish", READER, 0, HOUSE, ASKED)
    yield served
    served.end()


def send(served, days=0, **later):
    """What is due so many days and hours after the Monday; each test takes a week of its own."""
    return served.ask("letters", MONDAY + timedelta(days=days, **later))


def became(served, days):
    day = (MONDAY + timedelta(days=days)).date()
    return [row[2:] for row in served.ask("letters_sent") if row[:2] == (READER, day)]


def said(mail, kind):
    return mail.get_body((kind,)).get_content()


def test_it_says_what_the_pages_say_in_plain_text_and_in_html(served, post):
    assert send(served) == 1
    ((to, mail),) = post.mails
    with served.client("reader") as reader:
        home, surprises = (unescape(reader.get(path, headers=EN).text) for path in ("/", "/expect/surprises/"))
    text, page = re.sub(r"\s+", " ", said(mail, "plain")), unescape(said(mail, "html"))
    assert (to, mail["From"]) == ([READER], "criterio@villaclara.example")
    likely = re.search(r"In all, [^<]*most likely [\d,]+\.", home)[0]
    matters = re.findall(r"<li[^>]*>\s*<a href=\"([^\"]+)\">([^<]+)</a>", home[home.index('class="matters"') :])
    first = matters[0]
    for told in (likely, first[1]):
        assert (told in text, told in page) == (True, True)
    assert f"{HOUSE}{first[0]}" in page
    surprising = re.findall(r"- ([^-]*more than the [^-]*likely\.|[^-]*fewer than the [^-]*likely\.)", text)
    assert all(one.split(" https")[0] in re.sub(r"\s+", " ", surprises) for one in surprising)
    assert "came, " in text
    assert "<img" not in page
    assert len(mail.as_bytes()) < 100_000


def test_it_is_sent_once_a_day_whoever_asks_and_on_no_other(served, post):
    assert [send(served, 7), send(served, 7, hours=1), send(served, 7, hours=6)] == [1, 0, 0]
    too_soon, too_late = send(served, 14, hours=-1), send(served, 14, hours=12)
    assert [send(served, 8), send(served, 12, hours=3), too_soon, too_late] == [0, 0, 0, 0]
    assert len(post.mails) == 1
    assert became(served, 7) == [("sent", 1, "")]


def test_it_comes_in_the_language_of_its_person(served, post):
    with served.client("administrator") as office:
        served.post_from(office, "/people/me/", "/people/language/", {"act": "choose", "language": "ca"})
    served.ask("wish", "administrator.all@example.org", 2, HOUSE, ASKED)
    assert send(served, 2) == 1
    ((_, mail),) = post.mails
    assert (mail["Content-Language"], '<html lang="ca">' in said(mail, "html")) == ("ca", True)
    assert "La setmana de" in mail["Subject"]
    with served.client("administrator") as office:
        served.post_from(office, "/people/me/", "/people/language/", {"act": "choose", "language": "en"})


def test_what_the_server_cannot_take_now_is_tried_again_the_same_day(served, post):
    post.refuses = "450 The box is full"
    assert send(served, 21) == 0
    assert became(served, 21) == [("failed", 1, "The box is full")]
    post.refuses = ""
    assert [send(served, 21, minutes=4), send(served, 21, minutes=6)] == [0, 1]
    assert became(served, 21) == [("sent", 2, "")]


def test_what_it_could_not_take_all_day_is_given_up(served, post):
    post.refuses = "450 The box is full"
    send(served, 28, hours=11, minutes=27)
    assert became(served, 28) == [("given_up", 1, "The box is full")]
    send(served, 98)
    post.refuses = ""
    assert (send(served, 99), became(served, 98)) == (0, [("given_up", 1, "The box is full")])


def test_what_it_refuses_for_good_is_not_tried_again(served, post):
    post.refuses = "550 No such person"
    send(served, 35)
    post.refuses = ""
    assert (send(served, 35, hours=2), became(served, 35)) == (0, [("refused", 1, "No such person")])


def test_a_connection_that_breaks_after_the_mail_is_no_reason_to_send_it_twice(served, post):
    post.breaks = True
    assert send(served, 42) == 0
    post.breaks = False
    assert (send(served, 42, hours=2), len(post.mails)) == (0, 1)
    assert became(served, 42)[0][:2] == ("unsure", 1)


def test_what_a_killed_worker_left_is_not_sent_twice(served, post):
    served.ask("left_by_a_kill", READER, (MONDAY + timedelta(days=49)).date())
    assert (send(served, 49), post.mails) == (0, [])
    assert became(served, 49) == [("unsure", 1, "")]


def test_one_click_stops_it_and_to_look_at_the_link_does_not(served, post):
    send(served, 56)
    mail = post.mails[0][1]
    way = re.fullmatch(rf"<{HOUSE}(/letter/stop/[^/]+/)>", mail["List-Unsubscribe"].strip())[1]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (mail["Auto-Submitted"], f"{HOUSE}{way}" in said(mail, "plain")) == ("auto-generated", True)
    with served.client() as nobody:
        looked = nobody.get(way, headers=EN)
        wrong = [nobody.post(way), nobody.post("/letter/stop/nonsense/", data={"List-Unsubscribe": "One-Click"})]
        assert (looked.status_code, [one.status_code for one in wrong]) == (200, [400, 404])
        assert send(served, 63) == 1
        with served.client() as program:
            answer = program.post(way, data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.cookies) == (200, {})
        assert "It comes no more." in nobody.get(way, headers=EN).text
    assert send(served, 70) == 0
    served.ask("wish", READER, 0, HOUSE, ASKED)


def test_each_asks_for_it_on_their_own_page_and_reads_it_there(served, post):
    with served.client("editor", "Cultura") as person:
        page = person.get("/people/letter/", headers=EN).text
        assert "The week of Ayuntamiento de Villaclara on social networks" in page
        served.post(person, "/people/letter/", {"act": "ask", "weekday": "3"})
        assert '<option value="3" selected>' in person.get("/people/letter/").text
        served.post(person, "/people/letter/", {"act": "ask", "weekday": "nonsense"})
        assert '<option value="3" selected>' not in person.get("/people/letter/").text


def test_the_administrator_is_told_what_did_not_arrive_and_nobody_else(served, post):
    today = datetime.now(MADRID)
    noon = today.replace(hour=12, minute=0)
    served.ask("wish", READER, today.weekday(), HOUSE, ASKED)
    post.refuses = "550 No such person"
    served.ask("letters", noon)
    with served.client("administrator") as office, served.client("editor", "Cultura") as other:
        assert "One letter of the week could not be delivered." in office.get("/", headers=EN).text
        assert "No such person" in office.get("/people/letters/", headers=EN).text
        assert "could not be delivered" not in other.get("/", headers=EN).text
    served.ask("wish", READER, 0, HOUSE, ASKED)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "light"), (320, "dark")])
def test_no_barrier_stands_in_the_letter(browser, served, post, width, scheme):
    send(served, 77 + 7 * (width == 320) + 7 * (scheme == "dark"))
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(said(post.mails[0][1], "html"))
    assert barriers(page) == []
    context.close()


@pytest.mark.parametrize("path", ["/people/letter/", "/people/letters/"])
def test_no_barrier_stands_where_it_is_asked_for(as_person, path):
    page = as_person("administrator", width=320)
    page.goto(path)
    assert barriers(page) == []


def test_the_command_prints_what_a_person_or_the_whole_would_get(served):
    told = (["--for", READER], ["--json"], ["--for", "nobody@example.org"])
    person, whole, unknown = (nursery.answer([*LETTER, *words], served.env, served.root) for words in told)
    titles = [part["title"] for part in json.loads(whole.stdout)["parts"]]
    assert (person.returncode, "on social networks" in person.stdout) == (0, True)
    assert (titles[-1], len(titles) >= 3) == ("What needs you", True)
    assert (unknown.returncode, "Nobody works here" in unknown.stderr) == (2, True)


def test_the_worker_sends_it_by_itself_at_its_hour_and_not_again_after_a_restart(tmp_path, ready_records, post):
    hour = 12 - datetime.now(ZoneInfo("UTC")).hour  # where it is about noon now
    zone = f"Etc/GMT{-hour:+d}" if hour else "UTC"
    declared = f'name = "Villaclara"\nlanguage = "en"\ntime_zone = "{zone}"\n'
    (tmp_path / "administration.toml").write_text(declared, encoding="utf-8")
    shutil.copy(ready_records, tmp_path)
    env = os.environ | SENDER | {"CRITERIO_MAIL_URL": post.url}
    for lives in range(2):
        served = start(tmp_path, env=env, works=False)
        if not lives:
            served.people(("reader", ""))
            served.ask("wish", READER, datetime.now(ZoneInfo(zone)).weekday(), HOUSE, ASKED)
        served.work()
        _wait(lambda: post.mails)
        _wait(lambda served=served, lives=lives: _done(served) > lives)
        served.end()
    assert len(post.mails) == 1


def _done(served):
    """How many times the worker has looked whether a letter is due."""
    with sqlite3.connect(served.root / "criterio.sqlite3") as records:
        asked = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = ? AND task_path = ?"
        return records.execute(asked, ["SUCCESSFUL", "criterio.web.tasks.send_letters"]).fetchone()[0]


def _wait(until):
    end = time.monotonic() + 60
    while not until():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_an_office_without_a_mail_server_is_told_so_and_reads_it_all_the_same(office):
    served = office()
    with served.client("reader") as person:
        page = person.get("/people/letter/", headers=EN).text
    assert ("CRITERIO_MAIL_URL" in page, "What needs you" in page) == (True, True)
    served.ask("wish", READER, 0, HOUSE, ASKED)
    assert served.ask("letters", MONDAY) == 0
