# SPDX-License-Identifier: EUPL-1.2
"""Popularity P2: reactions per post."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_count
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="popularity_p2",
    title=say("Reactions per post (P2)"),
    question=say("How many reactions does a post of ours get?"),
    description=say("All reactions of our own posts, divided by the posts whose reactions are known."),
    formula="L/N",
    unit=Unit.PER_POST,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("reactions",),
    calculation=mean_count(lambda posts: posts.reactions),
    higher_is_better=True,
)
