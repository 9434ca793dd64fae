# SPDX-License-Identifier: EUPL-1.2
"""What would settle what is to be talked over: the answers that are worth most points, before they are known.

The worth of knowing a doubt is what the best portfolio gains, on average, when it may be chosen after the answer
(Raiffa 1961), among the good portfolios that are known. Points are linear in each doubt, so it is a sum over its
levels and not a matter of draws. What is not worth anything would not change the decision, however wide it is.
"""

from dataclasses import dataclass

import numpy as np

from criterio.decide.cone import draws
from criterio.decide.portfolio import Programme
from criterio.decide.rivals import SMALL
from criterio.decide.robust import Firmness
from criterio.decide.value import Doubts, Stance, Values
from criterio.decide.weigh import Weights, unasked
from criterio.domain.administration import Objective

_LEVELS = (np.arange(21) + 0.5) / 21
_WORTH = 1e-6
_WEIGHTINGS, _FEW_WEIGHTINGS = 60, 12
"""Drawn to see which portfolios answers decide between; fewer where each programme takes long."""


@dataclass(frozen=True)
class Measurement:
    """Something to find out of an item: what ``criterion`` brings it. ``points``: what knowing it is worth.

    ``settles``: how many modes, that are borderline today, the two extreme answers would decide differently.
    """

    subject: str
    criterion: str
    points: float
    settles: int


def measurements(values: Values, weights: Weights, firmness: Firmness, most: int = 5) -> tuple[Measurement, ...]:
    """The few that are worth most, the best first; none when no answer would change the best portfolio."""
    good, doubts = firmness.good, Doubts(values)
    points = doubts.worth(weights.centre, np.full(doubts.many, 0.5))[good].sum(axis=1)
    widths: dict[tuple[int, str], np.ndarray] = {}
    for column, aspect, criterion, more in doubts.widths():
        if values.problem.items[values.owner[column]].is_synergy:
            continue
        row = widths.setdefault((int(values.owner[column]), criterion), np.zeros(len(values.flat)))
        row[column] += weights.centre[aspect] * more
    found = []
    for (item, criterion), width in widths.items():
        swing = width[good].sum(axis=1)
        best = (points + (_LEVELS[:, None] - 0.5) * swing).max(axis=1)
        worth = float(best.mean() - points.max())
        if worth > _WORTH:
            low, high = (int(np.argmax(points + (level - 0.5) * swing)) for level in (0.0, 1.0))
            settled = int((good[low] != good[high]).sum())
            found.append(Measurement(values.problem.items[item].subject, criterion, worth, settled))
    return tuple(sorted(found, key=lambda one: (-one.points, one.subject, one.criterion))[:most])


def stakes(programme: Programme, objectives: tuple[Objective, ...]) -> tuple[tuple[float, ...], ...]:
    """By portfolio that is the best under some weights that may be answered, its points on each aspect; each once.

    At the middle of what is not known, as whatever is recommended. What is the same in all of them needs no answer.
    """
    values, voice = programme.values, unasked(objectives)
    many = _WEIGHTINGS if len(values.blocks) <= SMALL else _FEW_WEIGHTINGS
    drawn = draws(voice.rows, voice.corners, many)
    best = {tuple(programme.solve(values.worth(weights, support=False)).chosen) for weights in drawn}
    points = values.by_aspect(Stance.MIDDLE)
    return tuple(sorted({tuple(map(float, points[list(chosen)].sum(axis=0).round(6))) for chosen in best}))
