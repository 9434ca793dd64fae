# SPDX-License-Identifier: EUPL-1.2
import csv
import io
import json
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from tests.web.axe import barriers
from tests.web.conftest import COMMAND

PAGES = (
    "/public/",
    "/public/decisions/",
    "/public/decisions/1/",
    "/public/rules/",
    "/public/data/",
    "/api/v1/",
    "/public/accessibility/",
    "/official/",
    "/official/?q=aytov1llaclara",
)
REGISTER = """unit,network,handle,url,name,purpose,owner,state
Cultura,x,nuevoproyecto,https://x.com/nuevoproyecto,Borrador,Todavía un secreto,Sonia Vera,proposed
Cultura,x,cerradavillaclara,https://x.com/cerradavillaclara,Cerrada,Antes agenda,Sonia Vera,closed
Cultura,x,peligrovillaclara,javascript:alert(1),</script><b>,=1+1,Sonia Vera,active
"""
SIGN = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from criterio.domain.governance import Signatory
from criterio.domain.estimate import Range
from criterio.domain.names import Grade
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Option, Verdict
from criterio.store import ledger
from criterio.wiring import House
value = Range(1, 2, 3)
def sign(mode):
    options = (Option(Mode.KEEP, 4, 0, value), Option(Mode.CLOSE, 0, 0, value, forbidden=say("It is a duty.")))
    why = (say("Nobody reads it."), say("Nobody is named to stand in for its owner."))
    verdict = Verdict("x:culturavclara", mode, "", why, (), 0, 0, value, Grade.E, options=options)
    who, at = Signatory("alcaldia@example.org"), datetime(2026, 11, 2, tzinfo=UTC)
    ledger.record_decision(store, verdict, who, at, date(2027, 5, 2))
store = House(Path(sys.argv[1])).store
sign(Mode.HIBERNATE)
sign(Mode.CLOSE)
"""


@pytest.fixture(scope="module", autouse=True)
def published(served):
    """A register with a draft, a closed profile and a hostile one; and two decisions on the same profile."""
    register = served.root / "registro.csv"
    register.write_text(REGISTER, encoding="utf-8")
    words = [str(COMMAND), "-C", str(served.root), "import", "--as-of", "2026-10-31", str(register)]
    taken = subprocess.run(words, capture_output=True, text=True, check=False)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    subprocess.run([sys.executable, "-c", SIGN, str(served.root)], check=True, capture_output=True)


@pytest.fixture
def nobody(served):
    with served.client() as client:
        yield client


def rows(nobody, name):
    return list(csv.DictReader(io.StringIO(nobody.get(f"/public/data/{name}").content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", PAGES)
def test_everybody_may_see_it_without_login(nobody, path):
    assert nobody.get(path).status_code == 200


def test_the_register_is_of_what_is_official_only(nobody):
    listed = {row["profile"]: row["state"] for row in rows(nobody, "register.csv")}
    assert (listed["x:aytovillaclara"], listed["x:cerradavillaclara"]) == ("active", "closed")
    assert "x:nuevoproyecto" not in listed


@pytest.mark.parametrize("path", ["/public/?q=secreto", "/public/data/register.json", "/public/data/register.jsonld"])
def test_a_draft_is_shown_nowhere(nobody, path):
    assert "nuevoproyecto" not in nobody.get(path).text


@pytest.mark.parametrize(
    "path", ["/public/", "/public/data/register.csv", "/public/data/register.json", "/public/decisions/1/"]
)
def test_no_owner_and_no_mail_of_a_person_is_told(nobody, path):
    text = nobody.get(path).text
    assert ("Sonia Vera" in text, "alcaldia@example.org" in text) == (False, False)


@pytest.mark.parametrize(
    "path",
    [
        "/public/decisions/1/",
        "/public/decisions/1.jsonld",
        "/public/data/decisions.rss",
        "/public/data/decisions.csv",
        "/api/v1/decisions",
    ],
)
def test_why_is_told_without_what_the_office_notes_of_its_own_people(nobody, path):
    text = nobody.get(path, headers={"Accept-Language": "en"}, follow_redirects=True).text
    assert ("Nobody reads it." in text, "stand in for its owner" in text) == (True, False)


def test_points_are_explained_where_citizens_read_them(nobody):
    page = nobody.get("/public/decisions/1/", headers={"Accept-Language": "en"}).text
    assert ("What is a point of public value?" in page, "/decide/weights/" in page) == (True, False)


def test_programs_are_told_the_values_that_are_taken_in_plain_words(nobody):
    page = nobody.get("/api/v1/", headers={"Accept-Language": "en"}).text
    assert ("week | day" in page, "[&#39;week" in page) == (True, False)


def test_profiles_are_found_by_words_network_and_unit(nobody):
    page = nobody.get(
        "/public/", params={"q": "agenda", "network": "facebook", "unit": "Cultura"}, headers={"Accept-Language": "en"}
    )
    assert ("One profile." in page.text, "AgendaVillaclara" in page.text) == (True, True)


def test_open_profiles_are_linked_as_ours_and_closed_ones_are_not(nobody):
    page = nobody.get("/public/", params={"network": "x", "q": "villaclara"}).text
    assert '<a href="https://x.com/AytoVillaclara" rel="me noopener">' in page
    assert 'href="https://x.com/cerradavillaclara"' not in page


def test_an_address_that_runs_a_script_is_no_link(nobody):
    assert "javascript:" not in nobody.get("/public/?q=peligrovillaclara").text


def test_a_spreadsheet_runs_nothing_of_what_is_published(nobody):
    purpose = {row["profile"]: row["purpose"] for row in rows(nobody, "register.csv")}
    assert purpose["x:peligrovillaclara"] == "'=1+1"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("https://x.com/AytoVillaclara?lang=es", "official"),
        ("@AytoVillaclara", "official"),
        ("x:aytovillaclara", "official"),
        ("cerradavillaclara", "was_official"),
        ("https://x.com/AytoV1llaclara", "looks_like_ours"),
        ("https://x.com/somebodyelse", "not_ours"),
        ("https://x.com/nuevoproyecto", "not_ours"),
        ("   ", "not_understood"),
    ],
)
def test_whoever_doubts_a_profile_is_answered(nobody, asked, answer):
    assert nobody.get("/official.json", params={"q": asked}).json()["answer"] == answer


def test_what_looks_like_ours_names_the_one_that_is(nobody):
    answer = nobody.get("/official.json", params={"q": "https://x.com/AytoV1llaclara"})
    assert answer.json()["url"] == "https://x.com/AytoVillaclara"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_decision_tells_why_what_else_was_possible_and_what_replaced_it(nobody):
    page = nobody.get("/public/decisions/1/", headers={"Accept-Language": "en"}).text
    for said in ("Nobody reads it.", "Replaced by", 'href="/public/decisions/2/"', "2 May 2027"):
        assert said in page
    assert nobody.get("/public/decisions/99/").status_code == 404


def test_decisions_are_told_as_news_and_as_tables(nobody):
    feed = ElementTree.fromstring(nobody.get("/public/data/decisions.rss").content)
    assert [item.findtext("link").rpartition("decisions/")[2] for item in feed.iter("item")] == ["2/", "1/"]
    table = {row["number"]: (row["replaces"], row["replaced_by"]) for row in rows(nobody, "decisions.csv")}
    assert table == {"1": ("", "2"), "2": ("1", "")}


def test_the_same_profiles_stand_in_every_file(nobody):
    table = [row["profile"] for row in rows(nobody, "register.csv")]
    items = nobody.get("/public/data/register.json").json()["items"]
    assert table == [item["profile"] for item in items]


def test_linked_data_names_the_organisation_and_its_addresses(nobody):
    organisation, page = nobody.get("/public/data/register.jsonld").json()["@graph"]
    assert (organisation["@type"], organisation["name"]) == ("GovernmentOrganization", "Ayuntamiento de Villaclara")
    assert len(organisation["sameAs"]) == len(page["mainEntity"]["itemListElement"])


def test_browsers_may_keep_it_for_a_minute(nobody):
    assert nobody.get("/public/").headers["cache-control"] == "private, max-age=60"
    assert nobody.get("/public/data/register.csv").headers["cache-control"] == "public, max-age=60"


def test_a_file_that_is_not_there_is_not_found(nobody):
    assert nobody.get("/public/data/secret.key").status_code == 404


def test_the_content_policy_lets_linked_data_be(as_person):
    page = as_person("")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/public/?q=peligrovillaclara")
    text = page.locator('script[type="application/ld+json"]').first.text_content()
    assert json.loads(text)["@graph"][0]["@type"] == "GovernmentOrganization"
    assert said == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (360, "dark")])
def test_no_barrier_stands_on_any_public_page(as_person, width, scheme):
    page = as_person("", width=width, scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(path)
        found[path] = barriers(page)
    assert found == {path: [] for path in PAGES}


def test_the_statement_says_what_the_decree_asks(nobody):
    page = nobody.get("/public/accessibility/", headers={"Accept-Language": "en"}).text
    for said in ("1112/2018", "partially conformant", "Content that is not accessible", "Enforcement procedure"):
        assert said in page


def test_house_rules_are_the_towns_own_and_lists_are_lists(nobody):
    page = nobody.get("/public/rules/", headers={"Accept-Language": "en"}).text
    assert ("<li>Insultos" in page, "How to complain" in page) == (True, True)
