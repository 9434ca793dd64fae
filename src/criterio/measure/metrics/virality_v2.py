# SPDX-License-Identifier: EUPL-1.2
"""Virality V2: shares per post."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_count
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="virality_v2",
    title=say("Shares per post (V2)"),
    question=say("How many shares does a post of ours get?"),
    description=say("All shares of our own posts, divided by the posts whose shares are known."),
    formula="S/N",
    unit=Unit.PER_POST,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("shares",),
    calculation=mean_count(lambda posts: posts.shares),
    higher_is_better=True,
)
