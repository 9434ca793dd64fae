# SPDX-License-Identifier: EUPL-1.2
"""Reach per post."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_count
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="reach_per_post",
    title=say("Reach per post"),
    question=say("How many people does a post of ours reach?"),
    description=say(
        "All people reached, divided by our own posts for which it is known. The same person reached by two posts "
        "counts twice."
    ),
    formula="reach / N",
    unit=Unit.PER_POST,
    topic=Topic.BREADTH,
    stage=Stage.OUTPUT,
    source=HOUSE,
    table="posts",
    needs=("reach",),
    calculation=mean_count(lambda posts: posts.reach),
    higher_is_better=True,
)
