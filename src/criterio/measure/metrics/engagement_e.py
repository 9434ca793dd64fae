# SPDX-License-Identifier: EUPL-1.2
"""Engagement E: popularity, commitment and virality together."""

import ibis

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_of
from criterio.measure._metric import BONSON_RATKAI, Calculation, Estimate, Metric, Setting, Statistics

PARTS = ("reactions", "comments", "shares")


def statistics(posts: ibis.Table) -> dict[str, ibis.Value]:
    """Each part by itself, for the value; and all three of a post together, for the range."""
    together = posts.reactions + posts.comments + posts.shares
    sums = {name: posts[name].sum() for name in PARTS}
    counts = {f"{name}_n": posts[name].count() for name in PARTS}
    return {
        **sums,
        **counts,
        "followers": posts.audience.mean(),
        "together_n": together.count(),
        "variance": together.var(how="sample"),
    }


def estimate(found: Statistics, _: Setting) -> Estimate | None:
    """None unless reactions, comments, shares and followers are all known."""
    if not found["followers"] or not all(found[f"{name}_n"] for name in PARTS):
        return None
    mean = sum(found[name] / found[f"{name}_n"] for name in PARTS)
    n = found["together_n"] or 1
    return mean_of(mean * n, n, found["variance"]).times(1000 / found["followers"])


METRIC = Metric(
    name="engagement_e",
    title=say("Engagement (E)"),
    question=say("All in all, how much do people do with a post, for the followers we have?"),
    description=say(
        "P3 + C3 + V3. Not known unless reactions, comments and shares all are. It weighs a reaction as much as a "
        "share, and favours small profiles."
    ),
    formula="P3 + C3 + V3",
    unit=Unit.PER_POST_PER_THOUSAND_FOLLOWERS,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=BONSON_RATKAI,
    table="posts",
    needs=(*PARTS, "followers"),
    calculation=Calculation(statistics, estimate, pools="rate"),
    higher_is_better=True,
)
