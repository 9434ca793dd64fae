# SPDX-License-Identifier: EUPL-1.2
"""At most twelve questions about what is worth more, one at a time: the one on which most of the portfolio hangs."""

from django.http import HttpResponseBase

from criterio.decide.elicit import MOST, asked, next_question
from criterio.domain.errors import RuleBroken
from criterio.domain.preference import Answer, Preferred, Question
from criterio.domain.sentence import say
from criterio.store import preferences
from criterio.store.preferences import Sitting
from criterio.store.workspace import Store
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _mine(visit: Visit) -> Sitting | None:
    """The newest set of answers of this person."""
    return next((s for s in reversed(preferences.sittings(visit.house.store)) if s.person == visit.who), None)


def _next(visit: Visit, mine: Sitting | None) -> Question | None:
    answers, reading = mine.answers if mine else (), visit.reading
    stakes = reading.plan.portfolio.stakes if reading else ()
    return next_question(visit.house.administration.objectives, answers, visit.who, stakes)


def _show(visit: Visit) -> HttpResponseBase:
    mine = _mine(visit)
    going_on = mine is None or mine.finished_at is None
    question = _next(visit, mine) if going_on else None
    return visit.render(
        "decide/ask.html.jinja",
        mine=mine,
        going_on=going_on,
        question=question,
        words=asked(question) if question else None,
        given=[(asked(answer.question), answer.preferred) for answer in (mine.answers if mine else ())],
        most=MOST,
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    mine, store = _mine(visit), visit.house.store
    if act == "again":
        return _again(visit, mine)
    if mine is None:
        mine = preferences.begin(store, visit.who, visit.now)
    if act == "finish":
        preferences.write_answers(store, mine.number, mine.answers, visit.now)
        visit.audit("decide.finish_answers", visit.who, answers=len(mine.answers))
        tasks.refresh.enqueue()
        visit.tell(
            say("Thank you. Your answers are kept as they are, and the portfolio is being worked out with them.")
        )
        return visit.go("decide.weights")
    if act == "back":
        preferences.write_answers(store, mine.number, mine.answers[:-1], None)
    else:
        _add(store, mine, _answer(visit, act))
    return visit.go("decide.ask")


def _add(store: Store, mine: Sitting, answer: Answer) -> None:
    """What was answered already, as by a second click, and what is beyond the last question, is left out."""
    known = {one.question.key for one in mine.answers}
    is_new = answer.question.key not in known and len(known) < MOST
    preferences.write_answers(store, mine.number, (*mine.answers, answer) if is_new else mine.answers, None)


def _again(visit: Visit, mine: Sitting | None) -> HttpResponseBase:
    """A new set, which replaces the finished one once it is finished too."""
    if mine is None or mine.finished_at is None:
        raise RuleBroken(say("Your answers are not finished yet: go on with them."))
    preferences.begin(visit.house.store, visit.who, visit.now)
    visit.audit("decide.begin_answers", visit.who)
    return visit.go("decide.ask")


def _answer(visit: Visit, act: str) -> Answer:
    try:
        question = Question.parse(visit.request.POST.get("question", ""))
    except ValueError as fault:
        raise RuleBroken(say("That question is not one of ours. Look at it again.")) from fault
    return Answer(question, Preferred(act), visit.who, visit.today)


ACTS = (*Preferred, "back", "finish", "again")

PAGE = Page(
    path="decide/weights/mine/",
    title=say("What is worth more to you?"),
    needs=Permission.APPROVE,
    show=_show,
    take=_take,
    takes={str(act): Permission.APPROVE for act in ACTS},
    unit_of=lambda visit: WHOLE,
    question="decide",
)
