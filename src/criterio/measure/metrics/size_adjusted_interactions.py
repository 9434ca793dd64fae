# SPDX-License-Identifier: EUPL-1.2
"""Interactions set against the size of the audience, which grows faster than what it does."""

import ibis

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import certain
from criterio.measure._metric import UNMETRIC, Calculation, Estimate, Metric, Setting, Statistics


def statistics(posts: ibis.Table) -> dict[str, ibis.Value]:
    return {
        "total": posts.interactions.sum(),
        "n": posts.interactions.count(),
        "followers": posts.audience.mean(),
    }


def estimate(found: Statistics, _: Setting) -> Estimate | None:
    if not found["n"] or not found["followers"]:
        return None
    return certain(found["total"] * 10_000 / found["followers"] ** 0.8, found["n"])


METRIC = Metric(
    name="size_adjusted_interactions",
    title=say("Interactions adjusted for size"),
    question=say("How much do people do with what we publish, for a profile of our size?"),
    description=say(
        "Interactions in the window times 10,000, divided by the followers to the power of 0.8: large profiles "
        "get fewer interactions for each follower. Followers are those at the time of each post, averaged."
    ),
    formula="interactions · 10,000 / F^0.8",
    unit=Unit.INTERACTIONS_SIZE_ADJUSTED,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=UNMETRIC,
    table="posts",
    needs=("reactions", "followers"),
    calculation=Calculation(statistics, estimate),
    higher_is_better=True,
)
