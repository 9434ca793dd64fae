# SPDX-License-Identifier: EUPL-1.2
"""Views per post."""

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import mean_count
from criterio.measure._metric import HOUSE, Metric

METRIC = Metric(
    name="views_per_post",
    title=say("Views per post"),
    question=say("How often is a post of ours seen?"),
    description=say(
        "All views, divided by our own posts for which it is known. Impressions are something else and are never added."
    ),
    formula="views / N",
    unit=Unit.PER_POST,
    topic=Topic.BREADTH,
    stage=Stage.OUTPUT,
    source=HOUSE,
    table="posts",
    needs=("views",),
    calculation=mean_count(lambda posts: posts.views),
    higher_is_better=True,
)
