# SPDX-License-Identifier: EUPL-1.2
"""One typical effect out of several, and how large it would be by chance."""

from collections.abc import Sequence

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.chance import Chance, known, one_by_one
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


def by_chance(placebos: Placebos, scales: Array) -> Chance:
    """What chance does to units of these ``scales``: every placebo for one; for several, groups of one moment each."""
    if len(scales) > 1:
        return in_groups([(placebos, scales)])
    found = one_by_one(*known(placebos.chance))
    return Chance(found.sizes * scales[0] * _learnt(placebos), found.weights)


def in_groups(cohorts: Sequence[tuple[Placebos, Array]], seed: int = 0) -> Chance:
    """What chance does to all the treated joined, those of each cohort drawn at a moment of their own."""
    rng = np.random.default_rng(seed)
    drawn = [_drawn(placebos, len(scales), rng) for placebos, scales in cohorts]
    if not all(len(draws) for draws in drawn):
        return Chance(np.zeros(0), np.zeros(0))
    scales = np.concatenate([scales for _, scales in cohorts])
    controls = min(int(np.isfinite(placebos.chance[0]).sum()) for placebos, _ in cohorts)
    sizes = np.abs(typical(np.hstack(drawn) * scales, scales)) * _shared(len(scales), controls)
    return Chance(sizes, np.ones(len(sizes)))


def _drawn(placebos: Placebos, count: int, rng: np.random.Generator) -> Array:
    """Groups of ``count`` placebos (draws, count), each group of one moment, moments as often as they count."""
    rows, counts = known(placebos.chance)
    share = np.array([len(row) * weight for row, weight in zip(rows, counts, strict=True)])
    if share.sum() == 0:
        return np.zeros((0, count))
    turns = np.repeat(np.arange(len(rows)), np.diff(np.round(DRAWS * np.cumsum([0, *share]) / share.sum()).astype(int)))
    return np.array([rng.choice(rows[turn], count) for turn in turns])


def _shared(treated: int, controls: int) -> float:
    """How much wider groups spread than placebos drawn one by one: all lean on the same controls, of known number."""
    firm = max(controls, 4)
    return float(np.sqrt((1 + treated / firm) * firm / (firm - 2)))


def _learnt(placebos: Placebos) -> float:
    """How much farther off the treated are than placebos, on which shares and scale were chosen.

    It is felt where both controls and times are few: without this, 95 % ranges of panels of 8 series and 8 to 30 times,
    simulated and real, held nothing in 89 %; with it, in 94 %.
    """
    controls = max(int(np.isfinite(placebos.chance[0]).sum()), 5)
    return float(np.sqrt(1 + 40 / controls**2 * min(20 / placebos.before, 1) ** 2))
