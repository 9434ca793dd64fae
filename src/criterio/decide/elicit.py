# SPDX-License-Identifier: EUPL-1.2
"""Which aspects weigh how much, asked in at most twelve questions: always the one whose answer would tell most.

A person is asked to choose between one step of one good thing and some steps of another. Each answer cuts the weights
that are still possible for that person; the next question is the one that would most improve the decision, and among
equals the one that nobody could guess. Contradictions are told to whoever gave them, and nothing is dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from criterio.decide.cone import ASPECTS, SIZE
from criterio.decide.weigh import Voice, Weights, hear, unasked
from criterio.domain.administration import Objective
from criterio.domain.names import Aspect
from criterio.domain.preference import Answer, Preferred, Question
from criterio.domain.sentence import Sentence, listing, say

MOST = 12
"""Questions to one person; fewer when no answer would tell anything."""
TIMES = (2.0, 4.0)
"""How many steps of the second, besides one."""
_GUESSED = 0.1
"""Below this chance of the less likely answer a question is not worth anybody's time."""
_DRAWS = 400

STEPS: Mapping[Aspect, Sentence] = {
    Aspect.FINANCIAL: say("the house saves hours or money"),
    Aspect.SERVICE: say("people get what they came for sooner and with less trouble"),
    Aspect.POLITICAL: say("what the government promised is carried out and seen"),
    Aspect.SOCIAL: say("more people take part and help each other"),
    Aspect.IDEOLOGICAL: say("people trust the house more, because it explains itself"),
    Aspect.STEWARDSHIP: say("what the house has and knows is safe and lasts"),
}
"""One step of each aspect, as it is put to people."""


def asked(question: Question) -> tuple[Sentence, Sentence, Sentence]:
    """The question and its two sides, in words."""
    head = say("If only one of these could be had, which would be worth more to your administration?")
    first, second = STEPS[question.first], STEPS[question.second]
    if question.times == 1:
        return head, say("{what}: one step", what=first), say("{what}: one step", what=second)
    many = say("{what}: {times} steps", what=second, times=question.times)
    return head, say("{what}: one step", what=first), many


def next_question(
    objectives: tuple[Objective, ...], answers: Sequence[Answer], who: str, stakes: Sequence[Sequence[float]] = ()
) -> Question | None:
    """What to ask ``who`` next; None when twelve were asked, or when no answer would tell anything.

    ``stakes``: by portfolio that answers may lead to, its points on each aspect (``Portfolio.stakes``). With them the
    question is the one whose answer is worth most points; without, the one that narrows the weights most.
    """
    mine = [answer for answer in answers if answer.who == who]
    if len({answer.question.key for answer in mine}) >= MOST:
        return None
    voice = hear(objectives, mine, who) if mine else unasked(objectives)
    weights = Weights(voice.centre, voice.corners, declared=True, voices=(voice,)).draws(_DRAWS, len(mine))
    points = np.array(stakes, dtype=float).reshape(-1, SIZE)
    scored = [(*_told(weights, question, points), question) for question in _askable(mine)]
    worth = [one for one in scored if one[1] >= _GUESSED]
    return max(worth, key=lambda one: one[:2])[2] if worth else None


def _askable(mine: Sequence[Answer]) -> list[Question]:
    """Every question not asked yet, but for pairs that are settled or of which this person could say nothing."""
    known = {answer.question.key for answer in mine}
    done = {
        frozenset((answer.question.first, answer.question.second))
        for answer in mine
        if answer.preferred in (Preferred.UNSURE, Preferred.SAME)
    }
    open_pairs = [pair for pair in combinations(ASPECTS, 2) if frozenset(pair) not in done]
    level = [Question(*pair) for pair in open_pairs]
    more = [Question(*side, times) for pair in open_pairs for side in (pair, pair[::-1]) for times in TIMES]
    return [question for question in (*level, *more) if question.key not in known]


def _told(weights: np.ndarray, question: Question, stakes: np.ndarray) -> tuple[float, float]:
    """(points that the answer is worth, chance of the less likely answer)."""
    yes = weights[:, ASPECTS.index(question.first)] >= question.times * weights[:, ASPECTS.index(question.second)]
    chance = float(yes.mean())
    less = min(chance, 1 - chance)
    if not len(stakes) or less == 0:
        return 0.0, less
    return worth_of_knowing(weights, yes, stakes), less


def worth_of_knowing(weights: np.ndarray, yes: np.ndarray, stakes: np.ndarray) -> float:
    """Points that the best portfolio gains, on average, when it may be chosen after the answer (Raiffa 1961)."""
    shares = (yes.mean(), 1 - yes.mean())
    best = [
        share * (stakes @ weights[side].mean(axis=0)).max() for share, side in zip(shares, (yes, ~yes), strict=True)
    ]
    return max(0.0, float(sum(best) - (stakes @ weights.mean(axis=0)).max()))


def contradiction(voice: Voice) -> Sentence | None:
    """Which of a person's answers cannot hold together, and what is done meanwhile; None when all can."""
    if not voice.contradicted:
        return None
    told = [_in_words(answer) for answer in voice.contradicted]
    return say(
        "These answers of {who} cannot all hold, together with what is declared: {answers}. Look at them again: "
        "meanwhile each gives way as little as possible.",
        who=voice.who,
        answers=listing(told),
    )


def _in_words(answer: Answer) -> Sentence:
    first, second = STEPS[answer.question.first], STEPS[answer.question.second]
    words = {"first": first, "second": second, "times": answer.question.times}
    match answer.preferred:
        case Preferred.FIRST:
            return say("“{first}” is worth more than {times} × “{second}”", **words)
        case Preferred.SECOND:
            return say("“{first}” is worth less than {times} × “{second}”", **words)
        case Preferred.SAME:
            return say("“{first}” is worth about {times} × “{second}”", **words)
    return say("“{first}” and “{second}” cannot be compared", **words)


@dataclass(frozen=True)
class Stand:
    """What one aspect weighs to each person, as shares of the whole at the middle of what each allows."""

    aspect: Aspect
    low: float
    high: float
    least: str
    most: str


@dataclass(frozen=True)
class Disagreement:
    """How far people are from each other. ``apart``: the share of the whole weight on which the two farthest differ.

    ``farthest``: those two people. ``opposed``: pairs of aspects of which somebody puts one first for sure, and
    somebody else the other. ``stands``: by aspect, the most disputed first.
    """

    apart: float
    farthest: tuple[str, str] | None
    opposed: tuple[tuple[Aspect, Aspect], ...]
    stands: tuple[Stand, ...]


def disagreement(weights: Weights) -> Disagreement:
    """Of the people who answered; nobody disagrees alone."""
    voices = weights.voices
    shares = np.array([voice.centre for voice in voices]) / SIZE
    gaps = {(a.who, b.who): _apart(a, b) for a, b in combinations(voices, 2)}
    farthest = max(gaps, key=lambda pair: gaps[pair]) if gaps else None
    stands = [
        Stand(a, float(s.min()), float(s.max()), voices[int(s.argmin())].who, voices[int(s.argmax())].who)
        for a, s in zip(ASPECTS, shares.T, strict=True)
    ]
    ordered = tuple(sorted(stands, key=lambda one: (one.low - one.high, one.aspect)))
    opposed = tuple(pair for pair in combinations(ASPECTS, 2) if _opposed(voices, *pair))
    return Disagreement(gaps[farthest] if farthest else 0.0, farthest, opposed, ordered)


def _apart(one: Voice, other: Voice) -> float:
    return float(np.abs(one.centre - other.centre).sum()) / (2 * SIZE)


def _opposed(voices: Sequence[Voice], first: Aspect, second: Aspect) -> bool:
    gaps = [voice.corners[:, ASPECTS.index(first)] - voice.corners[:, ASPECTS.index(second)] for voice in voices]
    return any((gap > 0).all() for gap in gaps) and any((gap < 0).all() for gap in gaps)


def differ(found: Disagreement) -> Sentence:
    """The disagreement in one sentence."""
    if found.farthest is None:
        return say("One person has answered: ask others too, so that it can be seen where they differ.")
    most = found.stands[0]
    return say(
        "{one} and {other} are farthest from each other: {apart} % of the weight lies elsewhere. Most disputed is "
        "“{aspect}”: {low} % of the whole for {least}, {high} % for {most}.",
        one=found.farthest[0],
        other=found.farthest[1],
        apart=round(100 * found.apart),
        aspect=STEPS[most.aspect],
        low=round(100 * most.low),
        least=most.least,
        high=round(100 * most.high),
        most=most.most,
    )
