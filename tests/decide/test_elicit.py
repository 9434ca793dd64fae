# SPDX-License-Identifier: EUPL-1.2
"""Twelve questions find what a person holds dear, tell what cannot hold together, and show where people differ."""

from datetime import date

import numpy as np
import pytest

from criterio.decide.cone import ASPECTS, SIZE
from criterio.decide.elicit import MOST, asked, contradiction, differ, disagreement, next_question
from criterio.decide.weigh import weigh
from criterio.domain.administration import Objective
from criterio.domain.names import Aspect
from criterio.domain.preference import Answer, Preferred, Question

DAY = date(2026, 11, 1)


def says(who: str, key: str, preferred: Preferred = Preferred.FIRST) -> Answer:
    return Answer(Question.parse(key), preferred, who, DAY)


def answered(true: np.ndarray, who: str, objectives=(), stakes=()) -> list[Answer]:
    """A person who holds these weights, asked until there is nothing more to ask."""
    said: list[Answer] = []
    while (question := next_question(objectives, said, who, stakes)) is not None:
        first, second = true[ASPECTS.index(question.first)], true[ASPECTS.index(question.second)]
        first_is_more = first > question.times * second
        said.append(Answer(question, Preferred.FIRST if first_is_more else Preferred.SECOND, who, DAY))
    return said


@pytest.mark.parametrize("seed", range(6))
def test_twelve_answers_leave_less_than_two_fifths_of_the_doubt(seed):
    true = 0.25 + 0.75 * SIZE * np.random.default_rng(seed).dirichlet(np.ones(SIZE))
    said = answered(true, "Ana")
    assert len({answer.question.key for answer in said}) == len(said) <= MOST
    after, everything = weigh((), said), weigh((), [says("Ana", "service:social:1", Preferred.UNSURE)])
    before, left = everything.draws(500).std(axis=0).mean(), after.draws(500).std(axis=0).mean()
    assert left < 0.4 * before
    assert np.abs(after.centre - true).sum() / (2 * SIZE) < 0.15


def test_the_question_that_could_change_the_decision_comes_first():
    stakes = np.zeros((2, SIZE))
    stakes[0, ASPECTS.index(Aspect.SOCIAL)], stakes[1, ASPECTS.index(Aspect.STEWARDSHIP)] = 1, 1
    question = next_question((), [], "Ana", stakes)
    assert question is not None
    assert {question.first, question.second} == {Aspect.SOCIAL, Aspect.STEWARDSHIP}


def test_what_is_declared_is_not_asked_again():
    ranked = (Objective("a", Aspect.SERVICE, rank=1), Objective("b", Aspect.SOCIAL, rank=2))
    for answer in answered(weigh(ranked).centre, "Ana", ranked):
        assert answer.question != Question(Aspect.SERVICE, Aspect.SOCIAL)
    narrowed = weigh(ranked, [says("Ana", "service:social:2")])
    service, social = ASPECTS.index(Aspect.SERVICE), ASPECTS.index(Aspect.SOCIAL)
    assert (narrowed.corners[:, service] >= 2 * narrowed.corners[:, social] - 1e-9).all()


def test_a_pair_that_somebody_cannot_compare_is_left_in_peace():
    unsure = says("Ana", "financial:service:1", Preferred.UNSURE)
    question, said = next_question((), [unsure], "Ana"), [unsure]
    while question is not None:
        assert {question.first, question.second} != {Aspect.FINANCIAL, Aspect.SERVICE}
        said.append(Answer(question, Preferred.FIRST, "Ana", DAY))
        question = next_question((), said, "Ana")


def test_a_circle_is_told_with_its_answers_and_the_rest_still_counts():
    circle = [
        says("Ana", "financial:service:1"),
        says("Ana", "service:political:2"),
        says("Ana", "political:financial:1"),
    ]
    weights = weigh((), [*circle, says("Ana", "social:ideological:4")])
    (voice,) = weights.voices
    assert set(voice.contradicted) == set(circle)
    told = str(contradiction(voice))
    assert "Ana" in told
    assert "promised" in told
    social, ideological = ASPECTS.index(Aspect.SOCIAL), ASPECTS.index(Aspect.IDEOLOGICAL)
    assert (weights.corners[:, social] >= 3.9 * weights.corners[:, ideological]).all()


def test_an_answer_against_what_is_declared_is_told():
    ranked = (Objective("a", Aspect.SERVICE, rank=1), Objective("b", Aspect.SOCIAL, rank=2))
    against = says("Ana", "social:service:2")
    (voice,) = weigh(ranked, [against]).voices
    assert voice.contradicted == (against,)


def test_a_later_answer_replaces_an_earlier_one():
    first, later = says("Ana", "service:social:2"), says("Ana", "service:social:2", Preferred.SECOND)
    assert weigh((), [first, later]).corners == pytest.approx(weigh((), [later]).corners)


def test_two_people_who_agree_are_not_apart_and_two_who_do_not_are_named():
    agree = disagreement(weigh((), [says("Ana", "service:social:2"), says("Luis", "service:social:2")]))
    assert agree.apart == pytest.approx(0)
    assert agree.opposed == ()
    other = disagreement(weigh((), [says("Ana", "service:social:2"), says("Luis", "social:service:2")]))
    assert other.apart > 0.05
    assert other.opposed == ((Aspect.SERVICE, Aspect.SOCIAL),)
    assert {other.stands[0].aspect, other.stands[1].aspect} == {Aspect.SERVICE, Aspect.SOCIAL}
    assert "Ana" in str(differ(other))
    assert "Luis" in str(differ(other))


def test_what_any_person_allows_is_allowed():
    together = weigh((), [says("Ana", "service:social:2"), says("Luis", "social:service:2")])
    for who, key in (("Ana", "service:social:2"), ("Luis", "social:service:2")):
        alone = weigh((), [says(who, key)])
        assert all(any(np.allclose(corner, one) for one in together.corners) for corner in alone.corners)


def test_questions_survive_storage_and_are_put_in_words():
    question = Question(Aspect.SERVICE, Aspect.SOCIAL, 2)
    assert Question.parse(question.key) == question
    head, first, second = asked(question)
    assert "only one" in str(head)
    assert "one step" in str(first)
    assert "2" in str(second)


@pytest.mark.parametrize("key", ["service:service:2", "service:social:nan", "service:social:inf", "service:social:-1"])
def test_what_no_answer_could_tell_is_no_question(key):
    with pytest.raises(ValueError, match=key):
        Question.parse(key)


@pytest.mark.parametrize("places", [{Aspect.SERVICE: 1}, {Aspect.SERVICE: 1, Aspect.SOCIAL: 2, Aspect.POLITICAL: 2}])
def test_an_order_says_nothing_between_those_that_share_a_place_or_have_none(places):
    ordered = tuple(Objective(aspect.value, aspect, rank=place) for aspect, place in places.items())
    shares = dict(zip(ASPECTS, weigh(ordered).corners.T, strict=True))
    first, (one, other) = shares[Aspect.SERVICE], [shares[a] for a in (Aspect.SOCIAL, Aspect.POLITICAL)]
    assert (first >= np.max(list(shares.values()), axis=0) - 1e-9).all()
    assert ((one - other).min() < -0.5, (one - other).max() > 0.5) == (True, True)
