# SPDX-License-Identifier: EUPL-1.2
"""One typical effect out of several, and how large it would be by chance."""

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.placebos import Placebos

DRAWS = 999


def typical(effects: Array, scales: Array) -> Array:
    """Hodges–Lehmann along the last axis: the weighted median of the means of pairs, the firmer ones counting more."""
    first, second = np.triu_indices(effects.shape[-1])
    pairs = (effects[..., first] + effects[..., second]) / 2
    weights = np.broadcast_to(np.where(first == second, 0.5, 1.0) / (scales[first] * scales[second]), pairs.shape)
    order = np.argsort(pairs, axis=-1)
    reached = np.cumsum(np.take_along_axis(weights, order, -1), axis=-1)
    middle = (reached >= reached[..., -1:] / 2).argmax(axis=-1)
    return np.asarray(np.take_along_axis(np.take_along_axis(pairs, order, -1), middle[..., None], -1)[..., 0])


def by_chance(known: Placebos, scales: Array, seed: int = 0) -> Array:
    """Sizes that the joined effect takes where nothing was done: of every placebo, or of groups drawn at one moment."""
    rows = [row[np.isfinite(row)] for row in known.chance]
    rows = [row for row in rows if len(row)]
    if len(scales) == 1:
        return np.abs(np.concatenate(rows)) * scales[0] if rows else np.zeros(0)
    rng = np.random.default_rng(seed)
    drawn = [
        rng.choice(rows[turn % len(rows)], len(scales), len(rows[turn % len(rows)]) < 2 * len(scales))
        for turn in range(DRAWS if rows else 0)
    ]
    return np.abs(typical(np.array(drawn) * scales, scales)) if drawn else np.zeros(0)


def chance_of(size: float, sizes: Array) -> float:
    """How often chance alone gives ``size`` or more; never zero, as what was seen is one of the possibilities."""
    return float((1 + (sizes >= size - 1e-12).sum()) / (1 + len(sizes)))


def reach(sizes: Array, level: float) -> float:
    """The size that chance stays below with probability ``level``; infinite where too few placebos can tell."""
    place = level * (len(sizes) + 1) - 1
    if not len(sizes) or place > len(sizes) - 1:
        return float("inf")
    return float(np.interp(place, np.arange(len(sizes)), np.sort(sizes)))
