# SPDX-License-Identifier: EUPL-1.2
"""An account's days as TikTok Studio exports them: ``23 August``, with no year."""

from criterio.domain.sentence import say
from criterio.formats._series_table import SeriesTable
from criterio.formats._tabular import TabularFormat

_DAYS = SeriesTable(
    network="tiktok",
    required=("day", "views", "visits"),
    names={
        "day": {"en": "Date", "es": "Fecha"},
        "views": {"en": "Video Views", "es": "Visualizaciones de vídeos", "es-419": "Visualizaciones de videos"},
        "visits": {"en": "Profile Views", "es": "Visualizaciones del perfil"},
        "reactions": {"en": "Likes", "es": "Me gusta"},
        "comments": {"en": "Comments", "es": "Comentarios"},
        "shares": {"en": "Shares", "es": "Veces compartido"},
    },
)

FORMAT = TabularFormat(
    name="tiktok_overview",
    title=say("Days of an account, exported from TikTok Studio"),
    network="tiktok",
    yields="series",
    tables=(_DAYS,),
)
