# SPDX-License-Identifier: EUPL-1.2
"""Popularity P1: how many of the posts get reactions."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import share
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="popularity_p1",
    title=say("Posts with reactions (P1)"),
    question=say("How many of our posts does anybody react to?"),
    description=say(
        "The share of our own posts that got at least one of their reactions. Posts whose reactions are not known "
        "do not count."
    ),
    formula="n_L/N",
    unit=Unit.SHARE,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("reactions",),
    calculation=share(lambda posts: posts.reactions > 0),
    higher_is_better=True,
)
