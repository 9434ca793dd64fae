# SPDX-License-Identifier: EUPL-1.2
"""Posts as the Tweet activity page exported them until X renamed everything."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_COUNTS = {
    "impressions": "impressions",
    "engagements": "engagements",
    "rate": "engagement rate",
    "shares": "retweets",
    "comments": "replies",
    "reactions": "likes",
    "profile_clicks": "user profile clicks",
    "clicks": "url clicks",
    "hashtag_clicks": "hashtag clicks",
    "details": "detail expands",
    "permalink_clicks": "permalink clicks",
    "app_opens": "app opens",
    "app_installs": "app installs",
    "follows": "follows",
    "mailed": "email tweet",
    "dialled": "dial phone",
    "media_views": "media views",
    "media_engagements": "media engagements",
}

_POSTS = PostTable(
    network="x",
    required=("post_id", "published_at", "text", "impressions"),
    marks_reposts=True,
    names={
        "post_id": {"en": "Tweet id"},
        "permalink": {"en": "Tweet permalink"},
        "text": {"en": "Tweet text"},
        "published_at": {"en": "time"},
        **{name: {"en": header} for name, header in _COUNTS.items()},
        **{f"promoted_{name}": {"en": f"promoted {header}"} for name, header in _COUNTS.items()},
    },
)

FORMAT = TabularFormat(
    name="x_legacy",
    title=say("Posts, exported from the former Tweet activity page of X"),
    network="x",
    yields="posts",
    tables=(_POSTS,),
)
