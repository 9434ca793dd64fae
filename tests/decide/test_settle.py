# SPDX-License-Identifier: EUPL-1.2
"""Questions about weights are those on which the portfolio hangs."""

import numpy as np
import pytest

from criterio.decide.cone import ASPECTS, SIZE, draws
from criterio.decide.elicit import next_question, worth_of_knowing
from criterio.decide.items import Alternative, Item, Limits, Part, Problem
from criterio.decide.portfolio import Programme
from criterio.decide.settle import stakes
from criterio.decide.value import Values
from criterio.decide.weigh import unasked
from criterio.domain.names import Aspect
from criterio.domain.preference import Question
from criterio.domain.verdict import Mode


def brings(subject: str, hours: float, **points: float) -> Item:
    """Something that may be kept for so many hours, and what it surely brings on some aspects."""
    parts = tuple(Part("told", Aspect(aspect), more, more) for aspect, more in points.items())
    return Item(subject, "", (Alternative(Mode.KEEP, (hours, hours), parts=parts), Alternative(Mode.CLOSE)))


def town(rng: np.random.Generator) -> Programme:
    """Thirty items that bring something on every aspect, and hours for a third of them."""
    items = tuple(
        brings(f"x:{place:02}", 1.0, **dict(zip(ASPECTS, rng.gamma(1, 1, SIZE), strict=True))) for place in range(30)
    )
    return Programme(Values(Problem(items, Limits(10.0))))


def test_the_portfolios_at_stake_are_those_that_some_weights_would_choose():
    rivals = (brings("a", 1, service=2.0), brings("b", 1, social=2.0), brings("never", 1, financial=0.1))
    told = stakes(Programme(Values(Problem((*rivals, brings("always", 1, political=9.0)), Limits(2.0)))), ())
    place = {aspect: number for number, aspect in enumerate(ASPECTS)}
    assert {(row[place[Aspect.SERVICE]], row[place[Aspect.SOCIAL]]) for row in told} == {(2.0, 0.0), (0.0, 2.0)}
    assert {row[place[Aspect.POLITICAL]] for row in told} == {9.0}
    assert {row[place[Aspect.FINANCIAL]] for row in told} == {0.0}
    first = next_question((), (), "Ana", told)
    assert {first.first, first.second} == {Aspect.SERVICE, Aspect.SOCIAL}


@pytest.mark.parametrize("seed", range(3))
def test_the_question_about_what_is_at_stake_is_worth_more_than_the_one_about_weights_at_large(seed):
    told, voice = stakes(town(np.random.default_rng(seed)), ()), unasked(())
    weights = draws(voice.rows, voice.corners, 4000, seed=7)
    at_stake, at_large = (worth(weights, next_question((), (), "Ana", known), told) for known in (told, ()))
    assert at_stake > at_large > 0


def worth(weights: np.ndarray, question: Question, told: tuple[tuple[float, ...], ...]) -> float:
    """Points that the answer is worth before it is known."""
    yes = weights[:, ASPECTS.index(question.first)] >= question.times * weights[:, ASPECTS.index(question.second)]
    return worth_of_knowing(weights, yes, np.array(told))
