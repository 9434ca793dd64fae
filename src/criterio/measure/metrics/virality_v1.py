# SPDX-License-Identifier: EUPL-1.2
"""Virality V1: how many of the posts get shares."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import share
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="virality_v1",
    title=say("Posts with shares (V1)"),
    question=say("How many of our posts does anybody share?"),
    description=say(
        "The share of our own posts that got at least one of their shares. Posts whose shares are not known do "
        "not count."
    ),
    formula="n_S/N",
    unit=Unit.SHARE,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("shares",),
    calculation=share(lambda posts: posts.shares > 0),
    higher_is_better=True,
)
