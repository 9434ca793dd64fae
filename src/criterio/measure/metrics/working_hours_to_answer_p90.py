# SPDX-License-Identifier: EUPL-1.2
"""90th percentile of working hours to answer."""

from criterio.domain.names import Grade, Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import quantile
from criterio.measure._metric import GSA, Metric

METRIC = Metric(
    name="working_hours_to_answer_p90",
    title=say("90th percentile of working hours to answer"),
    question=say("How soon have nine in ten answers gone out?"),
    description=say(
        "The time by which nine in ten answers had gone out, among the messages with an answer. Only Monday to "
        "Friday from 8 to 15 h counts; holidays are taken for working days. Read it beside the share of messages "
        "answered."
    ),
    formula="p90(answered_at − received_at)",
    unit=Unit.HOURS,
    topic=Topic.CUSTOMER_EXPERIENCE,
    stage=Stage.OUT_TAKE,
    source=GSA,
    table="messages",
    needs=("messages",),
    calculation=quantile(0.9, lambda messages: messages.answerable.ifelse(messages.working_hours, None)),
    higher_is_better=False,
    grade=Grade.D,
)
