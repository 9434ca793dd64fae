# SPDX-License-Identifier: EUPL-1.2
"""One decision on record, as those who work here see it: what was signed, and whether everybody sees it."""

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode
from criterio.plan import publishing
from criterio.store import ledger, publications
from criterio.store.ledger import Decision
from criterio.web._page import Page
from criterio.web.pages.decide._subjects import unit_of_subject
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors

LONGEST = 600
"""Letters of a reason that everybody reads."""

_TOLD = {
    "withhold": say("Withheld. Everybody sees that there is such a decision, and your reason; nothing else of it."),
    "publish": say("It is public again, as it was signed."),
}


def _found(visit: Visit, number: int) -> Decision | None:
    return next((one for one in ledger.decisions(visit.house.store) if one.number == number), None)


def _decision(visit: Visit, number: int) -> Decision:
    found = _found(visit, number)
    if found is None:
        raise Http404(number)
    return found


def _show(visit: Visit, number: int, errors: Errors | None = None) -> HttpResponseBase:
    one, store = _decision(visit, number), visit.house.store
    said = [word for word in publications.words(store) if word.decision == number]
    return visit.render(
        "decide/decision.html.jinja",
        422 if errors else 200,
        one=one,
        proposed=Mode(one.proposed) if one.proposed else None,
        replaced_by=next((each.number for each in ledger.decisions(store) if each.replaces == number), None),
        words=said,
        is_public=not said or said[-1].is_public,
        may_publish=visit.may(Permission.APPROVE, _unit(visit, number)),
        longest=LONGEST,
        told=visit.request.POST if errors else {},
        errors=errors or {},
    )


def _take(visit: Visit, act: str, number: int) -> HttpResponseBase:
    one = _decision(visit, number)
    try:
        _do(visit, act, one)
    except RuleBroken as fault:
        return _show(visit, number, {"reason" if act == "withhold" else "__all__": fault.sentence})
    visit.audit(f"decide.{act}_decision", one.subject, number=number)
    visit.tell(_TOLD[act])
    return visit.go("decide.decision", number=number)


def _do(visit: Visit, act: str, one: Decision) -> None:
    store, now = visit.house.store, visit.now
    if act == "withhold":
        publishing.withhold(store, one.number, visit.request.POST.get("reason", "")[:LONGEST], str(visit.person), now)
    else:
        publishing.publish(store, one.number, str(visit.person), now)


def _unit(visit: Visit, number: int) -> str:
    """Who signed the whole decides for the whole; a decision signed apart belongs to the unit of its subject."""
    one = _found(visit, number)
    return WHOLE if one is None or one.portfolio else unit_of_subject(visit, one.subject)


PAGE = Page(
    path="decide/decisions/<int:number>/",
    title=say("Decision on record"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"withhold": Permission.APPROVE, "publish": Permission.APPROVE},
    unit_of=lambda visit, number: _unit(visit, number) if visit.request.method == "POST" else None,
    question="decide",
)
