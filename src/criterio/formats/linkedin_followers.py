# SPDX-License-Identifier: EUPL-1.2
"""A LinkedIn page's new followers by day, and what its followers are: place, job, seniority, industry, company."""

from criterio.domain.sentence import say
from criterio.formats._series_table import SeriesTable, ShareTable
from criterio.formats._tabular import TabularFormat

_TOTAL = {"en": "Total followers", "es": "Total de seguidores | Seguidores totales", "ca": "Total de seguidors"}

_DAYS = SeriesTable(
    network="linkedin",
    required=("day", "new_followers", "new_followers_organic"),
    names={
        "day": {"en": "Date", "es": "Fecha", "ca": "Data"},
        "new_followers_organic": {
            "en": "Organic followers",
            "es": "Seguidores orgánicos",
            "ca": "Seguidors orgànics",
        },
        "new_followers_sponsored": {
            "en": "Sponsored followers",
            "es": "Seguidores patrocinados",
            "ca": "Seguidors patrocinats",
        },
        "new_followers_invited": {
            "en": "Auto-invited followers",
            "es": "Seguidores invitados automáticamente",
            "ca": "Seguidors convidats automàticament",
        },
        "new_followers": _TOTAL,
    },
)

_PARTS = ShareTable(
    network="linkedin",
    metric="followers",
    names={
        "place": {"en": "Location", "es": "Ubicación", "ca": "Ubicació"},
        "job": {"en": "Job function", "es": "Función laboral", "ca": "Funció laboral"},
        "seniority": {
            "en": "Seniority",
            "es": "Nivel de responsabilidad | Antigüedad",
            "ca": "Nivell de responsabilitat",
        },
        "industry": {"en": "Industry", "es": "Sector", "ca": "Sector"},
        "company_size": {"en": "Company size", "es": "Tamaño de la empresa", "ca": "Mida de l'empresa"},
        "total": _TOTAL,
    },
)

FORMAT = TabularFormat(
    name="linkedin_followers",
    title=say("Followers of a page, exported from LinkedIn"),
    network="linkedin",
    yields="series",
    tables=(_DAYS, _PARTS),
    usual_order="mdy",  # in every language of the interface
)
