# SPDX-License-Identifier: EUPL-1.2
"""What a few known periods say: each series' level and straying, drawn to those of all the others.

In square roots counts of any size stray about as far. There each series has a decayed mean, less sure the fewer periods
it rests on; a straying, of which the prior is what series of its size stray; and all have one shape of misses, which
begins as Student's t and becomes what the panel shows. How fast to forget is told by the misses of all series together
(empirical Bayes: Efron and Morris, 1975).
"""

from collections.abc import Sequence

import numpy as np
from scipy.stats import t as student

from criterio.expect._model import Array
from criterio.expect.ratios import coming, power, weighted_quantiles

MEMORY = 30  # newest periods that are looked at
KEPT = (0.0, 0.3, 0.5, 0.7, 0.85, 1.0)  # of the weight of a period, what the one before it has
LENT = 2.0  # misses at each horizon after which a series' own straying counts as much as that of its size
FREEDOM, SHAPE = 4, 15.0  # of Student's t, and how many misses it counts as
POINTS = 40  # values that stand for it
SLOPE, RIDGE = 0.5, 5.0  # power of the size that straying follows, between those of counts and of rates; pull to it
SAME = 10.0  # misses after which farther horizons may stray farther than nearer ones
PATIENCE = 0.03  # a memory worse by this share counts less by a factor of e
DOUBT = 0.3  # what is added to it, over the root of how many misses are known
SMALL = 0.2  # of the small series of the panel: none is smaller
LEAST = 1e-9  # no straying is less


def shrunk(panel: Array, horizon: int, levels: Sequence[float], came: Array | None = None) -> Array:
    """Quantiles (series, horizon, levels); NaN for series of which nothing is known lately.

    ``came`` (series, periods, horizon) is what came after each period, where that is not the panel itself.
    """
    came = coming(panel, np.arange(panel.shape[1]), horizon) if came is None else came
    lately, came = panel[:, -MEMORY:], came[:, -MEMORY:]
    known = np.isfinite(lately).any(axis=1)
    made = np.full((len(panel), horizon, len(levels)), np.nan)
    if known.any():
        made[known] = _told(lately[known], came[known], levels)
    return made


def _told(panel: Array, came: Array, levels: Sequence[float]) -> Array:
    roots, came, horizon = power(panel, 0.5), power(came, 0.5), came.shape[2]
    size, told, lost = _sizes(roots), [], []
    usual = np.empty(0)
    for kept in KEPT:
        level, doubt = _level(roots, kept)
        unit = (came - level[..., None]) / doubt[..., None]
        of_size = _straying_of_size(unit, size)
        usual = usual if len(usual) else of_size  # the same for all, that their losses can be compared
        scale, before, farther = _straying(unit, of_size)
        shape = _shape(unit / before / farther, levels)
        stray = (scale * doubt[:, -1])[:, None] * farther
        told.append(level[:, -1, None, None] + stray[..., None] * shape)
        lost.append(_mean(np.abs(unit) * doubt[..., None] / usual[:, None, None]))
    misses = max(int(np.isfinite(unit).sum()), 1) / horizon
    worse = np.array(lost) / max(min(lost), LEAST) - 1
    share = np.exp(-worse / (PATIENCE + DOUBT / np.sqrt(misses)))
    mixed = np.einsum("c,cnhq->nhq", share / share.sum(), np.stack(told))
    least = np.where((panel < 0).any(axis=1), -np.inf, 0.0)
    whole: Array = np.maximum(power(np.sort(mixed, axis=-1), 2.0), least[:, None, None])
    return whole


def _sizes(roots: Array) -> Array:
    """The log of each series' mean, over that of all."""
    mean = np.nanmean(roots, axis=1)
    small = float(np.quantile(mean[mean > 0], 0.05)) if (mean > 0).any() else 1.0
    size = np.log(np.maximum(mean, SMALL * small))
    centred: Array = size - size.mean()
    return centred


def _level(roots: Array, kept: float) -> tuple[Array, Array]:
    """The decayed mean as of each period, and by how much what comes strays farther from it than from a sure one."""
    known = np.isfinite(roots)
    total, weight, squares = (np.zeros(len(roots)) for _ in range(3))
    level, doubt = np.full(roots.shape, np.nan), np.ones(roots.shape)
    for t in range(roots.shape[1]):
        keep = np.where(known[:, t], kept, 1.0)  # what is not known makes nothing older
        total = keep * total + np.where(known[:, t], roots[:, t], 0.0)
        weight, squares = keep * weight + known[:, t], keep**2 * squares + known[:, t]
        seen = weight > 0
        level[seen, t] = total[seen] / weight[seen]
        doubt[seen, t] = np.sqrt(1 + squares[seen] / weight[seen] ** 2)
    return level, doubt


def _straying_of_size(unit: Array, size: Array) -> Array:
    """The mean miss of series of each one's size; where nothing has been missed yet, as far as series differ."""
    known = np.isfinite(unit)
    count = known.sum(axis=(1, 2))
    if not count.any():
        return np.full(len(unit), max(float(np.exp(size).std()), LEAST))
    own = np.where(known, np.abs(unit), 0.0).sum(axis=(1, 2))
    overall = max(own.sum() / count.sum(), LEAST)
    seen = count > 0
    logs, weight = np.log(own[seen] / count[seen] + 0.1 * overall), count[seen] / (count[seen] + 2.0)
    beside = size[seen] - np.average(size[seen], weights=weight)
    slope = ((weight * beside * logs).sum() + RIDGE * SLOPE) / ((weight * beside**2).sum() + RIDGE)
    shape = np.exp(slope * size)
    of_size: Array = shape * max(own.sum() / (count * shape).sum(), LEAST)
    return of_size


def _straying(unit: Array, of_size: Array) -> tuple[Array, Array, Array]:
    """How far each series strays, drawn to those of its size; the same without each of its misses; each horizon's part.

    A miss looked at in units of a straying that it is part of would never look large.
    """
    known = np.isfinite(unit)
    misses = np.where(known, np.abs(unit), 0.0)
    lent = LENT * unit.shape[2]
    total = misses.sum(axis=(1, 2)) + lent * of_size
    count = known.sum(axis=(1, 2)) + lent
    before = (total[:, None, None] - misses) / (count[:, None, None] - known)
    expected, seen = (known * before).sum(axis=(0, 1)), known.sum(axis=(0, 1))
    ratio = misses.sum(axis=(0, 1)) / np.maximum(expected, LEAST)
    return total / count, before, np.maximum.accumulate((ratio * seen + SAME) / (seen + SAME))


def _shape(unit: Array, levels: Sequence[float]) -> Array:
    """Quantiles of all misses in units of the straying, beside those of Student's t, whose mean miss is one."""
    seen = unit[np.isfinite(unit)]
    points = student.ppf((np.arange(POINTS) + 0.5) / POINTS, FREEDOM)
    values = np.concatenate([seen, points / np.abs(points).mean()])
    weights = np.concatenate([np.ones(len(seen)), np.full(POINTS, SHAPE / POINTS)])
    order = np.argsort(values)
    return weighted_quantiles(values[order], weights[order], levels)


def _mean(values: Array) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else 1.0
