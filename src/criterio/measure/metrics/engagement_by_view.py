# SPDX-License-Identifier: EUPL-1.2
"""Engagement for every view: what people did, out of how often they saw it."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import ratio
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="engagement_by_view",
    title=say("Engagement by view"),
    question=say("Of those who see a post, how many do something with it?"),
    description=say(
        "Reactions, comments and shares that are known, divided by the views of the same posts. Never a "
        "platform's own rate, for each platform counts in its own way."
    ),
    formula="(reactions + comments + shares) / views",
    unit=Unit.SHARE,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=HOUSE,
    table="posts",
    needs=("views",),
    calculation=ratio(lambda posts: posts.interactions, lambda posts: posts.views),
    higher_is_better=True,
)
