# SPDX-License-Identifier: EUPL-1.2
"""The whole audit log as a table: for whoever has to keep it, or to look through it with other programs."""

import json

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import audit
from criterio.web._page import Page
from criterio.web.acts import done
from criterio.web.pages._attached import attached
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit

_COLUMNS = ("number", "at", "who", "act", "told", "subject", "detail", "previous", "seal")


def _show(visit: Visit) -> HttpResponseBase:
    rows = [
        (
            *(one.number, one.at.isoformat(), one.who, one.act, visit.reader.text(done(one.act)), one.subject),
            *(json.dumps(one.detail, sort_keys=True, ensure_ascii=False), one.previous, one.seal),
        )
        for one in audit.entries(visit.house.store, None)
    ]
    return attached("audit.csv", _COLUMNS, rows)


PAGE = Page(
    path="people/audit.csv",
    title=say("Take all of it as a table (CSV)"),
    needs=Permission.ADMINISTER,
    show=_show,
    unit_of=lambda visit: WHOLE,
    question="people",
)
