# SPDX-License-Identifier: EUPL-1.2
"""What every profile does, on one page: verdicts, duties and what a network can do hang on it."""

from dataclasses import replace

from django.http import HttpResponseBase

from criterio.decide.functions import canonical
from criterio.domain.names import State
from criterio.domain.profile import Profile
from criterio.domain.sentence import say
from criterio.evidence.knowledge import functions, functions_in
from criterio.register import entering
from criterio.store import registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages._offered import purposes
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong


def _show(visit: Visit) -> HttpResponseBase:
    own = sorted(_own(visit), key=lambda one: (bool(one.functions), one.unit, one.key))
    return visit.render(
        "register/purposes.html.jinja",
        profiles=[(one, _known(one) or functions_in(one.purpose), bool(one.functions)) for one in own],
        functions=purposes(),
        lacking=sum(not one.functions for one in own),
    )


def _own(visit: Visit) -> list[Profile]:
    """Those that go on, in the units where the person edits."""
    return [
        one
        for one in registry.profiles(visit.house.store)
        if one.declared_state is not State.CLOSED and visit.may(Permission.EDIT, one.unit)
    ]


def _known(profile: Profile) -> tuple[str, ...]:
    return tuple(canonical(name) for name in profile.functions)


def _take(visit: Visit, act: str) -> HttpResponseBase:
    """Only of the profiles that the page showed, and only where something changed; names of their own are kept."""
    told, known = visit.request.POST, {one.name for one in functions()}
    own, changed = {str(one.key): one for one in _own(visit)}, 0
    for key in told.getlist("profile"):
        chosen = tuple(told.getlist(f"for-{key}"))
        if key not in own or not known.issuperset(chosen):
            raise Wrong({f"for-{key}": say("Choose from the list, for profiles of your units.")})
        others = tuple(name for name in _known(own[key]) if name not in known)
        if set(_known(own[key])) != {*chosen, *others}:
            entering.enter(visit.house.store, replace(own[key], functions=chosen + others), False, visit.today)
            visit.audit("register.enter", key)
            changed += 1
    if changed:
        tasks.refresh.enqueue()
    visit.tell(say("Kept. The verdicts are worked out again with it."))
    return visit.go("register.purposes")


PAGE = Page(
    path="purposes/",
    title=say("What each profile does"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.EDIT},
    question="register",
)
