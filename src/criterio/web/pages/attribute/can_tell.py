# SPDX-License-Identifier: EUPL-1.2
"""Before anything is done: can the data tell? How many units and weeks it takes, and who begins when, by lot."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponseBase

from criterio.attribute.calendars import calendar
from criterio.attribute.planning import HORIZONS, Answer, answer
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import Sentence, say
from criterio.report.page import figure_name
from criterio.web._page import Page
from criterio.web.pages.attribute._whom import groups, ticked
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import day, whole
from criterio.wiring.returned import Returns

SHARES = (0.1, 0.25, 0.5, 1.0)
APART = 14
"""Days between the waves of a calendar: two weeks, for each to be seen on its own."""


@dataclass(frozen=True)
class Asked:
    """What would be done: on whom, seen by what, for how long, and what is hoped for."""

    indicator: str
    subjects: tuple[str, ...]
    weeks: int
    hoped: float
    begin: date
    waves: int
    seed: int


def read(visit: Visit, returns: Returns, on: date) -> Asked:
    """What is asked, with the nearest that makes sense for what is not."""
    told = visit.request.GET
    indicator = told.get("indicator", "")
    indicator = indicator if indicator in returns.powers else next(iter(returns.powers), "")
    known = returns.columns.get(indicator, ())
    return Asked(
        indicator,
        ticked(visit, told.getlist("subjects"), known),
        _whole(told.get("weeks", ""), HORIZONS[0], 1, 104),
        _whole(told.get("hoped", ""), 25, 1, 500) / 100,
        day(told.get("begin", "")) or on + timedelta(days=14),
        _whole(told.get("waves", ""), 2, 1, 12),
        _whole(told.get("lot", ""), on.toordinal(), 0, 10**9),
    )


def drawn(asked: Asked) -> list[tuple[date, str]]:
    """Who begins when, drawn by lot: the same number of the lot gives the same calendar."""
    found = calendar(asked.subjects, asked.begin, asked.waves, APART, asked.seed)
    return sorted((day, subject) for subject, day in found.items())


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    if reading is None or not reading.returns.powers:
        return visit.render("attribute/can_tell.html.jinja", asked=None, fewest=3 * min(HORIZONS))
    returns, reader = reading.returns, visit.reader
    asked = read(visit, returns, reading.on)
    power = returns.powers[asked.indicator]
    told, refused = _answer(asked, returns)
    return visit.render(
        "attribute/can_tell.html.jinja",
        asked=asked,
        power=power,
        told=told,
        refused=refused,
        indicators=[(one, figure_name(one, reader)) for one in returns.powers],
        subjects=groups(visit, returns.columns[asked.indicator], whole=True),
        horizons=[(str(one), say("{n} weeks", n=one)) for one in HORIZONS],
        shares=[(str(round(100 * one)), reader.percent(one)) for one in SHARES],
        calendar=drawn(asked) if len(asked.subjects) > 1 else [],
        query=visit.request.GET.urlencode(),
    )


def _answer(asked: Asked, returns: Returns) -> tuple[Answer | None, Sentence | None]:
    if not asked.subjects:
        return None, None
    try:
        return answer(returns.powers[asked.indicator], len(asked.subjects), asked.weeks, asked.hoped), None
    except NotIdentified as why:
        return None, why.sentence


def _whole(text: str, otherwise: int, least: int, most: int) -> int:
    found = whole(text)
    return otherwise if found is None else min(max(found, least), most)


PAGE = Page(
    path="attribute/",
    title=say("Can the data tell?"),
    needs=Permission.READ,
    show=_show,
    question="attribute",
    is_entry=True,
)
