# SPDX-License-Identifier: EUPL-1.2
"""How long a profile has been silent."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import exact
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="dormancy_days",
    title=say("Days since the last own post"),
    question=say("How long have we been silent?"),
    description=say(
        "Days from the last own post to the end of the window. Of several profiles, the one that spoke last. More "
        "than 90 days is dormant."
    ),
    formula="end − day of the last own post",
    unit=Unit.DAYS,
    topic=Topic.BREADTH,
    stage=Stage.ACTIVITY,
    source=HOUSE,
    table="register",
    needs=("posts",),
    calculation=exact(lambda profiles: profiles.days_silent.min(), lambda profiles: profiles.days_silent.count()),
    higher_is_better=False,
)
