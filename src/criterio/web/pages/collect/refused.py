# SPDX-License-Identifier: EUPL-1.2
"""The rows of a file that were not understood, why, and each to be mended where it is shown."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase

from criterio.collect.mended import mend, refused_rows
from criterio.domain.errors import BadInput
from criterio.domain.sentence import say, say_many
from criterio.store import imports
from criterio.web import uploads
from criterio.web._page import Page
from criterio.web.pages.collect._whose import unit_of_run
from criterio.web.pages.collect._wrong import a_page, edits, wrong
from criterio.web.people.roles import Permission
from criterio.web.tasks import refresh
from criterio.web.visit import Visit

_EVERY = 100_000


def _show(visit: Visit, run: int) -> HttpResponseBase:
    refused = refused_rows(visit.house.store, run, _EVERY)
    return visit.render(
        "collect/refused.html.jinja",
        title=PAGE.title,
        run=imports.run_of(visit.house.store, run),
        columns=refused.columns,
        rows=Paginator(wrong(refused), a_page(len(refused.columns))).get_page(visit.request.GET.get("page")),
        given=visit.typed,
    )


def _take(visit: Visit, act: str, run: int) -> HttpResponseBase:
    house = visit.house
    refused = refused_rows(house.store, run, _EVERY)
    changed = edits(wrong(refused), refused.columns, visit.request.POST)
    units = uploads.units_of(uploads.find(run=run))
    report = mend(house.store, house.administration, visit.reader, run, changed, units)
    if report.state == "unusable":
        raise BadInput(report.notices[0])
    visit.audit("import.mend", imports.run_of(house.store, run).name, run=run, rows=sorted(changed))
    if report.state == "taken" and report.run is not None:
        uploads.mended(run, report.run, visit.person, visit.now)
    refresh.enqueue()
    visit.tell(say_many("One row went in.", "{n} rows went in.", report.taken), "success" if report.taken else "info")
    if not report.refused:
        return visit.go("collect.refused", run=run)
    again = say_many("One row is still not understood.", "{n} rows are still not understood.", report.refused)
    visit.tell(again, "warning")
    return visit.go("collect.refused", run=report.run or run)  # it keeps those still wrong


PAGE = Page(
    path="collect/refused/<int:run>/",
    title=say("Rows that were not understood"),
    needs=Permission.IMPORT,  # they may hold what citizens wrote
    show=_show,
    take=_take,
    takes={"mend": Permission.IMPORT},
    unit_of=unit_of_run,
    question="collect",
)
