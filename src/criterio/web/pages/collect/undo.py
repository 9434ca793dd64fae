# SPDX-License-Identifier: EUPL-1.2
"""Asks before an import is taken back, and takes it back."""

from django.http import HttpResponseBase

from criterio.collect.undo import undo
from criterio.domain.sentence import say
from criterio.store import imports
from criterio.web._page import Page
from criterio.web.pages.collect._whose import unit_of_run
from criterio.web.people.roles import Permission
from criterio.web.tasks import refresh
from criterio.web.visit import Visit


def _show(visit: Visit, run: int) -> HttpResponseBase:
    return visit.render("collect/undo.html.jinja", title=PAGE.title, run=imports.run_of(visit.house.store, run))


def _take(visit: Visit, act: str, run: int) -> HttpResponseBase:
    undone = undo(visit.house.store, run)
    visit.audit("import.undo", undone.name, run=run, rows=undone.rows)
    refresh.enqueue()
    visit.tell(say("{file} was taken back, with its {n} rows.", file=undone.name, n=undone.rows))
    return visit.go("collect.files")


PAGE = Page(
    path="collect/undo/<int:run>/",
    title=say("Take an import back"),
    needs=Permission.IMPORT,
    show=_show,
    take=_take,
    takes={"undo": Permission.IMPORT},
    unit_of=unit_of_run,
    question="collect",
)
