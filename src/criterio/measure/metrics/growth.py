# SPDX-License-Identifier: EUPL-1.2
"""How the audience grew while the window lasted."""

import ibis

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import certain
from criterio.measure._metric import GSA, Calculation, Estimate, Metric, Setting, Statistics


def statistics(profiles: ibis.Table) -> dict[str, ibis.Value]:
    both = profiles.followers.notnull() & profiles.followers_before.notnull()
    return {
        "after": profiles.followers.sum(where=both),
        "before": profiles.followers_before.sum(where=both),
        "n": both.sum(),
    }


def estimate(found: Statistics, _: Setting) -> Estimate | None:
    if not found["n"] or not found["before"]:
        return None
    return certain((found["after"] - found["before"]) / found["before"], found["n"])


METRIC = Metric(
    name="growth",
    title=say("Growth of followers"),
    question=say("Are more people choosing to hear from us?"),
    description=say(
        "Followers gained in the window, for each follower at its start. Both ends must be known: the start is "
        "the last day known before the window, or else the first within it."
    ),
    formula="(F_t − F_{t−1}) / F_{t−1}",
    unit=Unit.SHARE,
    topic=Topic.BREADTH,
    stage=Stage.OUTPUT,
    source=GSA,
    table="register",
    needs=("followers",),
    calculation=Calculation(statistics, estimate),
    higher_is_better=True,
)
