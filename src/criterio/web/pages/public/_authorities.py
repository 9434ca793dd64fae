# SPDX-License-Identifier: EUPL-1.2
"""What others have named, by the addresses under which portals of open data know it.

The authority tables of the Publications Office of the European Union, which DCAT-AP 3 asks for; and, for Spain, those
of the technical standard NTI-RISP (Resolution of 19 February 2013) and of the common directory of offices (DIR3).
"""

from dataclasses import dataclass
from typing import Any

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence, say
from criterio.language.catalogs import LANGUAGES

_EU = "http://publications.europa.eu/resource/authority"
_ES = "http://datos.gob.es"
_FORMATS = {"csv": "CSV", "json": "JSON", "jsonld": "JSON_LD", "rss": "RSS"}
_TABLES = {"es": "SPA", "ca": "CAT", "gl": "GLG", "eu": "EUS", "en": "ENG"}
_REGIONS = {
    "AN": "ES61", "AR": "ES24", "AS": "ES12", "CB": "ES13", "CE": "ES63", "CL": "ES41", "CM": "ES42", "CN": "ES70",
    "CT": "ES51", "EX": "ES43", "GA": "ES11", "IB": "ES53", "MC": "ES62", "MD": "ES30", "ML": "ES64", "NC": "ES22",
    "PV": "ES21", "RI": "ES23", "VC": "ES52",
}  # fmt: skip
"""By region of Spain (ISO 3166-2), its name in the nomenclature of territorial units (Regulation (EC) 1059/2003)."""


@dataclass(frozen=True)
class Term:
    """A thing that is told with its ``title``, for who does not know it by its ``address``."""

    address: str
    kind: str
    title: Sentence


def named(address: str, kind: str) -> dict[str, Any]:
    """A thing that others have named, with what it is."""
    return {"@id": address, "@type": kind}


LICENCE = named(f"{_EU}/licence/CC_BY_4_0", "dct:LicenseDocument")
PUBLIC = named(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement")
CONTINUOUS = named(f"{_EU}/frequency/UPDATE_CONT", "dct:Frequency")
AVAILABLE = Term(f"{_EU}/planned-availability/AVAILABLE", "skos:Concept", say("available"))


def languages() -> list[dict[str, Any]]:
    """Those of Criterio: files come in the language of whoever asks for them."""
    return [named(f"{_EU}/language/{_TABLES[one]}", "dct:LinguisticSystem") for one in LANGUAGES]


def file_type(ending: str) -> dict[str, Any]:
    """By the ending of a file's name."""
    return named(f"{_EU}/file-type/{_FORMATS[ending]}", "dct:MediaTypeOrExtent")


def themes(declared: Administration) -> list[Term]:
    """Of what all of it tells."""
    told = [Term(f"{_EU}/data-theme/GOVE", "skos:Concept", say("Government and public sector"))]
    sector = f"{_ES}/kos/sector-publico/sector/sector-publico"
    return told + ([Term(sector, "skos:Concept", say("Public sector"))] if declared.country == "ES" else [])


def taxonomies(declared: Administration) -> list[Term]:
    """Where those themes are from."""
    told = [Term(f"{_EU}/data-theme", "skos:ConceptScheme", say("Themes of data of the European Union"))]
    sectors = f"{_ES}/kos/sector-publico/sector"
    ours = Term(sectors, "skos:ConceptScheme", say("Sectors of the public sector of Spain"))
    return told + ([ours] if declared.country == "ES" else [])


def places(declared: Administration) -> list[dict[str, Any]]:
    """Where it holds: the territory by the name that people give it, and what of it has a public address."""
    told: list[dict[str, Any]] = []
    if declared.territory:
        told.append({"@type": "dct:Location", "skos:prefLabel": declared.territory})
    if declared.country == "ES":
        told.append(named(f"{_EU}/country/ESP", "dct:Location"))
        if declared.region in _REGIONS:
            told.append(named(f"http://data.europa.eu/nuts/code/{_REGIONS[declared.region]}", "dct:Location"))
    return told


def office(dir3: str) -> str:
    """The address of an office of Spain, by its code in the common directory."""
    return f"{_ES}/recurso/sector-publico/org/Organismo/{dir3}"
