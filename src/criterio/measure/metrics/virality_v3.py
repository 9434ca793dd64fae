# SPDX-License-Identifier: EUPL-1.2
"""Virality V3: shares per post for every thousand followers."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_count_per_thousand_followers
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="virality_v3",
    title=say("Shares per post and thousand followers (V3)"),
    question=say("How many shares does a post get, for the followers we have?"),
    description=say(
        "V2 divided by the followers, times 1,000. Followers are those at the time of each post, averaged over "
        "the posts."
    ),
    formula="(V2/F)·1000",
    unit=Unit.PER_POST_PER_THOUSAND_FOLLOWERS,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("shares", "followers"),
    calculation=mean_count_per_thousand_followers(lambda posts: posts.shares),
    higher_is_better=True,
)
