# SPDX-License-Identifier: EUPL-1.2
"""Every profile week by week, and where it stands among its peers, as one expression for any engine."""

import ibis


def weekly(posts: ibis.Table, groups: ibis.Table) -> ibis.Table:
    """One row a profile and ISO week (the Monday): posts, interactions, median, p90 and percentile among peers.

    ``posts`` has ``profile``, ``day`` and ``interactions``; ``groups`` has ``profile`` and ``peer_group``, one row a
    profile. ``percentile`` is that of the week's interactions, 0 for the lowest of the group and 1 for the highest;
    null alone in a group, and without known interactions.
    """
    weeks = posts.group_by("profile", week=posts.day.truncate("W")).agg(
        posts=posts.count(),
        interactions=posts.interactions.sum(),
        # both from one aggregate: an exact quantile keeps every value, and two would keep them twice
        quantiles=posts.interactions.quantile([0.5, 0.9]),
    )
    weeks = weeks.mutate(median=weeks.quantiles[0], p90=weeks.quantiles[1]).drop("quantiles")
    ranked = weeks.inner_join(groups, "profile")
    peers = ibis.window(group_by=["peer_group", "week", ranked.interactions.isnull()])
    # rank/(n − 1) and not percent_rank: engines disagree on a group of one
    below = ranked.interactions.rank().over(peers.order_by("interactions"))
    others = ranked.count().over(peers) - 1
    place = ibis.ifelse(ranked.interactions.notnull(), below / others.nullif(0), None)
    return ranked.mutate(percentile=place)
