# SPDX-License-Identifier: EUPL-1.2
"""What we shall do: objectives, pilots, days of decision, and each quarter beside its plan."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.sentence import say
from criterio.plan.course import Course, course
from criterio.web.api._caller import caller
from criterio.web.api._knowledge import plain, reading
from criterio.web.api._lists import Asked, listed
from criterio.web.api._plan_schemas import DueOut, HeldOut, PilotOut, QuarterOut
from criterio.web.api._schemas import Listed
from criterio.web.people.roles import Permission
from criterio.web.workplace import house

ROUTER = Router(tags=["plan"])


@ROUTER.get("/objectives", response=Listed[HeldOut], summary=str(say("Objectives, with what each lacks")))
def objectives(request: HttpRequest, part: Asked) -> dict[str, Any]:
    return listed(request, _course().objectives, part, lambda one: plain(request, one))


@ROUTER.get("/pilots", response=Listed[PilotOut], summary=str(say("Pilots with their terms and what became of them")))
def pilots(request: HttpRequest, part: Asked) -> dict[str, Any]:
    return listed(request, _course().pilots, part, lambda one: plain(request, one))


@ROUTER.get("/calendar", response=Listed[DueOut], summary=str(say("The days on which something is decided")))
def calendar(request: HttpRequest, part: Asked) -> dict[str, Any]:
    mine = caller(request)
    found = [due for due in _course().calendar if due.kind != "closing" or mine.may(Permission.READ, due.unit)]
    return listed(request, found, part, lambda one: plain(request, one))


@ROUTER.get("/quarters", response=Listed[QuarterOut], summary=str(say("Each quarter beside its plan")))
def quarters(request: HttpRequest, part: Asked) -> dict[str, Any]:
    return listed(request, reading().quarters, part, lambda one: plain(request, one))


def _course() -> Course:
    found = reading()
    return course(house().store, found.plan, found.quarters)
