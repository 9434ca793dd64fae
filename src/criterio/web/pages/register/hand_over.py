# SPDX-License-Identifier: EUPL-1.2
"""The act by which profiles pass from a person to another, when people or government change."""

from django.http import HttpResponseBase

from criterio.domain.governance import HandOver
from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.register import custody as verbs
from criterio.store import custody as records
from criterio.store import registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right


def _mine(visit: Visit) -> list[Profile]:
    """The profiles that this person may hand over."""
    return [
        one
        for one in registry.profiles(visit.house.store)
        if one.declared_state is not State.CLOSED and visit.may(Permission.HOLD, one.unit)
    ]


def _held(profiles: list[Profile], person: str) -> list[ProfileKey]:
    return [one.key for one in profiles if person and person in (one.owner, one.deputy)]


def _show(visit: Visit) -> HttpResponseBase:
    profiles = _mine(visit)
    leaving = (visit.typed or visit.request.GET).get("from", "")
    acts = [
        one
        for one in records.hand_overs(visit.house.store)
        if set(one.profiles) & {profile.key for profile in profiles}
    ]
    return visit.render(
        "register/hand_over.html.jinja",
        people=sorted({name for one in profiles for name in (one.owner, one.deputy) if name}),
        leaving=leaving,
        held=_held(profiles, leaving),
        checklist=list(verbs.CHECKLIST.items()),
        acts=acts,
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    asked = _written(visit)
    written = verbs.hand_over(visit.house.store, asked, _held(_mine(visit), asked.from_person))
    tasks.refresh.enqueue()
    visit.audit("register.hand_over", ", ".join(str(key) for key in written.profiles), number=written.number)
    visit.tell(say("Written down. Who leaves holds no key any more."))
    return visit.go("register.hand_over")


def _written(visit: Visit) -> HandOver:
    """Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    leaving, to, reason = (told.get(name, "").strip() for name in ("from", "to", "reason"))
    keys = tuple(key for text in told.getlist("profiles") if (key := _key(text)))
    if not keys:
        errors["profiles"] = say("Choose the profiles that are handed over.")
    if not to or to == leaving:
        errors["to"] = say("Name the person who takes them.")
    if not reason:
        errors["reason"] = say("Say why: the reason stays on record.")
    all_right(errors)
    items = tuple(item for item in told.getlist("items") if item in verbs.CHECKLIST)
    return HandOver(0, keys, leaving, to, reason, items, visit.who, visit.now)


def _key(text: str) -> ProfileKey | None:
    try:
        return ProfileKey.parse(text)
    except ValueError:
        return None


PAGE = Page(
    path="hand-over/",
    title=say("Hand over"),
    needs=Permission.HOLD,
    show=_show,
    take=_take,
    takes={"hand_over": Permission.HOLD},
    question="register",
)
