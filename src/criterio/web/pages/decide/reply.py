# SPDX-License-Identifier: EUPL-1.2
"""One reply of a unit, and whether everybody sees it beside the decision."""

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.plan import publishing, replying
from criterio.store import ledger, publications, replies
from criterio.store.ledger import Decision
from criterio.store.replies import Reply
from criterio.web._page import Page
from criterio.web.pages.decide._subjects import unit_of_subject
from criterio.web.pages.decide.decision import LONGEST, whose
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong

_TOLD = {
    "withhold": say("Withheld. Everybody sees that there is a reply, and your reason."),
    "publish": say("Everybody sees it beside the decision."),
}


def _found(visit: Visit, number: int) -> tuple[Reply, Decision] | None:
    """A reply to a proposal stands beside nothing that everybody sees until somebody signs."""
    store = visit.house.store
    one = next((each for each in replies.replies(store) if each.number == number), None)
    signed = ledger.decisions(store)
    beside = next((each for each in signed if one and one in replying.beside(each, signed, [one])), None)
    return (one, beside) if one and beside else None


def _reply(visit: Visit, number: int) -> tuple[Reply, Decision]:
    found = _found(visit, number)
    if found is None:
        raise Http404(number)
    return found


def _show(visit: Visit, number: int) -> HttpResponseBase:
    (one, decision), store = _reply(visit, number), visit.house.store
    return visit.render(
        "decide/reply.html.jinja",
        one=one,
        decision=decision,
        words=[word for word in publications.words(store) if word.reply == number],
        is_public=bool(replying.shown_to_all([one], publications.of_replies(store))),
        may_publish=visit.may(Permission.APPROVE, whose(decision, unit_of_subject(visit, one.subject))),
        longest=LONGEST,
    )


def _take(visit: Visit, act: str, number: int) -> HttpResponseBase:
    (one, decision), store = _reply(visit, number), visit.house.store
    who, now = visit.signatory, visit.now
    if act == "publish":
        publishing.publish_reply(store, decision.number, one, who, now)
    else:
        reason = visit.request.POST.get("reason", "")[:LONGEST]
        try:
            publishing.withhold_reply(store, decision.number, one, reason, who, now)
        except RuleBroken as fault:
            raise Wrong({"reason": fault.sentence}) from fault
    visit.audit(f"decide.{act}_reply", one.subject, number=number)
    visit.tell(_TOLD[act])
    return visit.go("decide.decision", number=decision.number)


def _unit(visit: Visit, number: int) -> str | None:
    """Anybody who works here may look; whoever may sign the decision says who sees it."""
    if visit.request.method != "POST":
        return None
    found = _found(visit, number)
    return whose(found[1], unit_of_subject(visit, found[1].subject)) if found else WHOLE


PAGE = Page(
    path="decide/replies/<int:number>/",
    title=say("Reply"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"withhold": Permission.APPROVE, "publish": Permission.APPROVE},
    unit_of=_unit,
    question="decide",
)
