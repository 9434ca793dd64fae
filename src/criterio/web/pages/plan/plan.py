# SPDX-License-Identifier: EUPL-1.2
"""The plan by horizon, its pilots and its training; and its documents, written when somebody says so."""

from datetime import UTC, datetime
from pathlib import Path

from django.http import HttpResponseBase

from criterio.domain.names import Horizon
from criterio.domain.sentence import say
from criterio.report.documents import all_documents
from criterio.store import pilots
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit

FOLDER = "plan"


def _show(visit: Visit) -> HttpResponseBase:
    folder = visit.house.root / FOLDER
    documents = [one for one in all_documents().values() if (folder / one.file_name).exists()]
    on_record = [one for one in pilots.pilots(visit.house.store) if one.state != "withdrawn"]
    written = max((_at(folder / one.file_name) for one in documents), default=None)
    return visit.render(
        "plan/plan.html.jinja",
        horizons=tuple(Horizon),
        documents=documents,
        written_at=written,
        on_record={one.initiative: one.number for one in on_record[::-1]},
    )


def _at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _write(visit: Visit, act: str) -> HttpResponseBase:
    tasks.write_plan.enqueue()
    visit.audit("plan.write", FOLDER)
    visit.tell(say("The documents are being written. Come back in a minute."), "info")
    return visit.go("plan.plan")


PAGE = Page(
    path="plan/",
    title=say("What shall we do?"),
    needs=Permission.READ,
    show=_show,
    take=_write,
    takes={"write": Permission.APPROVE},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="plan",
    is_entry=True,
)
