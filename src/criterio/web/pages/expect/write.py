# SPDX-License-Identifier: EUPL-1.2
"""Write down what you expect, with what is likely anyway beside it; then it is frozen."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase

from criterio.domain.forecast import Forecast
from criterio.domain.sentence import say
from criterio.report.page import figure_name
from criterio.report.subjects import called, rank
from criterio.report.surprises import when
from criterio.store import ledger
from criterio.web._page import Page
from criterio.web.pages.expect._form import Draft, baseline_of, expectation, placement, read
from criterio.web.pages.expect._periods import CHOICES, came, coming
from criterio.web.pages.expect._subjects import unit_of
from criterio.web.people.roles import ANYWHERE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong

FROZEN = say("Frozen. On its day it will be held against what came.")


def _show(visit: Visit) -> HttpResponseBase:
    draft = read((visit.request.POST if visit.errors else visit.request.GET).dict())
    periods = _periods(visit, draft)
    baseline = baseline_of(draft, periods)
    return visit.render(
        "expect/write.html.jinja",
        draft=draft,
        figures=_figures(visit),
        dues=[(one.due.isoformat(), when(one, visit.reader)) for one in periods],
        choices=CHOICES,
        baseline=baseline,
        placement=placement(draft, baseline),
        past=_past(visit, draft),
    )


def _periods(visit: Visit, draft: Draft) -> tuple[Forecast, ...]:
    """The coming weeks, days or months of which something can be expected: those that are not over."""
    today = visit.house.moment(visit.now).date()
    return tuple(
        one for one in coming(visit.reading, draft.period).get((draft.metric, draft.subject), ()) if one.due > today
    )


def _past(visit: Visit, draft: Draft) -> Sequence[tuple[date, float | None]]:
    """What came lately."""
    if visit.reading is None:
        return ()
    return came(visit.reading, draft.period, draft.metric, draft.subject)[-draft.period.lately :]


def _figures(visit: Visit) -> list[tuple[str, str]]:
    """What this person may write of, the widest first."""
    keys = visit.reading.forecasts if visit.reading else {}
    known = sorted(keys, key=lambda key: (rank(key[1]), key[1], key[0]))
    reader = visit.reader
    return [
        (f"{metric}|{subject}", f"{reader.text(called(subject))}: {figure_name(metric, reader)}")
        for metric, subject in known
        if visit.may(Permission.EDIT, unit_of(visit, subject))
    ]


def _freeze(visit: Visit, act: str) -> HttpResponseBase:
    draft = read(visit.request.POST.dict())
    written = expectation(draft, act, visit.who, visit.house.moment(visit.now))
    if baseline_of(draft, _periods(visit, draft)) is None:
        raise Wrong({"due": say("Nothing is known of what is likely then. Choose one of the list.")})
    kept = ledger.write_expectation(visit.house.store, written)
    visit.audit("expect.write", kept.subject, number=kept.number, metric=kept.metric, due=kept.due.isoformat())
    visit.tell(FROZEN)
    return visit.go("expect.ledger")


def _unit(visit: Visit) -> str | None:
    """Whoever edits may look; what is written belongs to the unit of its figure."""
    figure = visit.request.POST.get("figure", "")
    return unit_of(visit, figure.partition("|")[2]) if figure else ANYWHERE


PAGE = Page(
    path="expect/write/",
    title=say("Write what you expect"),
    needs=Permission.EDIT,
    show=_show,
    take=_freeze,
    takes={"freeze": Permission.EDIT, "event": Permission.EDIT},
    unit_of=_unit,
    question="expect",
)
