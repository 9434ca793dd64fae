# SPDX-License-Identifier: EUPL-1.2
"""What is published of a decision, for people, programs and portals; and who withholds it and shows it again."""

import json
import re
import sqlite3

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it warns of its own parts
EN = {"Accept-Language": "en"}
SUBJECT, REVIEW = "x:culturavclara", "2027-05-31"
WHY = "It tells of a person, and is not notified yet."
SCHEMA = Namespace("https://schema.org/")

MANDATORY = {
    DCAT.Catalog: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher},
    DCAT.Dataset: {DCTERMS.title, DCTERMS.description},
    DCAT.Distribution: {DCAT.accessURL},
    DCAT.DataService: {DCTERMS.title, DCAT.endpointURL},
    FOAF.Agent: {FOAF.name},
}
"""By class, what DCAT-AP 3 asks of it; the other classes that it asks something of are not in the catalogue."""

RECOMMENDED = {
    DCAT.Catalog: {DCAT.dataset, DCTERMS.license, DCTERMS.modified, DCTERMS.language, FOAF.homepage},
    DCAT.Dataset: {DCAT.distribution, DCAT.keyword, DCAT.theme, DCTERMS.publisher, DCTERMS.modified},
    DCAT.Distribution: {DCTERMS.format, DCTERMS.license, DCAT.mediaType, DCTERMS.title},
}
ONCE = {DCTERMS.publisher, DCTERMS.license, DCTERMS.modified, DCAT.mediaType, DCTERMS.format, DCTERMS.accessRights}
TEXTS = {DCTERMS.title, DCTERMS.description, DCAT.keyword, FOAF.name}
"""Written as literals; what else is asked for is named by an address."""


@pytest.fixture(scope="module")
def signed(served):
    """The number of a decision that stands alone, and of one that was signed with the whole portfolio after it."""
    with served.client("administrator") as office:
        served.sign(office, SUBJECT, REVIEW)
        mark = re.search(r'name="mark" value="([^"]+)"', office.get("/decide/sign/").text)[1]
        served.post(office, "/decide/sign/", {"act": "sign", "mark": mark, "review_on": REVIEW})
    with served.client() as nobody:
        items = nobody.get("/public/data/decisions.json").json()["items"]
    return sorted(one["number"] for one in items if one["subject"] == SUBJECT)


@pytest.fixture
def nobody(served):
    with served.client() as client:
        yield client


def graph(nobody) -> Graph:
    answer = nobody.get("/public/catalog.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    return Graph().parse(data=answer.text, format="json-ld")


def linked(nobody, number) -> dict:
    return nobody.get(f"/public/decisions/{number}.jsonld", headers=EN).json()


def post(served, number, act, role="approver", unit="Cultura", **told):
    with served.client(role, unit) as person:
        return served.post_from(person, "/people/me/", f"/decide/decisions/{number}/", {"act": act, **told})


def test_the_catalogue_has_what_dcat_ap_asks_for(nobody, signed):
    found = graph(nobody)
    for kind, asked in MANDATORY.items():
        things = list(found.subjects(RDF.type, kind))
        assert things, kind
        assert [(one, each) for one in things for each in asked if (one, each, None) not in found] == []


def test_the_catalogue_has_what_portals_show(nobody, signed):
    found = graph(nobody)
    lacking = [
        (one, each)
        for kind, wanted in RECOMMENDED.items()
        for one in found.subjects(RDF.type, kind)
        for each in wanted
        if (one, each, None) not in found
    ]
    assert lacking == []


def test_the_catalogue_says_once_what_may_be_said_once_and_in_each_language_what_is_read(nobody, signed):
    found = graph(nobody)
    many = [(s, p) for s in set(found.subjects()) for p in ONCE if len(list(found.objects(s, p))) > 1]
    kinds = {p: {type(o) for o in found.objects(None, p)} for p in {*TEXTS, DCAT.accessURL, DCTERMS.publisher}}
    assert many == []
    assert kinds == {p: {Literal if p in TEXTS else URIRef} for p in kinds}
    for one in found.subjects(RDF.type, DCAT.Dataset):
        assert {title.language for title in found.objects(one, DCTERMS.title)} == {"es", "ca", "gl", "eu", "en"}


def test_every_file_of_the_catalogue_is_there_in_the_form_that_it_says(nobody, signed, served):
    found, seen = graph(nobody), set()
    for one in found.subjects(RDF.type, DCAT.Distribution):
        address, media = str(found.value(one, DCAT.accessURL)), str(found.value(one, DCAT.mediaType))
        answer = nobody.get(address)
        assert answer.status_code == 200
        assert media.endswith("/" + answer.headers["content-type"].partition(";")[0])
        seen.add(address.rpartition("/")[2])
    listed = set(re.findall(r'href="/public/data/([\w.]+)"', nobody.get("/public/data/").text))
    assert seen == listed


def test_the_plan_is_published_as_it_was_signed(nobody, signed):
    (whole,) = nobody.get("/public/data/portfolios.json").json()["items"]
    page = nobody.get("/public/portfolios/1/", headers=EN).text
    assert whole["decisions"] > 10
    assert f"{whole['decisions']}" in page
    assert (whole["review_on"], whole["number"]) == (REVIEW, 1)


def test_a_decision_is_one_choice_among_the_options_that_there_were(nobody, signed):
    told = linked(nobody, signed[0])
    told["@context"] = {"@vocab": str(SCHEMA), "dct": str(DCTERMS)}
    found = Graph().parse(data=json.dumps(told), format="json-ld")
    (choice,) = found.subjects(RDF.type, SCHEMA.ChooseAction)
    (page,) = found.subjects(SCHEMA.mainEntity, choice)
    taken = found.value(found.value(choice, SCHEMA.result), SCHEMA.termCode)
    ways = [found.value(way, SCHEMA.termCode) for way in found.objects(choice, SCHEMA.actionOption)]
    assert taken in ways
    assert len(ways) > 1
    assert found.value(found.value(page, SCHEMA.potentialAction), SCHEMA.scheduledTime) == Literal(REVIEW)
    assert str(found.value(page, DCTERMS.isReplacedBy)).endswith(f"/public/decisions/{signed[1]}/")


def test_the_page_carries_the_same_and_neither_names_a_person(nobody, signed):
    page = nobody.get(f"/public/decisions/{signed[0]}/", headers=EN).text
    inside = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(inside) == linked(nobody, signed[0])
    assert "administrator" not in inside


def test_a_decision_is_withheld_with_a_reason_and_shown_again(served, nobody, signed):
    alone = signed[0]
    assert "Write why it is withheld" in post(served, alone, "withhold", reason=" ").text
    assert post(served, alone, "withhold", reason=WHY).status_code == 302
    hidden = nobody.get(f"/public/decisions/{alone}/", headers=EN)
    assert (hidden.status_code, WHY in hidden.text, "culturavclara" in hidden.text) == (404, True, False)
    assert nobody.get(f"/public/decisions/{alone}.jsonld").status_code == 404
    assert WHY in nobody.get("/public/decisions/", headers=EN).text
    for path in ("/public/data/decisions.json", "/api/v1/decisions?limit=500"):
        assert alone not in [one["number"] for one in nobody.get(path).json()["items"]]
    assert f"/{alone}/" not in nobody.get("/public/data/decisions.rss").text
    assert post(served, alone, "publish").status_code == 302
    assert nobody.get(f"/public/decisions/{alone}/").status_code == 200
    with served.client("reader", "Deportes") as other:
        page = other.get(f"/decide/decisions/{alone}/").text
    assert (f": {WHY}" in page, "published it on" in page, "Withhold it" in page) == (True, True, False)


def test_what_was_signed_whole_is_withheld_by_who_signs_for_the_whole(served, nobody, signed):
    assert post(served, signed[1], "withhold", reason=WHY).status_code == 403
    assert post(served, signed[1], "withhold", unit="", reason=WHY).status_code == 302
    assert "One decision of it is not public now." in nobody.get("/public/portfolios/1/", headers=EN).text
    assert "It is withheld already." in post(served, signed[1], "withhold", unit="", reason=WHY).text
    post(served, signed[1], "publish", unit="")
    assert "It is public already." in post(served, signed[1], "publish", unit="").text


def test_nobody_rewrites_who_saw_it(served, signed):
    post(served, signed[0], "withhold", reason=WHY)
    post(served, signed[0], "publish")
    with sqlite3.connect(served.root / "criterio.sqlite3") as records:
        for act in ("UPDATE store_publication SET is_public = 0", "DELETE FROM store_publication"):
            with pytest.raises(sqlite3.IntegrityError, match="written once"):
                records.execute(act)
