# SPDX-License-Identifier: EUPL-1.2
"""Objectives: aspect of public value, indicator, baseline, range and day; what each lacks; and a new one."""

from django.http import HttpResponseBase

from criterio.domain.administration import Objective
from criterio.domain.errors import RuleBroken
from criterio.domain.names import Aspect
from criterio.domain.sentence import say
from criterio.plan.objectives import held
from criterio.store import said
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages._form import day, number
from criterio.web.pages._indicators import meant, offered
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit, error: str = "") -> HttpResponseBase:
    words = said.objective_words(visit.house.store)
    quarter = visit.reading.quarters[0] if visit.reading and visit.reading.quarters else None
    now = {one.objective.name: one.seen for one in quarter.outcomes if one.seen} if quarter else {}
    found = held(visit.house.administration, said.baselines(words), now)
    asked = visit.request.GET.get("change", "")
    return visit.render(
        "plan/objectives.html.jinja",
        422 if error else 200,
        objectives=found,
        window=quarter.window if quarter else None,
        changing=next((one for one in found if one.objective.name == asked), None),
        written=visit.request.POST,
        aspects=list(Aspect),
        indicators=_called(visit),
        may_write=visit.may(Permission.APPROVE, WHOLE),
        error=error,
    )


def _called(visit: Visit) -> list[tuple[str, str]]:
    """Proposed by their names while one writes; what was chosen is known by its name again."""
    return [(name, name) for _, name in offered(visit)] if visit.may(Permission.APPROVE, WHOLE) else []


def _take(visit: Visit, act: str) -> HttpResponseBase:
    try:
        word = _written(visit)
    except RuleBroken as fault:
        return _show(visit, visit.reader.text(fault.sentence))
    said.say_objective(visit.house.store, word)
    visit.audit("plan.say_objective", word.objective.name)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("plan.objectives")


def _written(visit: Visit) -> said.ObjectiveWord:
    told = visit.request.POST
    name, low, high = told.get("name", "").strip(), number(told, "low"), number(told, "high")
    if not name:
        raise RuleBroken(say("Say in a few words what is wanted."))
    if told.get("aspect") not in set(Aspect):
        raise RuleBroken(say("Choose which public value it brings."))
    if low is not None and high is not None and low > high:
        raise RuleBroken(say("The least cannot be more than the most."))
    objective = Objective(
        name, Aspect(told["aspect"]), meant(visit, told.get("indicator", "").strip()), low=low, high=high,
        review_on=day(told, "review_on"),
    )  # fmt: skip
    return said.ObjectiveWord(objective, number(told, "baseline"), str(visit.person), visit.now)


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
