# SPDX-License-Identifier: EUPL-1.2
"""How much each aspect of public value weighs: a centre, and the corners of all that was declared and answered.

A ranking is read as every weighting that respects the order (Liesiö, Mild & Salo 2007), each aspect keeping a quarter
of an equal share so that none is ignored; its centre is the rank-order centroid. Between aspects that share a place, or
have none, nothing is said; those without one weigh no more than those that have one. Several people are several voices:
what any of them allows is allowed, and the centre is the mean of theirs. Weights average one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from criterio.decide.cone import ASPECTS, SIZE, at_least, corners, draws, slacks
from criterio.domain.administration import Objective
from criterio.domain.preference import Answer, Preferred, Question

FLOOR = 0.25
"""Of an equal share: what each aspect weighs at least once somebody has said something."""
NEAR_EQUAL = 6 / 7
"""The same while nobody has said anything: any one aspect may weigh twice the others, no more."""
ABOUT = 1.25
"""What is about the same may still be so many times as much."""


@dataclass(frozen=True)
class Voice:
    """The weights that one person's answers leave open. ``rows``: as in ``cone``. ``contradicted``: by question key.

    Answers that cannot all hold give way by the least in all; ``contradicted`` names those of the smallest set that
    cannot hold together, and is empty when all can.
    """

    who: str
    rows: np.ndarray
    corners: np.ndarray
    contradicted: tuple[Answer, ...] = ()

    @property
    def centre(self) -> np.ndarray:
        return np.asarray(self.corners.mean(axis=0))


@dataclass(frozen=True)
class Weights:
    """``centre`` and each row of ``corners`` are in the order of ASPECTS and average one."""

    centre: np.ndarray
    corners: np.ndarray
    declared: bool
    voices: tuple[Voice, ...] = field(default=())

    def draws(self, many: int, seed: int = 0) -> np.ndarray:
        """So many weightings, each voice giving as many as the others."""
        turns = [many // len(self.voices) + (turn < many % len(self.voices)) for turn in range(len(self.voices))]
        each = [
            draws(voice.rows, voice.corners, n, seed + turn)
            for turn, (voice, n) in enumerate(zip(self.voices, turns, strict=True))
        ]
        return np.vstack(each)


def weigh(objectives: tuple[Objective, ...], answers: Sequence[Answer] = ()) -> Weights:
    """Weights from what is declared, narrowed by what people answered; later answers to a question replace earlier."""
    declared = any(objective.weight or objective.rank is not None for objective in objectives)
    by_person: dict[str, list[Answer]] = {}
    for answer in answers:
        by_person.setdefault(answer.who, []).append(answer)
    voices = tuple(hear(objectives, said, who) for who, said in sorted(by_person.items()))
    if voices:
        centre = np.mean([voice.centre for voice in voices], axis=0)
        return Weights(centre, np.unique(np.vstack([v.corners for v in voices]), axis=0), True, voices)
    alone = hear(objectives, (), "")
    return Weights(_centre(objectives, alone), alone.corners, declared, (alone,))


def unasked(objectives: tuple[Objective, ...]) -> Voice:
    """All that somebody may still answer: what is declared, and no aspect ignored."""
    firm = _declared(objectives, answered=True)
    return Voice("", firm, corners(firm))


def hear(objectives: tuple[Objective, ...], answers: Iterable[Answer], who: str) -> Voice:
    """What one person's answers leave of what is declared."""
    said = list({answer.question.key: answer for answer in answers}.values())
    firm = _declared(objectives, bool(said))
    told = [(answer, row) for answer in said for row in _rows(answer)]
    rows = np.array([row for _, row in told]).reshape(-1, SIZE)
    if len(found := corners(np.vstack([firm, rows]))):
        return Voice(who, np.vstack([firm, rows]), found)
    loose = rows + (slacks(firm, rows)[:, None] + 1e-6) / SIZE
    every = np.vstack([firm, loose])
    return Voice(who, every, corners(every), _clash(firm, told))


def _clash(firm: np.ndarray, told: list[tuple[Answer, np.ndarray]]) -> tuple[Answer, ...]:
    """The smallest set of answers, by leaving out one after another, that cannot hold together."""
    kept = list(dict.fromkeys(answer for answer, _ in told))
    for answer in tuple(kept):
        rest = [row for other, row in told if other in kept and other is not answer]
        if not len(corners(np.vstack([firm, *rest]))):
            kept.remove(answer)
    return tuple(kept)


def _rows(answer: Answer) -> list[np.ndarray]:
    question, times = answer.question, answer.question.times
    match answer.preferred:
        case Preferred.FIRST:
            return [_worth(question, 1, times)]
        case Preferred.SECOND:
            return [-_worth(question, 1, times)]
        case Preferred.SAME:
            return [_worth(question, ABOUT, times), -_worth(question, 1, times * ABOUT)]
    return []


def _worth(question: Question, first: float, second: float) -> np.ndarray:
    row = np.zeros(SIZE)
    row[ASPECTS.index(question.first)] += first
    row[ASPECTS.index(question.second)] -= second
    return row / np.linalg.norm(row)


def _declared(objectives: tuple[Objective, ...], answered: bool) -> np.ndarray:
    """Rows of what the administration declares: intervals where any is, else ranks, else next to nothing."""
    if any(objective.weight for objective in objectives):
        return _from_intervals(*_intervals(objectives))
    if any(objective.rank is not None for objective in objectives):
        return np.vstack([at_least(FLOOR), *_from_ranks(objectives)])
    return at_least(FLOOR if answered else NEAR_EQUAL)


def _centre(objectives: tuple[Objective, ...], voice: Voice) -> np.ndarray:
    if not any(objective.weight for objective in objectives):
        return voice.centre
    low, high = _intervals(objectives)
    middle = low + high
    return np.asarray(middle * (SIZE / middle.sum()) if middle.sum() > 0 else np.ones(SIZE))


def _intervals(objectives: tuple[Objective, ...]) -> tuple[np.ndarray, np.ndarray]:
    """By aspect; one of which nothing is said may weigh as little as nothing or as the least that may be most."""
    declared = [objective for objective in objectives if objective.weight]
    spare = min(o.weight[1] for o in declared if o.weight)
    low, high = np.zeros(SIZE), np.zeros(SIZE)
    for place, aspect in enumerate(ASPECTS):
        spans = [o.weight for o in declared if o.aspect is aspect and o.weight] or [(0.0, spare)]
        low[place], high[place] = sum(s[0] for s in spans), sum(s[1] for s in spans)
    return low, high


def _from_intervals(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Each aspect within its interval up to one common scale: no share of one over a share of another beyond both."""
    unit = np.eye(SIZE)
    rows = [high[a] * unit[b] - low[b] * unit[a] for a in range(SIZE) for b in range(SIZE) if a != b and low[b] > 0]
    return np.array(rows).reshape(-1, SIZE)


def _from_ranks(objectives: tuple[Objective, ...]) -> list[np.ndarray]:
    last = SIZE + max(o.rank or 0 for o in objectives)
    best = [min((o.rank for o in objectives if o.aspect is a and o.rank is not None), default=last) for a in ASPECTS]
    unit = np.eye(SIZE)
    return [unit[a] - unit[b] for a in range(SIZE) for b in range(SIZE) if best[a] < best[b]]
