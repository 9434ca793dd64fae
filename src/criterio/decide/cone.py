# SPDX-License-Identifier: EUPL-1.2
"""The set of weights that statements leave open: a cone of half-spaces, its corners, its middle, draws from it.

A statement is a row ``r`` that asks ``r · w ≥ 0``. Weights are never negative and average one, so every row can be
homogeneous: "at least a tenth of the whole" is one too.
"""

import numpy as np

from criterio.domain.names import Aspect

ASPECTS = tuple(Aspect)
SIZE = len(ASPECTS)
_DIGITS = 9
_TOUCH = 1e-9


def at_least(share: float) -> np.ndarray:
    """Rows that give every aspect ``share`` of an equal weight."""
    return np.eye(SIZE) - share / SIZE


def corners(rows: np.ndarray) -> np.ndarray:
    """The corners of what ``rows`` allow, one a line, none when they contradict each other (Motzkin et al. 1953).

    Begins with all weights on one aspect and cuts with each row: corners on the wrong side go, and each edge that it
    crosses gives a new one. Two corners share an edge when no third touches all the walls that both touch.
    """
    walls = np.vstack([np.eye(SIZE), rows])
    found = SIZE * np.eye(SIZE)
    for number in range(SIZE, len(walls)):
        side = found @ walls[number]
        kept, gone = found[side >= -_TOUCH], found[side < -_TOUCH]
        if not len(gone):
            continue
        if not len(kept):
            return np.empty((0, SIZE))
        crossed = _crossings(found, side, walls[:number])
        found = np.unique(np.vstack([kept, *crossed]).round(12), axis=0)
    return found


def _crossings(found: np.ndarray, side: np.ndarray, walls: np.ndarray) -> list[np.ndarray]:
    touches = np.abs(found @ walls.T) <= _TOUCH * 10
    inside, outside = np.flatnonzero(side > _TOUCH), np.flatnonzero(side < -_TOUCH)
    points = []
    for a in inside:
        for b in outside:
            shared = touches[a] & touches[b]
            if np.count_nonzero(touches[:, shared].all(axis=1)) == 2:
                points.append((found[a] * -side[b] + found[b] * side[a])[None] / (side[a] - side[b]))
    return points


def apart(found: np.ndarray, felt: np.ndarray) -> np.ndarray:
    """One of each set of corners that weigh the aspects that are ``felt`` in the same proportions, in their order.

    What has no value on the other aspects gains under all of them, or loses under all.
    """
    weighed = np.where(felt, found, 0.0)
    shares = weighed / np.maximum(weighed.sum(axis=1, keepdims=True), _TOUCH)
    return found[np.sort(np.unique(shares.round(_DIGITS), axis=0, return_index=True)[1])]


def slacks(firm: np.ndarray, said: np.ndarray) -> np.ndarray:
    """By row of ``said``: how far it has to give way so that all of them and ``firm`` can hold; the least in sum."""
    if not len(said):
        return np.zeros(0)
    from scipy.optimize import linprog  # it takes half a second to wake: not while a server starts

    many = len(said)
    answer = linprog(
        np.concatenate([np.zeros(SIZE), np.ones(many)]),
        A_ub=np.vstack([np.hstack([-firm, np.zeros((len(firm), many))]), np.hstack([-said, -np.eye(many)])]),
        b_ub=np.zeros(len(firm) + many),
        A_eq=np.concatenate([np.ones(SIZE), np.zeros(many)])[None],
        b_eq=[SIZE],
        bounds=(0, None),
    )
    return np.asarray(answer.x[SIZE:]) if answer.success else np.full(many, float(SIZE))


def draws(rows: np.ndarray, ends: np.ndarray, many: int, seed: int = 0, steps: int = 60) -> np.ndarray:
    """``many`` weightings, evenly from what ``rows`` allow; ``ends`` are its corners (hit and run: Smith 1984)."""
    rng = np.random.default_rng(seed)
    walls, middle = np.vstack([np.eye(SIZE), rows]), ends.mean(axis=0)
    place = np.tile(middle, (many, 1))
    for _ in range(steps):
        toward = rng.normal(size=(many, len(ends))) @ (ends - middle)
        distance, speed = np.maximum(place @ walls.T, 0), toward @ walls.T
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = -distance / speed
        farthest = np.where(speed < -_TOUCH, reach, np.inf).min(axis=1)
        nearest = np.where(speed > _TOUCH, reach, -np.inf).max(axis=1)
        moves = np.isfinite(farthest) & np.isfinite(nearest)
        stride = rng.uniform(np.where(moves, nearest, 0), np.where(moves, np.maximum(farthest, nearest), 0))
        place = place + stride[:, None] * toward
    return place
