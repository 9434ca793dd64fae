# SPDX-License-Identifier: EUPL-1.2
"""A profile written in the register by hand, or one of it put right: whose it is, what for, who answers for it."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpResponseBase

from criterio.decide.functions import canonical, titled
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.evidence.networks import linked
from criterio.register import entering
from criterio.store import registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages._offered import open_networks, purposes, units
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, Wrong, languages_in, number_in, read_in


def _before(visit: Visit) -> Profile | None:
    """The one that is put right; None: a new one. Raises Http404 where there is none of that name."""
    asked = visit.request.GET.get("profile", "")
    found = next((one for one in registry.profiles(visit.house.store) if str(one.key) == asked), None)
    if asked and found is None:
        raise Http404(asked)
    return found


def _show(visit: Visit) -> HttpResponseBase:
    before = _before(visit)
    offered = purposes()
    own = [canonical(name) for name in before.functions] if before else []
    others = sorted(set(own) - {name for name, _ in offered})
    return visit.render(
        "register/entry.html.jinja",
        before=before,
        units=units(visit),
        may_leave_out=visit.may(Permission.EDIT, WHOLE),
        networks=[("", say("that of the address")), *open_networks()],
        functions=[*offered, *((name, titled(name)) for name in others)],
        chosen=[] if visit.typed else own,
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    before = _before(visit)
    if before is not None and not visit.may(Permission.EDIT, before.unit):
        raise Wrong({"unit": say("Choose a unit of yours.")})
    profile = _written(visit, before)
    entering.enter(visit.house.store, profile, before is None, visit.today)
    visit.audit("register.enter", str(profile.key))
    tasks.refresh.enqueue()
    visit.tell(say("{profile} is in the register as you wrote it.", profile=str(profile.key)))
    return visit.go("register.profiles")


def _written(visit: Visit, before: Profile | None) -> Profile:
    """Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    address = told.get("address", "").strip()
    hours, euros = (number_in(told, name, errors, 0) for name in ("hours_per_week", "euros_per_year"))
    languages = languages_in(told, "languages", errors)
    key = before.key if before else _key(told, errors)
    if errors or key is None:
        raise Wrong(errors)
    return replace(
        before or Profile(key, url=linked(address) if "/" in address else ""),
        unit=told.get("unit", ""),
        name=told.get("name", "").strip(),
        purpose=told.get("purpose", "").strip(),
        functions=tuple(told.getlist("functions")),
        languages=languages,
        territory=told.get("territory", "").strip(),
        owner=told.get("owner", "").strip(),
        deputy=told.get("deputy", "").strip(),
        hours_per_week=hours,
        euros_per_year=euros,
    )


def _key(told: Mapping[str, str], errors: Errors) -> ProfileKey | None:
    network = told.get("network", "")
    return read_in(told, "address", errors, lambda address: entering.key_of(network, address.strip()))


def _unit(visit: Visit) -> str | None:
    """It is written in a unit where one may edit; without unit, by who edits for the whole administration."""
    return visit.request.POST.get("unit", WHOLE) if visit.request.method == "POST" else None


PAGE = Page(
    path="entry/",
    title=say("A profile in the register"),
    needs=Permission.EDIT,
    show=_show,
    take=_take,
    takes={"enter": Permission.EDIT},
    unit_of=_unit,
    question="register",
)
