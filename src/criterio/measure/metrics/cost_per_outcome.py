# SPDX-License-Identifier: EUPL-1.2
"""What each outcome takes, in staff hours and money."""

import ibis

from criterio.domain.names import Grade, Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import certain
from criterio.measure._metric import HOUSE, Calculation, Estimate, Metric, Setting, Statistics


def statistics(outcomes: ibis.Table) -> dict[str, ibis.Value]:
    return {"outcomes": outcomes.value.sum(), "kinds": outcomes.metric.nunique(), "n": outcomes.value.count()}


def estimate(found: Statistics, setting: Setting) -> Estimate | None:
    """None until hours, the cost of an hour, money and outcomes are all known: unknown costs are not zero.

    None as well when there are outcomes of several kinds: appointments and minutes of waiting make no sum.
    """
    if setting.cost is None or not found["outcomes"] or found["kinds"] != 1:
        return None
    return certain(setting.cost / found["outcomes"], found["n"])


METRIC = Metric(
    name="cost_per_outcome",
    title=say("Cost per outcome"),
    question=say("What does each appointment, call avoided or completed procedure cost us?"),
    description=say(
        "Hours times the cost of an hour, plus money, divided by the outcomes of the same days. Outcomes are what the "
        "declared indicator counts. Where several indicators are declared, their costs cannot be told apart."
    ),
    formula="(hours · cost of an hour + money) / outcomes",
    unit=Unit.EUROS_PER_OUTCOME,
    topic=Topic.STRATEGIC_OUTCOMES,
    stage=Stage.OUTCOME,
    source=HOUSE,
    table="series",
    needs=("outcomes",),
    calculation=Calculation(statistics, estimate),
    higher_is_better=False,
    grade=Grade.C,
)
