# SPDX-License-Identifier: EUPL-1.2
"""What comes after a level, as a share of it, from all series at once: wider where the panel strays farther.

How far an outcome strays is told beforehand by a regression on what is known then: how far the series has strayed over
three lengths of time, how large it is, how often zero, how fresh a surge, how far ahead is looked. Past outcomes stand
in the order of that, in bins that overlap, so that each bin holds outcomes of like spread whatever their series and
horizon; between the middles of bins quantiles are interpolated.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.moments import MEMORY, Past
from criterio.expect.ratios import logs, weighted_quantiles

ROWS = 20_000  # past outcomes that are learnt from
ENOUGH = 30  # past outcomes below which a lesson takes as many of the next ones
MOST_BINS, PER_BIN = 16, 80
OFFSET = 0.1  # of the level, added before logs: zero has none
LEAST = 0.05  # logs: no straying is less
RIDGE = 10.0  # pull of every coefficient towards zero

Places = tuple[NDArray[np.intp], ...]  # series, origins and horizons of what is looked at


def following(past: Past, level: Array) -> Array:
    """Quantiles of what came over ``level`` (series, origins, horizon): (series, moments, horizon, levels)."""
    ratio = past.truth / level
    clues, usual = past.standing
    above = np.nan_to_num(np.log(np.maximum(level, 1e-9) / usual[..., None]))
    rows = _learnt_from(ratio)
    design, outcome = _design(clues, above, rows), ratio[rows]
    strayed = np.log(np.abs(logs(outcome, OFFSET) - np.log1p(1 / OFFSET)) + LEAST)
    weight = 0.5 ** ((past.origins[-1] - past.origins[rows[1]]) / (MEMORY / 2))
    ends = past.origins[rows[1]] + rows[2] + 1
    enough = np.partition(ends, ENOUGH)[ENOUGH] if len(ends) > ENOUGH else np.inf
    made = np.ones((len(level), len(past.at), past.horizon, len(past.levels)))
    for lesson, moment in enumerate(past.lessons):
        seen = ends <= max(moment, enough)
        mine = np.flatnonzero(past.taught_by == lesson)
        if seen.any() and len(mine):
            answer = _regression(design[seen], strayed[seen], weight[seen])
            asked = np.ix_(np.arange(len(level)), past.at[mine], np.arange(past.horizon))
            now = np.einsum("nohi,i->noh", _design(clues, above, asked), answer)
            told = np.einsum("ri,i->r", design[seen], answer)
            made[:, mine] = _between(told, outcome[seen], weight[seen], now, past.levels)
    return made


def _learnt_from(ratio: Array) -> Places:
    rows = np.nonzero(np.isfinite(ratio))
    if len(rows[0]) <= ROWS:
        return rows
    kept = np.random.default_rng(1).permutation(len(rows[0]))[:ROWS]
    return tuple(one[kept] for one in rows)


def _design(clues: Array, above: Array, places: Places) -> Array:
    """The clues of the origin, how far ahead, and how far the level is above or below what is usual of late."""
    series, origin, step = places
    far = np.log(np.arange(1, above.shape[2] + 1))
    known, lies = clues[series, origin], above[places]
    ahead = np.broadcast_to((far - far.mean())[step], lies.shape)
    known = np.broadcast_to(known, (*lies.shape, clues.shape[2]))
    beside = np.stack([np.ones(lies.shape), ahead, lies, np.abs(lies)], axis=-1)
    return np.concatenate([beside, known], axis=-1)


def _regression(design: Array, wanted: Array, weight: Array) -> Array:
    heavy = design * weight[:, None]
    ridge = np.full(design.shape[1], RIDGE)
    ridge[0] = 1e-6
    products = np.einsum("ri,rj->ij", heavy, design)  # not @: its threads cost more than so small a product
    answer: Array = np.linalg.solve(products + np.diag(ridge), np.einsum("ri,r->i", heavy, wanted))
    return answer


def _between(told: Array, outcome: Array, weight: Array, now: Array, levels: Sequence[float]) -> Array:
    """Quantiles of the outcomes of which was told what is told now, read between the middles of bins."""
    order = np.argsort(told)
    count = int(np.clip(len(order) // PER_BIN, 1, MOST_BINS))
    edges = np.linspace(0, len(order), count + 1).astype(int)
    beside = len(order) // count // 2
    table, middles = np.empty((count, len(levels))), np.empty(count)
    for at, (low, high) in enumerate(pairwise(edges)):
        middles[at] = np.median(told[order[low:high]])
        mine = order[max(0, low - beside) : high + beside]
        mine = mine[np.argsort(outcome[mine])]
        table[at] = weighted_quantiles(outcome[mine], weight[mine], levels)
    return np.stack([np.interp(now, middles, column) for column in table.T], axis=-1)
