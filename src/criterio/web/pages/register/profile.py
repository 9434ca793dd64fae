# SPDX-License-Identifier: EUPL-1.2
"""One profile: its state and history, what it is for, who answers for it, what is to mend, and its verdict."""

from django.http import HttpResponseBase

from criterio.decide.functions import titled
from criterio.domain.names import State
from criterio.domain.sentence import say
from criterio.register.transitions import PASSAGES, change_state
from criterio.store import closings, ledger, states
from criterio.store.joined import present
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.pages.register._standing import standing_of
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right

FIRST = ("posts", "followers", "engagement_e", "size_adjusted_interactions", "answered_rate", "hours_to_answer")


def _show(visit: Visit, key: str) -> HttpResponseBase:
    now = present(visit.house.store).get(key, key)
    if now != key:
        return visit.go("register.profile", key=now)
    one = standing_of(visit, key)
    history = states.history(visit.house.store, one.profile.key)
    state = history[-1].state if history else one.state
    figures = visit.reading.figures_of.get(key, {}) if visit.reading else {}
    plan, is_closed = closings.closing_of(visit.house.store, one.profile.key), state is State.CLOSED
    return visit.render(
        "register/profile.html.jinja",
        one=one,
        key=key,
        state=state,
        shown=as_shown.mark(state),
        history=history,
        passages=PASSAGES[state],
        is_closed=is_closed,
        plan=plan if plan and plan.state == "done" else None,
        decisions=[each for each in reversed(ledger.decisions(visit.house.store)) if each.subject == key],
        verdict=visit.reading.verdicts.get(key) if visit.reading and not is_closed else None,
        functions=[titled(name) for name in one.profile.functions],
        figures=[figures[name] for name in FIRST if name in figures],
        may_read=visit.may(Permission.READ, one.profile.unit),
        may_join=visit.may(Permission.ADMINISTER, WHOLE),
        may_edit=visit.may(Permission.EDIT, one.profile.unit),
        may_change=visit.may(Permission.APPROVE, one.profile.unit),
    )


def _change(visit: Visit, act: str, key: str) -> HttpResponseBase:
    one, told = standing_of(visit, key), visit.request.POST
    history = states.history(visit.house.store, one.profile.key)
    to, reason, errors = told.get("to", ""), told.get("reason", ""), Errors()
    if to not in set(State):
        errors["to"] = say("Choose a state.")
    if not reason.strip():
        errors["reason"] = say("Say why: the reason stays on record.")
    all_right(errors)
    now = history[-1].state if history else one.state
    as_shown.hold(visit, now)
    change_state(visit.house.store, one.profile.key, now, State(to), visit.signatory, reason, visit.now)
    tasks.refresh.enqueue()
    visit.audit("register.change_state", key, to=to)
    visit.tell(say("Saved."))
    return visit.go("register.profile", key=key)


def _unit(visit: Visit, key: str) -> str | None:
    """Whoever works here may look; to change its state takes a role in its unit."""
    return standing_of(visit, key).profile.unit if visit.request.method == "POST" else None


PAGE = Page(
    path="register/<str:key>/",
    title=say("Profile"),
    needs=Permission.READ,
    show=_show,
    take=_change,
    takes={"change": Permission.APPROVE},
    unit_of=_unit,
    question="register",
)
