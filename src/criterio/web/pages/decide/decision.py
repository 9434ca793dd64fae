# SPDX-License-Identifier: EUPL-1.2
"""One decision on record, as those who work here see it: what was signed, what was answered, and who sees it."""

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode
from criterio.plan import publishing, replying
from criterio.store import ledger, publications, replies
from criterio.store.ledger import Decision
from criterio.web._page import Page
from criterio.web.pages.decide._answering import TOLD, answer
from criterio.web.pages.decide._subjects import unit_of_subject
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong

LONGEST = 600
"""Letters of a reason that everybody reads."""

_TOLD = {
    "withhold": say("Withheld. Everybody sees that there is such a decision, and your reason; nothing else of it."),
    "publish": say("It is public again, as it was signed."),
    "reply": TOLD,
}


def _found(visit: Visit, number: int) -> Decision | None:
    return next((one for one in ledger.decisions(visit.house.store) if one.number == number), None)


def _decision(visit: Visit, number: int) -> Decision:
    found = _found(visit, number)
    if found is None:
        raise Http404(number)
    return found


def _show(visit: Visit, number: int) -> HttpResponseBase:
    one, store = _decision(visit, number), visit.house.store
    signed, unit = ledger.decisions(store), unit_of_subject(visit, one.subject)
    said = [word for word in publications.words(store) if word.decision == number and word.reply is None]
    found = replying.beside(one, signed, replies.replies(store, one.subject))
    return visit.render(
        "decide/decision.html.jinja",
        one=one,
        proposed=Mode(one.proposed) if one.proposed else None,
        replaced_by=next((each.number for each in signed if each.replaces == number), None),
        words=said,
        is_public=not said or said[-1].is_public,
        may_publish=visit.may(Permission.APPROVE, whose(one, unit)),
        longest=LONGEST,
        replies=found,
        shown={reply.number for reply in replying.shown_to_all(found, publications.of_replies(store))},
        may_answer=visit.may(Permission.READ, unit),
        longest_reply=replying.LONGEST,
    )


def _take(visit: Visit, act: str, number: int) -> HttpResponseBase:
    one = _decision(visit, number)
    _do(visit, act, one)
    visit.audit(f"decide.{act}_decision", one.subject, number=number)
    visit.tell(_TOLD[act])
    return visit.go("decide.decision", number=number)


def _do(visit: Visit, act: str, one: Decision) -> None:
    store, who, now = visit.house.store, visit.signatory, visit.now
    if act == "reply":
        answer(visit, one.subject, one.number, unit_of_subject(visit, one.subject))
    elif act == "publish":
        publishing.publish(store, one.number, who, now)
    else:
        try:
            publishing.withhold(store, one.number, visit.request.POST.get("reason", "")[:LONGEST], who, now)
        except RuleBroken as fault:
            raise Wrong({"reason": fault.sentence}) from fault


def whose(one: Decision, unit: str) -> str:
    """Who signed the whole decides for the whole; a decision signed apart belongs to the unit of its subject."""
    return WHOLE if one.portfolio else unit


def _unit(visit: Visit, number: int) -> str | None:
    """Anybody who works here may look; the unit concerned answers, and whoever may sign says who sees it."""
    if visit.request.method != "POST":
        return None
    one = _found(visit, number)
    if one is None:
        return WHOLE
    unit = unit_of_subject(visit, one.subject)
    return unit if visit.request.POST.get("act") == "reply" else whose(one, unit)


PAGE = Page(
    path="decide/decisions/<int:number>/",
    title=say("Decision on record"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={
        "withhold": Permission.APPROVE,
        "publish": Permission.APPROVE,
        "reply": Permission.READ,
    },
    unit_of=_unit,
    question="decide",
)
