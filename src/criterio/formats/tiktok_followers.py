# SPDX-License-Identifier: EUPL-1.2
"""How many followers an account had each day, as TikTok Studio exports it."""

from criterio.domain.sentence import say
from criterio.formats._series_table import SeriesTable
from criterio.formats._tabular import TabularFormat

_DAYS = SeriesTable(
    network="tiktok",
    required=("day", "followers", "net_followers"),
    names={
        "day": {"en": "Date", "es": "Fecha"},
        "followers": {"en": "Followers", "es": "Seguidores"},
        "net_followers": {
            "en": "Difference in followers from previous day",
            "es": "Diferencia de seguidores con respecto al día anterior",
        },
    },
)

FORMAT = TabularFormat(
    name="tiktok_followers",
    title=say("Followers by day, exported from TikTok Studio"),
    network="tiktok",
    yields="series",
    tables=(_DAYS,),
)
