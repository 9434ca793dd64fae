# SPDX-License-Identifier: EUPL-1.2
"""Everything that people did with the posts."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import exact
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="interactions",
    title=say("Interactions"),
    question=say("How much did people do with what we publish?"),
    description=say(
        "Reactions, comments and shares of our own posts, as far as they are known. It grows with the number of "
        "posts and of followers: compare it only with its own past."
    ),
    formula="L + C + S",
    unit=Unit.COUNT,
    topic=Topic.DIRECT_ENGAGEMENT,
    stage=Stage.OUT_TAKE,
    source=HOUSE,
    table="posts",
    needs=("reactions",),
    calculation=exact(lambda posts: posts.interactions.sum(), lambda posts: posts.interactions.count()),
    higher_is_better=True,
)
