# SPDX-License-Identifier: EUPL-1.2
"""The open data as a catalogue of DCAT-AP 3, which portals of open data take in by themselves."""

from collections.abc import Iterable
from typing import Any

from criterio.domain.sentence import Sentence, say
from criterio.language.catalogs import LANGUAGES
from criterio.language.reader import Reader
from criterio.web.pages.public._datasets import DATASETS, Dataset
from criterio.web.pages.public._linked import organization
from criterio.web.pages.public._open_data import File
from criterio.web.visit import Visit, url

_EU = "http://publications.europa.eu/resource/authority"
_FORMATS = {"csv": "CSV", "json": "JSON", "jsonld": "JSON_LD", "rss": "RSS"}
"""By ending of a file, its name in the authority table of file types."""
_TABLES = {"es": "SPA", "ca": "CAT", "gl": "GLG", "eu": "EUS", "en": "ENG"}
"""By code, the names of the authority table of languages."""

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalog(visit: Visit) -> dict[str, Any]:
    """The whole of it, in every language of Criterio at once."""
    whole, here = visit.request.build_absolute_uri, url("public.catalog")
    found = [_dataset(visit, one) for one in DATASETS]
    name = visit.house.declared.name
    told = {
        "@id": whole(here),
        "@type": "dcat:Catalog",
        "dct:title": _said(say("Open data of {name} on its social networks", name=name)),
        "dct:description": _said(say("Which profiles {name} has, what it decided on them, and why.", name=name)),
        "dct:publisher": _publisher(visit),
        "dct:license": _named(f"{_EU}/licence/CC_BY_4_0", "dct:LicenseDocument"),
        "dct:language": [_named(f"{_EU}/language/{_TABLES[one]}", "dct:LinguisticSystem") for one in LANGUAGES],
        "dcat:themeTaxonomy": _named(f"{_EU}/data-theme", "http://www.w3.org/2004/02/skos/core#ConceptScheme"),
        "foaf:homepage": _named(whole(url("public.data")), "foaf:Document"),
        "dcat:dataset": found,
        "dcat:service": _service(visit),
    }
    changed = [one["dct:modified"] for one in found if "dct:modified" in one]
    newest = {"dct:modified": max(changed, key=lambda at: str(at["@value"]))} if changed else {}
    return {"@context": CONTEXT, **told, **newest}


def _dataset(visit: Visit, one: Dataset) -> dict[str, Any]:
    whole = visit.request.build_absolute_uri
    told = {
        "@id": _id(visit, one),
        "@type": "dcat:Dataset",
        "dct:identifier": _id(visit, one),
        "dct:title": _said(one.title),
        "dct:description": _said(one.description),
        "dct:publisher": {"@id": organization(visit)},
        "dct:accessRights": _named(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _named(f"{_EU}/frequency/UPDATE_CONT", "dct:Frequency"),
        "dcat:theme": _named(f"{_EU}/data-theme/GOVE", "http://www.w3.org/2004/02/skos/core#Concept"),
        "dcat:keyword": _said(say("social networks")),
        "dcat:landingPage": _named(whole(url(one.page)), "foaf:Document"),
        "foaf:page": _named(whole(url("public.data")), "foaf:Document"),
        "dcat:distribution": [_distribution(visit, name, file) for name, file in one.files.items()],
    }
    return told | dict(_contact(visit)) | dict(_changed(visit, one))


def _distribution(visit: Visit, name: str, file: File) -> dict[str, Any]:
    address = visit.request.build_absolute_uri(url("public.file", name=name))
    media = file.media_type.partition(";")[0]
    return {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": _said(file.title),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": _named(f"https://www.iana.org/assignments/media-types/{media}", "dct:MediaType"),
        "dct:format": _named(f"{_EU}/file-type/{_FORMATS[name.rpartition('.')[2]]}", "dct:MediaTypeOrExtent"),
        "dct:license": _named(f"{_EU}/licence/CC_BY_4_0", "dct:LicenseDocument"),
    }


def _service(visit: Visit) -> dict[str, Any]:
    """The question that programs may ask of any profile."""
    address = visit.request.build_absolute_uri(url("public.official_json"))
    return {
        "@id": f"{address}#service",
        "@type": "dcat:DataService",
        "dct:title": _said(say("Is a profile official?")),
        "dcat:endpointURL": {"@id": address},
        "dct:license": _named(f"{_EU}/licence/CC_BY_4_0", "dct:LicenseDocument"),
        "dcat:servesDataset": {"@id": _id(visit, DATASETS[0])},
    }


def _publisher(visit: Visit) -> dict[str, Any]:
    declared = visit.house.administration
    told: dict[str, Any] = {"@id": organization(visit), "@type": "foaf:Agent", "foaf:name": declared.name}
    return told | ({"foaf:homepage": _named(declared.site, "foaf:Document")} if _is_address(declared.site) else {})


def _contact(visit: Visit) -> Iterable[tuple[str, Any]]:
    """Where anybody may write, where it is an address: a telephone has no place in it."""
    declared = visit.house.administration
    told: dict[str, Any] = {"@type": "vcard:Organization", "vcard:fn": declared.name}
    if _is_address(declared.contact):
        yield "dcat:contactPoint", told | {"vcard:hasURL": {"@id": declared.contact}}
    elif "@" in declared.contact and " " not in declared.contact:
        yield "dcat:contactPoint", told | {"vcard:hasEmail": {"@id": f"mailto:{declared.contact}"}}


def _changed(visit: Visit, one: Dataset) -> Iterable[tuple[str, Any]]:
    at = one.changed(visit.house.store)
    if at is not None:
        moment = visit.house.local(at).isoformat(timespec="seconds")
        yield "dct:modified", {"@value": moment, "@type": "xsd:dateTime"}


def _id(visit: Visit, one: Dataset) -> str:
    return visit.request.build_absolute_uri(f"{url('public.data')}#{one.name}")


def _named(address: str, kind: str) -> dict[str, str]:
    """A thing that others have named, with what it is."""
    return {"@id": address, "@type": kind}


def _said(sentence: Sentence) -> list[dict[str, str]]:
    return [{"@value": Reader(each).text(sentence), "@language": each} for each in LANGUAGES]


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text
