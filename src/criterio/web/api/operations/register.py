# SPDX-License-Identifier: EUPL-1.2
"""Where we are: profiles, units and the registers that were taken in."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.errors import UnknownName
from criterio.domain.names import State
from criterio.domain.sentence import say
from criterio.register.difference import entries, snapshots
from criterio.register.states import Standing
from criterio.register.summary import summarise
from criterio.store import registry
from criterio.web.api._caller import caller
from criterio.web.api._knowledge import plain, reading
from criterio.web.api._lists import Asked, listed
from criterio.web.api._schemas import Listed, ProfileOut, RegisterOut, UnitOut
from criterio.web.people.access import unit_parents
from criterio.web.people.roles import Permission
from criterio.web.workplace import house

ROUTER = Router(tags=["register"])
_PARTS = ("name", "unit", "url", "purpose", "functions", "languages", "territory", "owner", "deputy")
_FACTS = ("hours_per_week", "euros_per_year", "registered_on")


@ROUTER.get("/profiles", response=Listed[ProfileOut], summary=str(say("Profiles, with their state")))
def profiles(
    request: HttpRequest, part: Asked, network: str = "", unit: str = "", state: State | None = None
) -> dict[str, Any]:
    found = [
        one
        for one in _seen(request)
        if network in ("", one.profile.key.network) and unit in ("", one.profile.unit) and state in (None, one.state)
    ]
    return listed(request, found, part, lambda one: _profile(request, one))


@ROUTER.get("/profiles/{key}", response=ProfileOut, summary=str(say("One profile, by its key")))
def profile(request: HttpRequest, key: str) -> dict[str, Any]:
    for one in reading().plan.standings:
        if key in (str(one.profile.key), *one.profile.aliases):
            if _is_draft(one):
                caller(request).must(Permission.READ, one.profile.unit)
            return _profile(request, one)
    raise UnknownName(say("There is no profile {key}.", key=key[:120]))


@ROUTER.get("/units", response=Listed[UnitOut], summary=str(say("Units, with how many profiles each has")))
def units(request: HttpRequest, part: Asked) -> dict[str, Any]:
    held = Counter(one.unit for one in registry.profiles(house().store))
    found = sorted(unit_parents().items())
    return listed(request, found, part, lambda one: {"name": one[0], "parent": one[1], "profiles": held.get(one[0], 0)})


@ROUTER.get("/registers", response=Listed[RegisterOut], summary=str(say("Registers taken in, by date")))
def registers(request: HttpRequest, part: Asked) -> dict[str, Any]:
    known = house().facts()

    def tell(day: Any) -> dict[str, Any]:
        told = summarise(entries(known, day))
        count = sum(network.profiles for network in told.networks)
        return {
            "as_of": day,
            "units": told.units,
            "units_without_profile": told.units_without_profile,
            "profiles": count,
        }

    return listed(request, snapshots(known), part, tell)


def _seen(request: HttpRequest) -> list[Standing]:
    """A profile that is only proposed is a draft of its unit."""
    who = caller(request)
    return [one for one in reading().plan.standings if not _is_draft(one) or who.may(Permission.READ, one.profile.unit)]


def _is_draft(one: Standing) -> bool:
    return one.state is State.PROPOSED


def _profile(request: HttpRequest, one: Standing) -> dict[str, Any]:
    profile = one.profile
    return {
        "key": str(profile.key),
        "network": profile.key.network,
        "handle": profile.key.handle,
        **{name: getattr(profile, name) for name in (*_PARTS, *_FACTS)},
        "state": one.state,
        "last_post_on": one.last_post_on,
        "days_since_last_post": one.days_since_last_post,
        "unanswered": one.unanswered,
        "to_mend": plain(request, one.issues),
    }
