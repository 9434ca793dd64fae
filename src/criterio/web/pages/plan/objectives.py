# SPDX-License-Identifier: EUPL-1.2
"""Objectives: aspect of public value, indicator, baseline, range and day; what each lacks; and a new one."""

from collections.abc import Mapping

from django.http import HttpResponseBase

from criterio.domain.administration import Objective
from criterio.domain.names import Aspect
from criterio.domain.sentence import say
from criterio.plan.objectives import held
from criterio.store import said
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages._indicators import meant, offered
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, day_in, number_in, span_in, whole

ALL = 100
"""Per cent."""
LAST_PLACE = 99
"""In an order that a person can have in mind."""


def _show(visit: Visit) -> HttpResponseBase:
    words = said.objective_words(visit.house.store)
    quarter = visit.reading.quarters[0] if visit.reading and visit.reading.quarters else None
    now = {one.objective.name: one.seen for one in quarter.outcomes if one.seen} if quarter else {}
    found = held(visit.house.administration, said.baselines(words), now)
    asked = visit.request.GET.get("change", "")
    return visit.render(
        "plan/objectives.html.jinja",
        objectives=found,
        written={word.objective.name: word for word in words},
        window=quarter.window if quarter else None,
        changing=next((one for one in found if one.objective.name == asked), None),
        aspects=list(Aspect),
        indicators=_called(visit),
        may_write=visit.may(Permission.APPROVE, WHOLE),
    )


def _called(visit: Visit) -> list[tuple[str, str]]:
    """Proposed by their names while one writes; what was chosen is known by its name again."""
    return [(name, name) for _, name in offered(visit)] if visit.may(Permission.APPROVE, WHOLE) else []


def _take(visit: Visit, act: str) -> HttpResponseBase:
    word = _written(visit)
    said.say_objective(visit.house.store, word)
    visit.audit("plan.say_objective", word.objective.name)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("plan.objectives")


def _written(visit: Visit) -> said.ObjectiveWord:
    """Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    name = told.get("name", "").strip()
    low, high, baseline = (number_in(told, field, errors) for field in ("low", "high", "baseline"))
    review_on = day_in(told, "review_on", errors)
    if not name:
        errors["name"] = say("Say in a few words what is wanted.")
    if told.get("aspect") not in set(Aspect):
        errors["aspect"] = say("Choose which public value it brings.")
    if low is not None and high is not None and low > high:
        errors["low"] = say("The least cannot be more than the most.")
    rank, weight = _place_in_order(told, errors), _share(told, errors)
    all_right(errors)
    indicator = meant(visit, told.get("indicator", "").strip())
    objective = Objective(name, Aspect(told["aspect"]), indicator, rank, weight, low, high, review_on)
    return said.ObjectiveWord(objective, baseline, visit.signatory, visit.now)


def _place_in_order(told: Mapping[str, str], errors: Errors) -> int | None:
    """None where it is empty, or with what is wrong with it in ``errors``."""
    text = told.get("rank", "").strip()
    place = whole(text)
    if text and not (place and place <= LAST_PLACE):
        errors["rank"] = say("Write a whole number from 1 to {last}: 1 is what matters most.", last=LAST_PLACE)
    return place


def _share(told: Mapping[str, str], errors: Errors) -> tuple[float, float] | None:
    """Of the whole weight, from 0 to 1; one end alone is both. None as :func:`_place_in_order`."""
    span = span_in(told, "share", errors)
    if span and not 0 < span[1] <= ALL:
        errors["share_low"] = say("It goes from 0 to {whole} per cent, and the most is above zero.", whole=ALL)
    return (span[0] / ALL, span[1] / ALL) if span else None


PAGE = Page(
    path="plan/objectives/",
    title=say("Objectives"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.APPROVE},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="plan",
)
