# SPDX-License-Identifier: EUPL-1.2
"""What answering here saves, against answering by telephone."""

import ibis
from scipy.special import betaincinv

from criterio.domain.names import Grade, Stage, Topic, Unit
from criterio.domain.sentence import say
from criterio.measure._kinds import TAILS
from criterio.measure._metric import SOCITM, Calculation, Estimate, Metric, Setting, Statistics


def statistics(messages: ibis.Table) -> dict[str, ibis.Value]:
    return {"resolved": (messages.answerable & messages.answered).sum(), "n": messages.count()}


def estimate(found: Statistics, setting: Setting) -> Estimate | None:
    """The range is that of how many calls were avoided; the probability and the costs are taken as declared."""
    known = setting.administration
    if known.deflection is None or known.call_cost is None or known.contact_cost is None or not found["n"]:
        return None
    resolved, saved = int(found["resolved"]), known.call_cost - known.contact_cost
    avoided = resolved * known.deflection
    tails = (float(betaincinv(avoided + 1, resolved - avoided + 1, tail)) * resolved for tail in TAILS)
    low, high = sorted(bound * saved for bound in tails)
    value = avoided * saved
    return Estimate(value, min(low, value), max(high, value), int(found["n"]))


METRIC = Metric(
    name="service_value",
    title=say("Value of the answers"),
    question=say("What do our answers save, against answering by telephone?"),
    description=say(
        "Answered messages times the probability that each avoided a call, times what a call costs beyond an "
        "answer here. The probability and both costs are those that the administration declares."
    ),
    formula="resolved · probability that a call was avoided · (cost of a call − cost here)",
    unit=Unit.EUROS,
    topic=Topic.STRATEGIC_OUTCOMES,
    stage=Stage.IMPACT,
    source=SOCITM,
    table="messages",
    needs=("messages",),
    calculation=Calculation(statistics, estimate),
    higher_is_better=True,
    grade=Grade.D,
)
