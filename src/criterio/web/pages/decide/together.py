# SPDX-License-Identifier: EUPL-1.2
"""What profiles and initiatives bring together, above what each brings: written and taken away by whole sets."""

from collections.abc import Iterable
from math import inf
from typing import Any

from django.http import HttpResponseBase

from criterio.domain.administration import MOST_POINTS, Administration, Synergy
from criterio.domain.names import Aspect, State
from criterio.domain.sentence import say
from criterio.plan.horizons import PREFIX
from criterio.register import describing
from criterio.report.subjects import called
from criterio.store import parts, registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.by_two import alone
from criterio.web.pages.attribute._whom import groups
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, Wrong, all_right, span_in


def _show(visit: Visit) -> HttpResponseBase:
    administration = visit.house.administration
    return visit.render(
        "decide/together.html.jinja",
        synergies=[(one, [_subject(name, administration) for name in one.between]) for one in administration.synergies],
        lost=_lost(administration),
        aspects=list(Aspect),
        things=_things(visit, administration),
        most=MOST_POINTS,
        word=parts.last_word(visit.house.store, parts.SYNERGIES),
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _lost(administration: Administration) -> list[str]:
    """What is named and nothing any more, such as a proposal that somebody took out of the declaration."""
    known = {one.name for one in administration.initiatives}
    return list(dict.fromkeys(name for one in administration.synergies for name in one.lost(known)))


def _things(visit: Visit, administration: Administration) -> list[dict[str, Any]]:
    """Initiatives, and unit by unit the profiles that go on."""
    proposed = [(PREFIX + one.name, called(PREFIX + one.name)) for one in administration.initiatives]
    first = [{"title": say("Proposals"), "choices": proposed}] if proposed else []
    return first + groups(visit, (str(key) for key in _open(visit)))


def _open(visit: Visit) -> Iterable[Any]:
    return (one.key for one in registry.profiles(visit.house.store) if one.declared_state is not State.CLOSED)


def _subject(name: str, administration: Administration) -> str:
    return PREFIX + name if any(one.name == name for one in administration.initiatives) else name


def _take(visit: Visit, act: str) -> HttpResponseBase:
    between = tuple(one.removeprefix(PREFIX) for one in visit.request.POST.getlist("between"))
    with alone(visit) as (store, administration):
        before = next((one for one in administration.synergies if set(one.between) == set(between)), None)
        others = [one for one in administration.synergies if one is not before]
        if act == "say":
            others.append(_written(visit, between, before or Synergy(between, {})))
        describing.write_synergies(store, administration, others, visit.who, visit.now)
    visit.audit(f"decide.{act}_synergy", " + ".join(between))
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("decide.together")


def _written(visit: Visit, between: tuple[str, ...], before: Synergy) -> Synergy:
    """With one aspect more, or that aspect said anew. Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    known = {*(str(key) for key in _open(visit)), *(one.name for one in visit.house.administration.initiatives)}
    aspect, reason = told.get("aspect", ""), " ".join(told.get("reason", "").split())
    points = span_in(told, "points", errors, least=-inf)
    if len(between) < 2 or not known.issuperset(between):
        errors["between"] = say("Choose two at least.")
    if aspect not in set(Aspect):
        errors["aspect"] = say("Choose which public value it brings.")
    if not errors and points is None:
        errors["points_low"] = say("Say how many points, at least and at most.")
    elif points and not 0 <= points[0] <= points[1] <= MOST_POINTS:
        errors["points_low"] = say("From 0 to {n} points.", n=MOST_POINTS)
    all_right(errors)
    if points is None:
        raise Wrong(errors)
    return Synergy(between, before.value | {Aspect(aspect): points}, reason or before.reason)


PAGE = Page(
    path="decide/together/",
    title=say("What brings more together"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER, "drop": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="decide",
)
