# SPDX-License-Identifier: EUPL-1.2
"""How we are, and what to expect."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.forecast import QUANTILES
from criterio.domain.sentence import say
from criterio.expect.pace import PACES
from criterio.web.api._knowledge import plain, reading
from criterio.web.api._lists import AnyPeriod, Asked, listed
from criterio.web.api._schemas import FigureOut, ForecastOut, Listed
from criterio.wiring import By

ROUTER = Router(tags=["measure"])


@ROUTER.get("/figures", response=Listed[FigureOut], summary=str(say("Measured values, as criterio measure gives them")))
def figures(
    request: HttpRequest, part: Asked, by: By = "profile", metric: str = "", subject: str = ""
) -> dict[str, Any]:
    found = [one for one in reading().figures[by] if metric in ("", one.metric) and subject in ("", one.subject)]
    return listed(request, found, part, lambda one: plain(request, one))


@ROUTER.get(
    "/forecasts", response=Listed[ForecastOut], summary=str(say("The coming weeks, days or months, as quantiles"))
)
def forecasts(
    request: HttpRequest, part: Asked, metric: str = "", subject: str = "", by: AnyPeriod = "week"
) -> dict[str, Any]:
    known = reading().coming(PACES[by]).items()
    found = [one for key, each in known if metric in ("", key[0]) and subject in ("", key[1]) for one in each]
    return listed(request, found, part, lambda one: {**plain(request, one), "levels": QUANTILES})
