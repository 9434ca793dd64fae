# SPDX-License-Identifier: EUPL-1.2
"""The library of good practices, to be searched by words, function, evidence and hours; and an idea of one's own."""

from django.http import HttpResponseBase

from criterio.decide import openings as verbs
from criterio.decide.functions import titled
from criterio.domain.administration import Initiative
from criterio.domain.names import Grade
from criterio.domain.sentence import say
from criterio.evidence import knowledge
from criterio.evidence.names import plain
from criterio.evidence.practice import Practice, chosen
from criterio.language.reader import Reader
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.pages._offered import units
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right

HOURS = (
    ("", say("any")),
    ("0", say("none, once it runs")),
    ("0.5", say("half an hour at most")),
    ("1", say("one at most")),
    ("2", say("two at most")),
)
"""A week, once it runs."""


def _show(visit: Visit) -> HttpResponseBase:
    asked = visit.request.GET
    functions = [one.name for one in knowledge.functions()]
    function = asked.get("function", "") if asked.get("function") in functions else ""
    grade = asked.get("grade", "") if asked.get("grade") in set(Grade) else ""
    hours = asked.get("hours", "") if asked.get("hours") in dict(HOURS) else ""
    words = asked.get("q", "")[:100]
    found = [
        one
        for one in chosen(function, grade)
        if (not hours or one.hours_per_week <= float(hours)) and _says(one, words, visit.reader)
    ]
    return visit.render(
        "plan/practices.html.jinja",
        slice=sliced(found, asked),
        asked={"q": words, "function": function, "grade": grade, "hours": hours},
        functions=[("", say("all")), *((name, titled(name)) for name in functions)],
        grades=[("", say("all")), *((one.value, f"{one.value}: {visit.reader.name(one)}") for one in Grade)],
        hours=HOURS,
        units=units(visit),
    )


def _propose(visit: Visit, act: str) -> HttpResponseBase:
    """A draft that opens no profile and follows no card: all but its name is said on its own page."""
    told, errors = visit.request.POST, Errors()
    name, unit = " ".join(told.get("name", "").split()), told.get("unit", "")
    if not name:
        errors["name"] = say("Say in a few words what it is.")
    if unit not in units(visit):
        errors["unit"] = say("Choose a unit of yours.")
    all_right(errors)
    draft = Initiative(name=name, unit=unit, hours_per_week=None)
    request = verbs.rewrite(visit.house.store, None, draft, visit.who, visit.now)
    visit.audit("register.draft_opening", name, number=request.number)
    visit.tell(say("The draft is kept. Say what only your unit knows, and look at its gates before you send it."))
    return visit.go("register.opening", number=request.number)


def _unit(visit: Visit) -> str | None:
    """Anybody who works here may look; something is proposed for a unit where one may edit."""
    return (visit.request.POST.get("unit") or WHOLE) if visit.request.method == "POST" else None


def _says(one: Practice, words: str, reader: Reader) -> bool:
    """Whether every word is in what the card says, accents and capitals aside."""
    card = plain(" ".join(reader.text(part) for part in (one.title, one.what, one.why, one.conditions, *one.how)))
    return all(plain(word) in card for word in words.split())


PAGE = Page(
    path="plan/practices/",
    title=say("Good practices"),
    needs=Permission.READ,
    show=_show,
    take=_propose,
    takes={"propose": Permission.EDIT},
    unit_of=_unit,
    question="plan",
)
