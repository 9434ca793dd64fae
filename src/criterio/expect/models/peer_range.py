# SPDX-License-Identifier: EUPL-1.2
"""What the peers did after a beginning like this one: the range for profiles with too short a history of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from criterio.domain.sentence import Sentence, say
from criterio.expect._model import Array
from criterio.expect.ratios import farther_as_near, weighted_quantiles

ENOUGH = 8  # known periods that make a series a peer; with fewer than FEW peers, whoever has most
FEW = 5
PRIOR = 0.5  # periods of the peers' typical level added to a series' own mean: three zeros are not a level of zero


@dataclass(frozen=True)
class PeerRange:
    """The peers' multiples of a mean of as many periods as the series has; with none, the peers' values themselves."""

    name: str = "peer_range"
    title: Sentence = field(default_factory=lambda: say("Range of the peers, scaled to the profile"))
    basis: str = "peers"
    least_history: int = 0

    def forecast(self, panel: Array, horizon: int, levels: Sequence[float], season: int = 1) -> Array:
        result = np.full((len(panel), horizon, len(levels)), np.nan)
        known = np.isfinite(panel).sum(axis=1)
        peers = _peers(panel, known)
        if not len(peers):
            return result
        typical = float(np.median(_means(peers, 0.0)))
        for count in np.unique(np.minimum(known, ENOUGH)):
            mine = np.minimum(known, ENOUGH) == count
            level = _level(_newest(panel[mine], int(count)), typical)
            result[mine] = level[:, None, None] * _multiples(peers, int(count), horizon, levels, typical)
        return result


def _peers(panel: Array, known: Array) -> Array:
    enough = known >= ENOUGH
    if enough.sum() < FEW:
        enough = known >= max(1, int(np.sort(known)[-FEW:].min(initial=1)))
    return panel[enough]


def _multiples(peers: Array, count: int, horizon: int, levels: Sequence[float], typical: float) -> Array:
    """Quantiles (horizon, levels) of what came ``h`` periods after ``count`` ones, over their level."""
    periods = peers.shape[1]
    made = np.full((horizon, len(levels)), np.nan)
    for h in range(horizon - 1, -1, -1):
        ratios = [
            peers[:, end + h] / _level(peers[:, end - count : end], typical)
            for end in range(max(1, count), periods - h)
        ]
        pooled = np.concatenate(ratios) if ratios else np.empty(0)
        pooled = np.sort(pooled[np.isfinite(pooled)])
        if len(pooled):
            made[h] = weighted_quantiles(pooled, np.ones(len(pooled)), levels)
    return farther_as_near(made)


def _newest(panel: Array, count: int) -> Array:
    """The newest ``count`` known values of each series, whose gaps between them do not matter."""
    order = np.argsort(np.isfinite(panel), axis=1, kind="stable")
    return np.take_along_axis(panel, order, axis=1)[:, panel.shape[1] - count :]


def _level(past: Array, typical: float) -> Array:
    """Mean of the known values, drawn to the typical level by the weight of ``PRIOR`` periods."""
    known = np.isfinite(past)
    total = np.where(known, past, 0).sum(axis=1) + PRIOR * typical
    level: Array = np.maximum(total / (known.sum(axis=1) + PRIOR), 1e-9)
    return level


def _means(panel: Array, prior: float) -> Array:
    known = np.isfinite(panel)
    mean: Array = np.where(known, panel, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return mean


MODEL = PeerRange()
