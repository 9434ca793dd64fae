# SPDX-License-Identifier: EUPL-1.2
"""How many of the counts are not final yet."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import share_counted
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="posts_still_growing",
    title=say("Posts still growing"),
    question=say("How many of our counts were taken too early?"),
    description=say(
        "The share of our own posts that were counted less than 48 hours after publication: their figures will "
        "still rise."
    ),
    formula="n(counted before 48 h) / N",
    unit=Unit.SHARE,
    topic=Topic.BREADTH,
    stage=Stage.ACTIVITY,
    source=HOUSE,
    table="posts",
    needs=("observed_at",),
    calculation=share_counted(lambda posts: posts.still_growing),
    higher_is_better=False,
)
