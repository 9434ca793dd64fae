# SPDX-License-Identifier: EUPL-1.2
"""The days of an account's videos as X analytics exports them."""

from criterio.domain.sentence import say
from criterio.formats._series_table import SeriesTable
from criterio.formats._tabular import TabularFormat

_DAYS = SeriesTable(
    network="x",
    required=("day", "video_views", "video_watch_seconds"),
    fractions=("completion_rate", "video_revenue"),
    factors={"video_watch_seconds": 0.001, "average_watch_seconds": 0.001},  # the file counts milliseconds
    names={
        "day": {"en": "Date"},
        "video_views": {"en": "Views"},
        "video_watch_seconds": {"en": "Watch Time (ms)"},
        "completion_rate": {"en": "Completion Rate"},
        "average_watch_seconds": {"en": "Average Watch Time (ms)"},
        "video_revenue": {"en": "Estimated Revenue"},
    },
)

FORMAT = TabularFormat(
    name="x_video_overview",
    title=say("Days of an account's videos, exported from X analytics"),
    network="x",
    yields="series",
    tables=(_DAYS,),
)
