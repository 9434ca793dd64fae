# SPDX-License-Identifier: EUPL-1.2
"""When everything was last kept in one file, and the way to do it now and take it along."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import audit
from criterio.store.backup import backup
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    return visit.render("people/backup.html.jinja", last=audit.last(visit.house.store, "people.back_up"))


def _take(visit: Visit, act: str) -> HttpResponseBase:
    """The file is nobody's on this machine: it goes with the answer, and what was written down of it is gone."""
    with TemporaryDirectory() as place:
        made = backup(visit.house.store, Path(place), visit.now)
        content = made.file.open("rb")
    visit.audit("people.back_up", made.file.name, bytes=made.bytes)
    answer = FileResponse(content, as_attachment=True, filename=made.file.name, content_type="application/zip")
    answer["Cache-Control"] = "no-store"
    return answer


PAGE = Page(
    path="people/backup/",
    title=say("Backups"),
    needs=Permission.ADMINISTER,
    show=_show,
    take=_take,
    takes={"back_up": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE,
    question="people",
)
