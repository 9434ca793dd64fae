# SPDX-License-Identifier: EUPL-1.2
"""The refused rows as a file, to be mended in a spreadsheet and given again."""

from django.http import FileResponse, Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import imports
from criterio.web._page import Page
from criterio.web.pages.collect._whose import unit_of_run
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit, run: int) -> HttpResponseBase:
    found = imports.run_of(visit.house.store, run)
    if not found.refused_file:
        raise Http404
    visit.audit("import.download_refused", found.name, run=run)  # they may hold what citizens wrote
    path = visit.house.root / found.refused_file
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="text/csv; charset=utf-8")


PAGE = Page(
    path="collect/refused/<int:run>/csv/",
    title=say("Refused rows"),
    needs=Permission.IMPORT,
    show=_show,
    unit_of=unit_of_run,
    question="collect",
)
