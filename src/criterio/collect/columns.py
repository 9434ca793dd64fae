# SPDX-License-Identifier: EUPL-1.2
"""What people call the columns of the history, and the fields that a mapping fills."""

from criterio.domain.sentence import Sentence, say

TITLES: dict[str, Sentence] = {
    "profile": say("Profile"),
    "network": say("Network"),
    "handle": say("Handle"),
    "url": say("Address"),
    "name": say("Name"),
    "external_id": say("Identifier of the profile at the network"),
    "unit": say("Unit"),
    "unit_id": say("Identifier of the unit"),
    "kind": say("Kind"),
    "active": say("Is it active?"),
    "last_post_on": say("Day of the last post"),
    "language": say("Language"),
    "purpose": say("Purpose"),
    "owner": say("Responsible"),
    "deputy": say("Deputy"),
    "functions": say("Functions"),
    "territory": say("Territory"),
    "state": say("State"),
    "opened_on": say("Day of opening"),
    "hours_per_week": say("Hours a week"),
    "euros_per_year": say("Euros a year"),
    "followers": say("Followers"),
    "as_of": say("Day of the register"),
    "published_at": say("Published at"),
    "post_id": say("Identifier of the post"),
    "permalink": say("Permanent link"),
    "is_repost": say("Is it a repost?"),
    "is_reply": say("Is it a reply?"),
    "is_paid": say("Was it paid for?"),
    "text": say("Text"),
    "length": say("Length of the text"),
    "media": say("Images and videos"),
    "has_alt_text": say("Has it an alternative text?"),
    "labels": say("Labels"),
    "counts_as_of": say("Moment of the counts"),
    "reactions": say("Reactions"),
    "comments": say("Comments"),
    "shares": say("Shares"),
    "views": say("Views"),
    "impressions": say("Impressions"),
    "reach": say("Reach"),
    "clicks": say("Clicks"),
    "saves": say("Saves"),
    "follows": say("New followers"),
    "engagements": say("Engagements"),
    "watch_seconds": say("Seconds watched"),
    "day": say("Day"),
    "value": say("Value"),
    "indicator": say("Indicator"),
    "metric": say("Indicator"),
    "subject": say("Subject"),
    "dimension": say("Part"),
    "received_at": say("Received at"),
    "message_id": say("Identifier of the message"),
    "author": say("Author"),
    "answered_at": say("Answered at"),
    "answered": say("Was it answered?"),
}
"""By name of the column or field. Whoever shows one that is missing here shows its name."""

HIDDEN = frozenset(
    (
        *("network", "day", "observed_at", "source", "row", "extra"),
        *("post_key", "id_damaged", "length", "message_key", "author"),
    )
)
"""Columns of posts, messages and registers that the house adds for itself: nobody needs them to judge a file."""


_POSTS = {
    "photo": say("picture"),
    "video": say("video"),
    "reel": say("reel"),
    "carousel": say("several pictures"),
    "story": say("story"),
    "link": say("link"),
    "text": say("text"),
    "live": say("live broadcast"),
}


def kind_called(kind: str) -> Sentence | str:
    """What people call a kind of post; one that nobody knows stays as it was written."""
    return _POSTS.get(kind, kind)


def figure_called(metric: str) -> Sentence | str:
    """A count of the networks by its title; one of somebody's own file by its key, with spaces."""
    return TITLES.get(metric) or metric.replace("_", " ")


def title_of(name: str) -> Sentence:
    """What people call it."""
    return TITLES.get(name) or say("{name}", name=name)
