# SPDX-License-Identifier: EUPL-1.2
"""The plan by which a profile is closed: its public told, its posts kept, another person's signature, and a day."""

from django.http import HttpResponseBase

from criterio.decide.coverage import left_alone
from criterio.domain.governance import Closing
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.register import closings as verbs
from criterio.register.states import Standing
from criterio.report.subjects import called
from criterio.store import closings, states
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.pages.register._standing import standing_of, unit_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, day_in

_TEXTS = ("reason", "audience_goes_to", "archive", "notice")
_STOPPED = (State.CLOSED, State.GONE, State.PROPOSED)
TOLD = {
    "save": say("The plan is kept. Another person has to sign it."),
    "withdraw": say("Withdrawn. Another plan may be begun when it is wanted."),
    "sign": say("Signed. Publish the notice on its day; on the day of the closing, come back here."),
    "take_back": say("The plan is a draft again."),
    "finish": say("Closed. Its plan stays on record."),
}


def _plan(visit: Visit, key: ProfileKey) -> Closing:
    found = closings.closing_of(visit.house.store, key)
    return found if found and found.state != "withdrawn" else Closing(key, visit.who)


def _uncovered(visit: Visit, one: Standing) -> tuple[Sentence, ...]:
    """Who would be left without a channel, among what must be covered."""
    if visit.reading is None:
        return ()
    others = [each.profile for each in visit.reading.plan.standings if each.state not in _STOPPED]
    return left_alone(one.profile, others, visit.reading.plan.administration)


def _show(visit: Visit, key: str) -> HttpResponseBase:
    one = standing_of(visit, key)
    plan = _plan(visit, one.profile.key)
    return visit.render(
        "register/closing.html.jinja",
        key=key,
        plan=plan,
        shown=as_shown.mark(plan, _uncovered(visit, one)),
        missing=verbs.missing(plan),
        uncovered=_uncovered(visit, one),
        others=[
            (str(key), called(str(key)))
            for key in sorted(each.profile.key for each in visit.reading.plan.standings if each.state is State.ACTIVE)
        ]
        if visit.reading
        else [],
        may_write=visit.may(Permission.EDIT, one.profile.unit),
        may_sign=visit.may(Permission.APPROVE, one.profile.unit),
    )


def _take(visit: Visit, act: str, key: str) -> HttpResponseBase:
    one = standing_of(visit, key)
    plan = _plan(visit, one.profile.key)
    if act != "save":
        as_shown.hold(visit, plan, _uncovered(visit, one))
    _do(visit, act, one, _written(visit, plan) if act == "save" else plan)
    visit.audit(f"register.{act}_closing", key)
    visit.tell(TOLD[act])
    return visit.go("register.closing", key=key)


def _do(visit: Visit, act: str, one: Standing, plan: Closing) -> None:
    store, who, at = visit.house.store, visit.who, visit.now
    if act == "save":
        verbs.draft(store, plan, at)
    elif act == "withdraw":
        verbs.withdraw(store, plan, at)
    elif act == "sign":
        verbs.sign(store, plan, who, at, _uncovered(visit, one))
    elif act == "take_back":
        verbs.take_back(store, plan, at)
    else:
        history = states.history(store, one.profile.key)
        verbs.finish(store, plan, history[-1].state if history else one.state, visit.signatory, at, visit.today)
        tasks.refresh.enqueue()


def _written(visit: Visit, plan: Closing) -> Closing:
    """Raises Wrong."""
    told = visit.request.POST
    reason, goes_to, archive, notice = (told.get(name, "").strip() for name in _TEXTS)
    errors = Errors()
    notice_on, closes_on = (day_in(told, name, errors) for name in ("notice_on", "closes_on"))
    all_right(errors)
    return Closing(plan.key, visit.who, reason, goes_to, archive, notice, notice_on, closes_on)


PAGE = Page(
    path="register/<str:key>/closing/",
    title=say("Closing plan"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={
        "save": Permission.EDIT,
        "withdraw": Permission.EDIT,
        "sign": Permission.APPROVE,
        "take_back": Permission.APPROVE,
        "finish": Permission.APPROVE,
    },
    unit_of=unit_of,
    question="register",
)
