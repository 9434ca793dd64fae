# SPDX-License-Identifier: EUPL-1.2
"""Commitment C1: how many of the posts get comments."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import share
from criterio.measure._metric import BONSON_RATKAI, Metric

METRIC = Metric(
    name="commitment_c1",
    title=say("Posts with comments (C1)"),
    question=say("How many of our posts does anybody comment on?"),
    description=say(
        "The share of our own posts that got at least one of their comments. Posts whose comments are not known "
        "do not count."
    ),
    formula="n_C/N",
    unit=Unit.SHARE,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=("comments",),
    calculation=share(lambda posts: posts.comments > 0),
    higher_is_better=True,
)
