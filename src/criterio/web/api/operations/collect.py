# SPDX-License-Identifier: EUPL-1.2
"""What data there are."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.sentence import say
from criterio.store.imports import imported
from criterio.web.api._caller import caller
from criterio.web.api._knowledge import plain
from criterio.web.api._lists import Asked, listed
from criterio.web.api._schemas import ImportOut, Listed
from criterio.web.people.roles import Permission
from criterio.web.workplace import house

ROUTER = Router(tags=["collect"])


@ROUTER.get("/imports", response=Listed[ImportOut], summary=str(say("Files taken in, for who may import")))
def imports(request: HttpRequest, part: Asked) -> dict[str, Any]:
    caller(request).must(Permission.IMPORT)
    return listed(request, imported(house().store), part, lambda one: plain(request, one))
