# SPDX-License-Identifier: EUPL-1.2
"""Commitment C2: comments per post."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_count
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="commitment_c2",
    title=say("Comments per post (C2)"),
    question=say("How many comments does a post of ours get?"),
    description=say("All comments of our own posts, divided by the posts whose comments are known."),
    formula="C/N",
    unit=Unit.PER_POST,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("comments",),
    calculation=mean_count(lambda posts: posts.comments),
    higher_is_better=True,
)
