# SPDX-License-Identifier: EUPL-1.2
"""The open data as a catalogue of DCAT-AP 3, which portals of open data take in by themselves."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from criterio.domain.sentence import Sentence, say
from criterio.language.catalogs import LANGUAGES
from criterio.language.reader import Reader
from criterio.web.pages.public import _authorities as authorities
from criterio.web.pages.public._datasets import DATASETS, Dataset
from criterio.web.pages.public._linked import organization
from criterio.web.pages.public._open_data import File
from criterio.web.visit import Visit, url

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalog(visit: Visit) -> dict[str, Any]:
    """The whole of it, in every language of Criterio at once."""
    whole, here = visit.request.build_absolute_uri, url("public.catalog")
    name = visit.house.declared.name
    told = {
        "@id": whole(here),
        "@type": "dcat:Catalog",
        "dct:title": _said(say("Open data of {name} on its social networks", name=name)),
        "dct:description": _said(say("Which profiles {name} has, what it decided on them, and why.", name=name)),
        "dct:publisher": _publisher(visit),
        "dct:license": authorities.LICENCE,
        "dct:language": authorities.languages(),
        "dct:spatial": authorities.places(visit.house.administration),
        "dcat:themeTaxonomy": [_worded(one, "dct:title") for one in authorities.taxonomies(visit.house.administration)],
        "foaf:homepage": authorities.named(whole(url("public.data")), "foaf:Document"),
        "dcat:dataset": [_dataset(visit, one) for one in DATASETS],
        "dcat:service": _service(visit),
    }
    store = visit.house.store
    return {"@context": CONTEXT, **told} | dict(_dated(visit, [at for one in DATASETS for at in one.changes(store)]))


def _dataset(visit: Visit, one: Dataset) -> dict[str, Any]:
    whole = visit.request.build_absolute_uri
    told = {
        "@id": _id(visit, one),
        "@type": "dcat:Dataset",
        "dct:identifier": _id(visit, one),
        "dct:title": _said(one.title),
        "dct:description": _said(one.description),
        "dct:publisher": {"@id": _publisher(visit)["@id"]},
        "dct:accessRights": authorities.PUBLIC,
        "dct:accrualPeriodicity": authorities.CONTINUOUS,
        "dct:language": authorities.languages(),
        "dct:spatial": authorities.places(visit.house.administration),
        "dcat:theme": _themes(visit),
        "dcat:keyword": _said(say("social networks")),
        "dcat:landingPage": authorities.named(whole(url(one.page)), "foaf:Document"),
        "foaf:page": authorities.named(whole(url("public.data")), "foaf:Document"),
        "dcat:distribution": [_distribution(visit, one, name, file) for name, file in one.files.items()],
    }
    changes = list(one.changes(visit.house.store))
    since = {"@type": "dct:PeriodOfTime", "dcat:startDate": _moment(visit, min(changes))} if changes else None
    return told | ({"dct:temporal": since} if since else {}) | dict(_contact(visit)) | dict(_dated(visit, changes))


def _distribution(visit: Visit, one: Dataset, name: str, file: File) -> dict[str, Any]:
    address = visit.request.build_absolute_uri(url("public.file", name=name))
    media = file.media_type.partition(";")[0]
    return {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": _said(file.title),
        "dct:description": _said(one.description),
        "dcat:accessURL": authorities.named(address, "rdfs:Resource"),
        "dcat:downloadURL": authorities.named(address, "rdfs:Resource"),
        "dcat:mediaType": authorities.named(f"https://www.iana.org/assignments/media-types/{media}", "dct:MediaType"),
        "dct:format": authorities.file_type(name.rpartition(".")[2]),
        "dct:license": authorities.LICENCE,
        "dcatap:availability": _worded(authorities.AVAILABLE, "skos:prefLabel"),
    }


def _service(visit: Visit) -> dict[str, Any]:
    """The question that programs may ask of any profile."""
    whole = visit.request.build_absolute_uri
    address = whole(url("public.official_json"))
    told = {
        "@id": f"{address}#service",
        "@type": "dcat:DataService",
        "dct:title": _said(say("Is a profile official?")),
        "dct:description": _said(say("Whether a profile is official, was, is not ours, or looks like ours.")),
        "dct:publisher": {"@id": _publisher(visit)["@id"]},
        "dct:accessRights": authorities.PUBLIC,
        "dct:license": authorities.LICENCE,
        "dcat:theme": _themes(visit),
        "dcat:keyword": _said(say("social networks")),
        "dcat:endpointURL": authorities.named(address, "rdfs:Resource"),
        "dcat:endpointDescription": authorities.named(whole(url("public.api")), "rdfs:Resource"),
        "dcat:servesDataset": {"@id": _id(visit, DATASETS[0])},
    }
    return told | dict(_contact(visit))


def _publisher(visit: Visit) -> dict[str, Any]:
    """In Spain by its address in the common directory, where it is declared: portals know it by that."""
    declared, here = visit.house.administration, organization(visit)
    told: dict[str, Any] = {"@id": here, "@type": "foaf:Agent", "foaf:name": declared.name}
    if declared.dir3:
        listed = {"@id": authorities.office(declared.dir3), "dct:identifier": declared.dir3}
        told |= listed | {"owl:sameAs": {"@id": here}}
    if _is_address(declared.site):
        told["foaf:homepage"] = authorities.named(declared.site, "foaf:Document")
    return told


def _themes(visit: Visit) -> list[dict[str, Any]]:
    return [_worded(one, "skos:prefLabel") for one in authorities.themes(visit.house.administration)]


def _worded(one: authorities.Term, name: str) -> dict[str, Any]:
    return authorities.named(one.address, one.kind) | {name: _said(one.title)}


def _contact(visit: Visit) -> Iterable[tuple[str, Any]]:
    """Where anybody may write, where it is an address: a telephone has no place in it."""
    declared = visit.house.administration
    told: dict[str, Any] = {"@type": "vcard:Organization", "vcard:fn": declared.name}
    if _is_address(declared.contact):
        yield "dcat:contactPoint", told | {"vcard:hasURL": {"@id": declared.contact}}
    elif "@" in declared.contact and " " not in declared.contact:
        yield "dcat:contactPoint", told | {"vcard:hasEmail": {"@id": f"mailto:{declared.contact}"}}


def _dated(visit: Visit, changes: Sequence[datetime]) -> Iterable[tuple[str, Any]]:
    if changes:
        yield "dct:issued", _moment(visit, min(changes))
        yield "dct:modified", _moment(visit, max(changes))


def _moment(visit: Visit, at: datetime) -> dict[str, str]:
    return {"@value": visit.house.local(at).isoformat(timespec="seconds"), "@type": "xsd:dateTime"}


def _id(visit: Visit, one: Dataset) -> str:
    return visit.request.build_absolute_uri(f"{url('public.data')}#{one.name}")


def _said(sentence: Sentence) -> list[dict[str, str]]:
    return [{"@value": Reader(each).text(sentence), "@language": each} for each in LANGUAGES]


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text
