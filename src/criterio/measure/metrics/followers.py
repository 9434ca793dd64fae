# SPDX-License-Identifier: EUPL-1.2
"""How many people chose to hear from us."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import exact
from criterio.measure._metric import GSA, Metric

METRIC = Metric(
    name="followers",
    title=say("Followers"),
    question=say("How many people chose to hear from us?"),
    description=say("Followers on the last day that is known. Somebody who follows two profiles counts twice."),
    formula="F",
    unit=Unit.COUNT,
    topic=Topic.BREADTH,
    stage=Stage.OUTPUT,
    source=GSA,
    table="register",
    needs=("followers",),
    calculation=exact(lambda profiles: profiles.followers.sum(), lambda profiles: profiles.followers.count()),
    higher_is_better=True,
)
