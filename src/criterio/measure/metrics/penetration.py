# SPDX-License-Identifier: EUPL-1.2
"""The audience beside the population that it is meant to come from."""

import ibis

from criterio.domain.names import Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import certain
from criterio.measure._metric import OECD, Calculation, Estimate, Metric, Setting, Statistics


def statistics(profiles: ibis.Table) -> dict[str, ibis.Value]:
    return {"followers": profiles.followers.sum(), "n": profiles.followers.count()}


def estimate(found: Statistics, setting: Setting) -> Estimate | None:
    population = setting.administration.population
    return certain(found["followers"] / population, found["n"]) if found["n"] and population else None


METRIC = Metric(
    name="penetration",
    title=say("Penetration"),
    question=say("How many followers have we for each inhabitant?"),
    description=say(
        "Followers divided by the population that the administration declares. Followers may live elsewhere, and "
        "somebody who follows two profiles counts twice: over several profiles it can pass 100 %."
    ),
    formula="F / population",
    unit=Unit.SHARE,
    topic=Topic.BREADTH,
    stage=Stage.OUTPUT,
    source=OECD,
    table="register",
    needs=("followers",),
    calculation=Calculation(statistics, estimate),
    higher_is_better=True,
)
