# SPDX-License-Identifier: EUPL-1.2
"""What one more of each figure is worth in euros, from whom that is known, and a better figure."""

from dataclasses import dataclass

from django.http import HttpResponseBase

from criterio.attribute.worth import DECLARED
from criterio.domain.sentence import say
from criterio.evidence.knowledge import unit_cost
from criterio.report.page import figure_name
from criterio.store import campaigns
from criterio.store.campaigns import Priced
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.people.roles import ANYWHERE, WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, Wrong, number


@dataclass(frozen=True)
class Cost:
    """What holds for one indicator; ``low`` None: nobody has said."""

    indicator: str
    low: float | None
    high: float | None
    source: str


def _show(visit: Visit) -> HttpResponseBase:
    returns = visit.reading.returns if visit.reading else None
    indicators = [one for one in returns.columns if one != "interactions"] if returns else []
    return visit.render(
        "attribute/costs.html.jinja",
        costs=[_cost(visit, one) for one in indicators],
        before=campaigns.prices(visit.house.store),
        indicators=[(one, figure_name(one, visit.reader)) for one in indicators],
        may_write=visit.may(Permission.ANALYSE, WHOLE),
    )


def _cost(visit: Visit, indicator: str) -> Cost:
    """What people wrote wins over the declaration, and that over what is published."""
    written = campaigns.prices_that_hold(visit.house.store).get(indicator)
    if written:
        return Cost(indicator, written.low, written.high, written.source)
    declared = visit.house.administration.worth.get(indicator)
    if declared:
        return Cost(indicator, *declared, DECLARED)
    published = unit_cost(indicator)
    return (
        Cost(indicator, published.low, published.high, published.source)
        if published
        else Cost(indicator, None, None, "")
    )


def _write(visit: Visit, act: str) -> HttpResponseBase:
    told, errors = visit.request.POST, Errors()
    low, high = (number(told.get(end, ""), beyond=1e9) for end in ("low", "high"))
    indicator, source = told.get("indicator", "").strip(), told.get("source", "").strip()
    if visit.reading is None or indicator not in visit.reading.returns.columns:
        errors["indicator"] = say("Choose a figure of the list.")
    if low is None or high is None or low > high:
        errors["low"] = say("Write two numbers, the smaller first; below zero where each one costs.")
    if not source:
        errors["source"] = say("Say where it comes from: a study, an invoice, a year.")
    if errors or low is None or high is None:
        raise Wrong(errors)
    campaigns.record_price(visit.house.store, Priced(indicator, low, high, source[:300], visit.who, visit.now))
    visit.audit("attribute.unit_cost", indicator, low=low, high=high, source=source[:300])
    tasks.refresh.enqueue()
    visit.tell(say("Written. What things are worth is being worked out again."))
    return visit.go("attribute.costs")


def _unit(visit: Visit) -> str | None:
    """Whoever works here may look; what things are worth is written for the whole."""
    return WHOLE if visit.request.method == "POST" else ANYWHERE


PAGE = Page(
    path="attribute/costs/",
    title=say("Unit costs"),
    needs=Permission.READ,
    show=_show,
    take=_write,
    takes={"write": Permission.ANALYSE},
    unit_of=_unit,
    question="attribute",
)
