# SPDX-License-Identifier: EUPL-1.2
"""An account's days as X analytics exports them: follows and unfollows, never how many followers there are."""

from criterio.domain.sentence import say
from criterio.formats._series_table import SeriesTable
from criterio.formats._tabular import TabularFormat

_DAYS = SeriesTable(
    network="x",
    required=("day", "impressions", "engagements", ("new_followers", "visits", "shares")),
    names={
        "day": {"en": "Date"},
        "impressions": {"en": "Impressions"},
        "reactions": {"en": "Likes"},
        "engagements": {"en": "Engagements"},
        "saves": {"en": "Bookmarks"},
        "sent": {"en": "Shares"},
        "new_followers": {"en": "New follows"},
        "lost_followers": {"en": "Unfollows"},
        "comments": {"en": "Replies"},
        "shares": {"en": "Reposts"},
        "visits": {"en": "Profile visits"},
        "posts": {"en": "Create Post"},
        "video_views": {"en": "Video views"},
        "media_views": {"en": "Media views"},
    },
)

FORMAT = TabularFormat(
    name="x_overview",
    title=say("Days of an account, exported from X analytics"),
    network="x",
    yields="series",
    tables=(_DAYS,),
)
