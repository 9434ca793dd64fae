# SPDX-License-Identifier: EUPL-1.2
"""The act by which profiles pass from a person to another, when people or government change."""

from django.http import HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import HandOver
from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.register import custody as verbs
from criterio.store import custody as records
from criterio.store import registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _mine(visit: Visit) -> list[Profile]:
    """The profiles that this person may hand over."""
    return [
        one
        for one in registry.profiles(visit.house.store)
        if one.declared_state is not State.CLOSED and visit.may(Permission.HOLD, one.unit)
    ]


def _held(profiles: list[Profile], person: str) -> list[ProfileKey]:
    return [one.key for one in profiles if person and person in (one.owner, one.deputy)]


def _show(visit: Visit, error: Sentence | None = None) -> HttpResponseBase:
    profiles = _mine(visit)
    told = visit.request.POST if error else visit.request.GET
    acts = [
        one
        for one in records.hand_overs(visit.house.store)
        if set(one.profiles) & {profile.key for profile in profiles}
    ]
    return visit.render(
        "register/hand_over.html.jinja",
        422 if error else 200,
        people=sorted({name for one in profiles for name in (one.owner, one.deputy) if name}),
        leaving=told.get("from", ""),
        told=told,
        held=_held(profiles, told.get("from", "")),
        checklist=list(verbs.CHECKLIST.items()),
        acts=acts,
        error=error,
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    told = visit.request.POST
    leaving = told.get("from", "").strip()
    try:
        keys = tuple(ProfileKey.parse(key) for key in told.getlist("profiles"))
        items = tuple(item for item in told.getlist("items") if item in verbs.CHECKLIST)
        asked = HandOver(
            0, keys, leaving, told.get("to", "").strip(), told.get("reason", ""), items, visit.who, visit.now
        )
        written = verbs.hand_over(visit.house.store, asked, _held(_mine(visit), leaving))
    except RuleBroken as fault:
        return _show(visit, fault.sentence)
    except ValueError:
        return _show(visit, say("Choose the profiles that are handed over."))
    tasks.refresh.enqueue()
    visit.audit("register.hand_over", ", ".join(str(key) for key in written.profiles), number=written.number)
    visit.tell(say("Written down. Who leaves holds no key any more."))
    return visit.go("register.hand_over")


PAGE = Page(
    path="hand-over/",
    title=say("Hand over"),
    needs=Permission.HOLD,
    show=_show,
    take=_take,
    takes={"hand_over": Permission.HOLD},
    question="register",
)
