# SPDX-License-Identifier: EUPL-1.2
"""What people call the figures that the administration's own files bring: by that name they are read everywhere."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.measure.all import all_metrics
from criterio.register import describing
from criterio.store import parts
from criterio.store.parts import Word
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.by_two import meanwhile
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right

LONGEST = 120
"""Letters of a name: a longer one fits into no table."""


@dataclass(frozen=True)
class Figure:
    """A figure by the ``key`` that its file gives it. ``first``, ``last``: None where no file brings it now."""

    key: str
    name: str
    first: date | None
    last: date | None
    word: Word | None


def _figures(visit: Visit) -> list[Figure]:
    """Those that files bring, and those that somebody has named before any came."""
    known = visit.house.facts()
    own = known.series.filter(known.series.network.isnull())
    days = own.group_by("metric").agg(first=own.day.min(), last=own.day.max())
    seen = {row["metric"]: (row["first"], row["last"]) for row in known.rows(days)}
    names, words = visit.house.indicators, parts.words(visit.house.store, parts.CALLED)
    keys = sorted({*seen, *names} - all_metrics().keys())
    return [Figure(key, names.get(key, ""), *seen.get(key, (None, None)), words.get(key)) for key in keys]


def _show(visit: Visit) -> HttpResponseBase:
    return visit.render(
        "collect/names.html.jinja",
        figures=_figures(visit),
        longest=LONGEST,
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    """Only what changed is written anew."""
    told, errors = visit.request.POST, Errors()
    changed = {}
    for one in _figures(visit):
        name = " ".join(told.get(f"name-{one.key}", one.name).split())
        was = told.get(f"was-{one.key}", one.name)
        if name == was:
            continue  # it was left as it was shown, whatever others wrote meanwhile
        if one.name not in (was, name):
            errors[f"name-{one.key}"] = meanwhile(one.name)
        if len(name) > LONGEST:
            errors[f"name-{one.key}"] = say("Say it in {n} letters at most.", n=LONGEST)
        if name != one.name:
            changed[one.key] = name
    all_right(errors)
    for key, name in changed.items():
        describing.name_figure(visit.house.store, key, name, visit.who, visit.now)
        visit.audit("import.name_figure", key, name=name)
    if changed:
        tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("collect.names")


PAGE = Page(
    path="collect/names/",
    title=say("What our figures are called"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="collect",
)
