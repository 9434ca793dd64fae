# SPDX-License-Identifier: EUPL-1.2
"""How many messages get an answer within 2 hours."""

from criterio.domain.names import Grade, Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import answered_within, share
from criterio.measure._metric import GSA, Metric

METRIC = Metric(
    name="answered_within_2_hours",
    title=say("Answered within 2 hours"),
    question=say("Do people get an answer within 2 hours?"),
    description=say(
        "The share of the messages that deserve an answer and got it within 2 hours, nights and weekends "
        "included. A message without answer counts as not answered in time."
    ),
    formula="n(answered in 2 h or less) / n(answerable)",
    unit=Unit.SHARE,
    topic=Topic.CUSTOMER_EXPERIENCE,
    stage=Stage.OUT_TAKE,
    source=GSA,
    table="messages",
    needs=("messages",),
    calculation=share(lambda messages: answered_within(messages, 2)),
    higher_is_better=True,
    grade=Grade.D,
)
