# SPDX-License-Identifier: EUPL-1.2
"""A reply as somebody of the unit concerned writes it, on the page of a verdict or of a decision."""

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.plan import replying
from criterio.store.replies import Reply
from criterio.web.visit import Visit
from criterio.web.written import Wrong

TOLD = say("Your reply is on record, and is read when it is looked at again. Nobody can change it.")


def answer(visit: Visit, subject: str, decision: int | None, unit: str) -> None:
    """Writes what the form says. Raises Wrong when it cannot stand."""
    told = visit.request.POST
    text, for_all = told.get("reply", "").strip(), told.get("for_all") == "on"
    try:
        replying.answer(visit.house.store, Reply(subject, decision, unit, text, for_all, visit.who, visit.now))
    except RuleBroken as fault:
        raise Wrong({"reply": fault.sentence}) from fault
