# SPDX-License-Identifier: EUPL-1.2
"""Posts as X analytics exports them: Content."""

from criterio.domain.sentence import say
from criterio.formats._post_table import PostTable
from criterio.formats._tabular import TabularFormat

_POSTS = PostTable(
    network="x",
    required=("post_id", "published_at", "permalink", "impressions"),
    marks_reposts=True,
    names={
        "post_id": {"en": "Post id"},
        "published_at": {"en": "Date"},
        "text": {"en": "Post text"},
        "permalink": {"en": "Post Link"},
        "impressions": {"en": "Impressions"},
        "reactions": {"en": "Likes"},
        "engagements": {"en": "Engagements"},
        "saves": {"en": "Bookmarks"},
        "sent": {"en": "Shares"},  # sent by message or copied: what other networks call a share is a repost
        "follows": {"en": "New follows"},
        "comments": {"en": "Replies"},
        "shares": {"en": "Reposts"},
        "profile_visits": {"en": "Profile visits"},
        "details": {"en": "Detail Expands"},
        "clicks": {"en": "URL Clicks"},
        "other_clicks": {"en": "Hashtag Clicks | Permalink Clicks"},
    },
)

FORMAT = TabularFormat(
    name="x_content",
    title=say("Posts, exported from X analytics"),
    network="x",
    yields="posts",
    tables=(_POSTS,),
)
