# SPDX-License-Identifier: EUPL-1.2
"""What is published of a decision, for people, programs and portals; and who withholds it and shows it again."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SH, SKOS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it warns of its own parts
EN = {"Accept-Language": "en"}
SUBJECT, REVIEW = "x:culturavclara", "2027-05-31"
WHY = "It tells of a person, and is not notified yet."
SCHEMA = Namespace("https://schema.org/")

SHAPES = Path(__file__).with_name("dcat_ap.ttl")
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


def faults(found: Graph) -> list[tuple[str, str]]:
    """What the shapes say of a catalogue: the end of the name of each thing, and of what is wrong in it."""
    _, told, _ = validate(found, shacl_graph=Graph().parse(SHAPES))
    named = [(told.value(one, SH.focusNode), told.value(one, SH.resultPath)) for one in told.subjects(SH.resultPath)]
    return sorted((str(thing).rpartition("/")[2], str(path).rpartition("/")[2]) for thing, path in named)


def test_an_administration_without_code_is_the_publisher_by_its_own_address(nobody, signed):
    agents = set(graph(nobody).subjects(RDF.type, FOAF.Agent))
    assert [str(one).rpartition("/")[2] for one in agents] == ["#organization"]


@pytest.fixture(scope="module")
def declared(served):
    """What a portal asks and the town does not say of itself: who publishes, and where anybody may write to."""
    file = served.root / "administration.toml"
    told = {"dir3": "L01462508", "contact": "redes@villaclara.es", "region": "VC"}
    text = file.read_text("utf-8")
    for name, said in told.items():
        text = text.replace(f'\n{name} = ""\n', f'\n{name} = "{said}"\n')
    file.write_text(text, "utf-8")


def test_the_catalogue_is_as_dcat_ap_and_the_portal_of_spain_ask(nobody, signed, declared):
    found = graph(nobody)
    assert faults(found) == []
    things = {kind: len(set(found.subjects(RDF.type, kind))) for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.DataService)}
    assert things == {DCAT.Catalog: 1, DCAT.Dataset: 3, DCAT.DataService: 1}


@pytest.mark.parametrize(
    ("kind", "path", "told"),
    [
        (DCAT.Catalog, DCTERMS.description, "description"),
        (DCAT.Catalog, DCTERMS.publisher, "publisher"),
        (DCAT.Catalog, DCTERMS.issued, "issued"),
        (DCAT.Dataset, DCTERMS.title, "title"),
        (DCAT.Dataset, DCAT.theme, "dcat#theme"),
        (DCAT.Dataset, DCTERMS.spatial, "spatial"),
        (DCAT.Dataset, DCTERMS.accrualPeriodicity, "accrualPeriodicity"),
        (DCAT.Distribution, DCAT.accessURL, "dcat#accessURL"),
        (DCAT.DataService, DCAT.endpointURL, "dcat#endpointURL"),
        (FOAF.Agent, DCTERMS.identifier, "identifier"),
        (SKOS.Concept, SKOS.prefLabel, "core#prefLabel"),
    ],
)
def test_the_shapes_find_what_is_taken_out(nobody, signed, declared, kind, path, told):
    found = graph(nobody)
    found.remove((min(found.subjects(RDF.type, kind)), path, None))
    assert told in {path for _, path in faults(found)}


def test_the_catalogue_says_in_each_language_what_is_read(nobody, signed):
    found = graph(nobody)
    kinds = {p: {type(o) for o in found.objects(None, p)} for p in {*TEXTS, DCAT.accessURL, DCTERMS.publisher}}
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
