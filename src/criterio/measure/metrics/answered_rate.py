# SPDX-License-Identifier: EUPL-1.2
"""Whether people who write to us get an answer."""

from criterio.domain.names import Grade, Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import share
from criterio.measure._metric import GSA, Metric

METRIC = Metric(
    name="answered_rate",
    title=say("Answered messages"),
    question=say("Do people who ask us something get an answer?"),
    description=say("The share of the messages that deserve an answer and got one."),
    formula="x / n",
    unit=Unit.SHARE,
    topic=Topic.CUSTOMER_EXPERIENCE,
    stage=Stage.OUT_TAKE,
    source=GSA,
    table="messages",
    needs=("messages",),
    calculation=share(lambda messages: messages.answerable.ifelse(messages.answered, None)),
    higher_is_better=True,
    grade=Grade.D,
)
