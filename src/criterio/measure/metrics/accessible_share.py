# SPDX-License-Identifier: EUPL-1.2
"""Whether people who cannot see or hear a post can still follow it."""

import ibis

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import share
from criterio.measure._metric import EN_301_549, Metric

WITHOUT_IMAGE = ("", "none", "text", "link", "poll")
"""What the column says of posts that show nothing."""


def _described(posts: ibis.Table) -> ibis.Value:
    shows = ~posts.media.fill_null("").lower().isin(WITHOUT_IMAGE)
    return shows.ifelse(posts.has_alt_text, None)


METRIC = Metric(
    name="accessible_share",
    title=say("Accessible posts"),
    question=say("Can everybody follow our images and videos?"),
    description=say(
        "The share of our own posts with image or video that carry alternative text or captions. Posts where it "
        "is not known do not count."
    ),
    formula="posts with media and alt text or captions / posts with media",
    unit=Unit.SHARE,
    topic=Topic.CUSTOMER_EXPERIENCE,
    stage=Stage.OUTPUT,
    source=EN_301_549,
    table="posts",
    needs=("has_alt_text",),
    calculation=share(_described),
    higher_is_better=True,
)
