# SPDX-License-Identifier: EUPL-1.2
"""Who holds a profile and its keys, what makes it easy to lose, and when somebody last confirmed it."""

from django.http import HttpResponseBase

from criterio.domain.governance import Custody
from criterio.domain.sentence import say
from criterio.register import custody as verbs
from criterio.store import custody as records
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.pages.register._standing import standing_of, unit_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit, key: str) -> HttpResponseBase:
    profile = standing_of(visit, key).profile
    held = records.custody_of(visit.house.store, profile.key)
    return visit.render(
        "register/custody.html.jinja",
        key=key,
        held=held,
        shown=as_shown.mark(held),
        wanting=verbs.wanting(held),
        certified_at=records.certified(visit.house.store).get(profile.key),
        every=verbs.EVERY,
        may_hold=visit.may(Permission.HOLD, profile.unit),
        may_certify=visit.may(Permission.EDIT, profile.unit),
    )


def _take(visit: Visit, act: str, key: str) -> HttpResponseBase:
    profile, told, store = standing_of(visit, key).profile, visit.request.POST, visit.house.store
    if act == "save":
        records.write_custody(store, profile.key, _written(visit), visit.who, visit.now)
        tasks.refresh.enqueue()
    else:
        as_shown.hold(visit, records.custody_of(store, profile.key))
        verbs.certify(store, profile.key, visit.who, told.get("note", ""), visit.now)
    visit.audit(f"register.{act}_custody", key)
    visit.tell(say("Saved."))
    return visit.go("register.custody", key=key)


def _written(visit: Visit) -> Custody:
    told = visit.request.POST
    return Custody(
        owner=told.get("owner", "").strip(),
        deputy=told.get("deputy", "").strip(),
        key_holders=tuple(line.strip() for line in told.get("key_holders", "").splitlines() if line.strip()),
        recovery_mailbox=told.get("recovery_mailbox", "").strip(),
        mfa={"yes": True, "no": False}.get(told.get("mfa", "")),
    )


PAGE = Page(
    path="register/<str:key>/custody/",
    title=say("Custody"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"save": Permission.HOLD, "certify": Permission.EDIT},
    unit_of=unit_of,
    question="register",
)
