# SPDX-License-Identifier: EUPL-1.2
"""Two profiles that are one: which stays, what moves to it, and the way back."""

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import Profile
from criterio.domain.sentence import say
from criterio.register.same import moving
from criterio.report.subjects import called
from criterio.store import joined, registry
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _profiles(visit: Visit) -> dict[str, Profile]:
    return {str(one.key): one for one in registry.profiles(visit.house.store)}


def _kept(visit: Visit, key: str) -> Profile:
    found = _profiles(visit).get(key)
    if found is None:
        raise Http404(key)
    return found


def _candidates(visit: Visit, kept: Profile) -> dict[str, Profile]:
    """The others of its network."""
    return {
        key: one for key, one in _profiles(visit).items() if one.key.network == kept.key.network and one.key != kept.key
    }


def _show(visit: Visit, key: str) -> HttpResponseBase:
    kept = _kept(visit, key)
    candidates = _candidates(visit, kept)
    other = candidates.get(visit.request.GET.get("other", ""))
    moves = moving(visit.house.store, visit.house.facts(), kept.key, other.key) if other else None
    return visit.render(
        "register/same.html.jinja",
        key=key,
        kept=kept,
        other=str(other.key) if other else "",
        moves=moves,
        shown=as_shown.mark(str(other.key) if other else "", moves),
        choices=[(one, called(one)) for one in sorted(candidates)],
        others=[str(one) for one in joined.others(visit.house.store, kept.key)],
    )


def _take(visit: Visit, act: str, key: str) -> HttpResponseBase:
    kept, written, store = _kept(visit, key), visit.request.POST.get("other", ""), visit.house.store
    if act == "join":
        other = _candidates(visit, kept).get(written)
        if other is None:
            raise RuleBroken(say("Choose a profile of the same network that you administer too."))
        as_shown.hold(visit, written, moving(store, visit.house.facts(), kept.key, other.key))
        joined.join(store, kept.key, other.key)
        visit.tell(say("{other} is known as {kept} from now on.", other=called(written), kept=called(key)))
    else:
        apart = next((one for one in joined.others(store, kept.key) if str(one) == written), None)
        if apart is None:
            raise RuleBroken(say("They are two already."))
        joined.separate(store, kept.key, apart)
        visit.tell(say("{other} is a profile of its own again.", other=called(written)))
    visit.audit(f"register.{act}_profiles", key, other=written)
    tasks.refresh.enqueue()
    return visit.go("register.same", key=key)


PAGE = Page(
    path="register/<str:key>/same/",
    title=say("The same profile by another name"),
    needs=Permission.ADMINISTER,
    show=_show,
    take=_take,
    takes={"join": Permission.ADMINISTER, "separate": Permission.ADMINISTER},
    unit_of=lambda visit, key: WHOLE,
    question="register",
)
