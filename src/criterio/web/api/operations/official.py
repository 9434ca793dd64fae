# SPDX-License-Identifier: EUPL-1.2
"""Whether a profile is ours, for anybody who asks."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.sentence import say
from criterio.web.api._schemas import OfficialOut
from criterio.web.pages.public._check import answer_of
from criterio.web.workplace import house

ROUTER = Router(tags=["official"])


@ROUTER.get("/official", auth=None, response=OfficialOut, summary=str(say("Whether a profile is official")))
def official(request: HttpRequest, q: str) -> dict[str, Any]:
    reader = request.reader  # type: ignore[attr-defined]  # given by ReadingLanguage
    return answer_of(q, reader, house().store)
