# SPDX-License-Identifier: EUPL-1.2
"""How much each aspect of public value weighs: a centre, and the corners of all that the declaration allows.

A ranking is read as every weighting that respects the order (Liesiö, Mild & Salo 2007), each aspect keeping a quarter
of an equal share so that none is ignored; its centre is the rank-order centroid. Weights average one.
"""

from dataclasses import dataclass

import numpy as np

from criterio.domain.administration import Objective
from criterio.domain.names import Aspect

ASPECTS = tuple(Aspect)
_FLOOR = 0.25


@dataclass(frozen=True)
class Weights:
    """``centre`` and each row of ``corners`` are in the order of ASPECTS and average one."""

    centre: np.ndarray
    corners: np.ndarray
    declared: bool


def weigh(objectives: tuple[Objective, ...]) -> Weights:
    """Weights from objectives: intervals where any is declared, else ranks, else equal with each in turn doubled."""
    if any(objective.weight for objective in objectives):
        return _from_intervals(objectives)
    if any(objective.rank is not None for objective in objectives):
        return _from_ranks(objectives)
    equal = np.ones(len(ASPECTS))
    return Weights(equal, np.array([_scaled(equal + unit) for unit in np.eye(len(ASPECTS))]), declared=False)


def _from_intervals(objectives: tuple[Objective, ...]) -> Weights:
    declared = [objective for objective in objectives if objective.weight]
    spare = min(o.weight[1] for o in declared if o.weight)
    low, high = np.zeros(len(ASPECTS)), np.zeros(len(ASPECTS))
    for place, aspect in enumerate(ASPECTS):
        spans = [o.weight for o in declared if o.aspect is aspect and o.weight] or [(0.0, spare)]
        low[place], high[place] = sum(s[0] for s in spans), sum(s[1] for s in spans)
    unit = np.eye(len(ASPECTS), dtype=bool)
    corners = [np.where(one, high, low) for one in unit] + [np.where(one, low, high) for one in unit]
    return Weights(_scaled((low + high) / 2), np.array([_scaled(corner) for corner in corners]), declared=True)


def _from_ranks(objectives: tuple[Objective, ...]) -> Weights:
    last = len(ASPECTS) + max(o.rank or 0 for o in objectives)
    best = {a: min((o.rank for o in objectives if o.aspect is a and o.rank is not None), default=last) for a in ASPECTS}
    levels = sorted(set(best.values()))
    corners = [np.array([best[aspect] <= level for aspect in ASPECTS], dtype=float) for level in levels]
    raised = [_scaled(_FLOOR / len(ASPECTS) + (1 - _FLOOR) * corner / corner.sum()) for corner in corners]
    return Weights(np.mean(raised, axis=0), np.array(raised), declared=True)


def _scaled(weights: np.ndarray) -> np.ndarray:
    total = float(weights.sum())
    return weights * (len(weights) / total) if total > 0 else np.ones(len(weights))
