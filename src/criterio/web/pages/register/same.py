# SPDX-License-Identifier: EUPL-1.2
"""Two profiles that are one: which stays, what moves to it, and the way back."""

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import Profile
from criterio.domain.sentence import say
from criterio.register.same import join, moving
from criterio.report.subjects import called
from criterio.store import joined, registry
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _kept_and_others(visit: Visit, key: str) -> tuple[Profile, dict[str, Profile]]:
    """The one that stays, and the others of its network, by key. Raises Http404 where there is no such profile."""
    known = {str(one.key): one for one in registry.profiles(visit.house.store)}
    if key not in known:
        raise Http404(key)
    kept = known.pop(key)
    return kept, {other: one for other, one in known.items() if one.key.network == kept.key.network}


def _show(visit: Visit, key: str) -> HttpResponseBase:
    kept, candidates = _kept_and_others(visit, key)
    other = candidates.get(visit.request.GET.get("other", ""))
    moves = moving(visit.house.store, visit.house.facts(), kept.key, other.key) if other else None
    return visit.render(
        "register/same.html.jinja",
        key=key,
        other=str(other.key) if other else "",
        moves=moves,
        shown=as_shown.mark(str(other.key) if other else "", moves),
        choices=[(one, called(one)) for one in sorted(candidates)],
        others=[str(one) for one in joined.others(visit.house.store, kept.key)],
    )


def _take(visit: Visit, act: str, key: str) -> HttpResponseBase:
    kept, candidates = _kept_and_others(visit, key)
    written, store = visit.request.POST.get("other", ""), visit.house.store
    if act == "join":
        other = candidates.get(written)
        if other is None:
            raise RuleBroken(say("Choose another profile of the same network."))
        as_shown.hold(visit, written, moving(store, visit.house.facts(), kept.key, other.key))
        join(store, kept.key, other.key)
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
