# SPDX-License-Identifier: EUPL-1.2
"""How much we publish."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import exact
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="posts",
    title=say("Posts"),
    question=say("How much do we publish?"),
    description=say(
        "Our own posts in the window. Reposts are left out. More is not better: publishing more often goes with "
        "less for each post."
    ),
    formula="N",
    unit=Unit.COUNT,
    topic=Topic.BREADTH,
    stage=Stage.ACTIVITY,
    source=HOUSE,
    table="posts",
    needs=("posts",),
    calculation=exact(lambda posts: posts.count()),
    higher_is_better=None,
)
