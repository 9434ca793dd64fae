# SPDX-License-Identifier: EUPL-1.2
"""One document of the plan, to read or to keep."""

from django.http import FileResponse, Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.documents import all_documents
from criterio.web._page import Page
from criterio.web.pages.plan.plan import FOLDER
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit, name: str) -> HttpResponseBase:
    document = all_documents().get(name)
    path = visit.house.root / FOLDER / document.file_name if document else None
    if document is None or path is None or not path.exists():
        raise Http404(name)
    return FileResponse(path.open("rb"), as_attachment=True, filename=document.file_name)


PAGE = Page(
    path="plan/document/<str:name>/",
    title=say("What shall we do?"),
    needs=Permission.READ,
    show=_show,
    question="plan",
)
