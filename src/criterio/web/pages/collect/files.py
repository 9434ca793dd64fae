# SPDX-License-Identifier: EUPL-1.2
"""Which files have been taken in, those on their way, and where to give more."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence, say
from criterio.formats._all import all_formats
from criterio.formats._mapping import MappedFormat, parse_mapping, shipped_mappings
from criterio.store import imports, registers
from criterio.web import uploads
from criterio.web._page import Page
from criterio.web.pages.collect import _given
from criterio.web.pages.collect._way import way
from criterio.web.pages.collect._whose import mine, my_runs, my_units
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

_A_PAGE = 50


def _show(visit: Visit) -> HttpResponseBase:
    runs = imports.imported(visit.house.store)[::-1]
    rows = Paginator(runs, _A_PAGE).get_page(visit.request.GET.get("page"))
    units, told = my_units(visit), registers.days(visit.house.store)
    return visit.render(
        "collect/files.html.jinja",
        title=PAGE.title,
        may_import=bool(units),
        units=units,
        rows=rows,
        my_runs=my_runs(visit, [run.run for run in rows]),
        formats=_titles(visit),
        days={run.run: told.get(run.run, run.observed_at.date()) for run in rows},
        waiting=len(mine(visit, state__in=_given.TO_SEE)),
        under_way=[way(visit, one) for one in mine(visit, state__in=_given.UNDER_WAY)],
        megabytes=uploads.LARGEST >> 20,
    )


def _titles(visit: Visit) -> dict[str, Sentence]:
    """What files are, by the name of their format or of their mapping: nobody but the house knows the latter."""
    own = [parse_mapping(body, name) for name, body in imports.remembered_mappings(visit.house.store).items()]
    mapped = {one.name: MappedFormat(one).title for one in (*shipped_mappings(), *own)}
    return mapped | {name: one.title for name, one in all_formats().items()}


def _take(visit: Visit, act: str) -> HttpResponseBase:
    kept = _given.receive(visit, visit.request.FILES.getlist("files"))
    return visit.go("collect.upload", upload=kept[0].id) if len(kept) == 1 else visit.go("collect.uploads")


PAGE = Page(
    path="collect/",
    title=say("Data"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"give": Permission.IMPORT},
    question="collect",
    is_entry=True,
)
