# SPDX-License-Identifier: EUPL-1.2
"""The treated and those that they are compared with: who takes part, since when, and in which scale."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._design import Array
from criterio.attribute.scale import Scale, complete, scale_of

WIDEST, LONGEST = 100, 156
"""Units and times that take part; of wider panels, controls are taken evenly, and of longer ones the latest past."""
LEAST, SHORTEST = 3, 8
"""Times that must be known of each of the treated before it began; and those that are looked at at the least."""
KNOWN = 0.7
"""Of the times before and of those since, the share that must be known of a control."""
MANY, LONG = 20, 52
"""Controls and times beyond which more of them say little more."""


@dataclass(frozen=True)
class Sides:
    """Who is compared with whom: ``taken`` (times, columns) is complete and scaled, the treated in front.

    ``columns`` are those of the panel, ``first`` its first row that counts; ``begun`` are rows of ``taken``.
    """

    scale: Scale
    columns: list[int]
    first: int
    taken: Array
    begun: list[int]

    @property
    def places(self) -> list[int]:
        return list(range(len(self.begun)))

    @property
    def controls(self) -> int:
        return len(self.columns) - len(self.begun)


def sides_of(panel: Array, treated: Sequence[int], starts: Sequence[int], ratio: bool | None) -> Sides:
    """Raises NotIdentified where shares are asked of what may be negative, or one of them is not known at all."""
    scale = scale_of(panel, ratio)
    columns, first = taking_part(panel, treated, min(starts))
    begun = [start - first for start in starts]
    return Sides(scale, columns, first, complete(scale.taken(panel[first:][:, columns]), begun), begun)


def taking_part(panel: Array, treated: Sequence[int], start: int) -> tuple[list[int], int]:
    """The treated first, then the controls of which enough is known, evenly thinned; and the first row that counts."""
    usable, past = _usable(panel, treated, start)
    first = start - past
    told = panel[first:, usable]
    varied = np.nanstd(np.where(np.isfinite(told), told, np.nan), axis=0) > 0
    found = np.flatnonzero(usable)[varied].tolist()
    most = max(WIDEST - len(treated), 20)
    if len(found) > most:
        found = [found[place] for place in np.linspace(0, len(found) - 1, most).round().astype(int)]
    return [*treated, *found], first


def _usable(panel: Array, treated: Sequence[int], start: int) -> tuple[NDArray[np.bool_], int]:
    """Which columns are controls, and how many times before the start count.

    As many as tell most together: where others began to be counted of late, a long past would leave them all out. Of
    pasts that tell as much, the longest.
    """
    known = np.isfinite(panel)
    lengths = np.arange(min(start, LONGEST), min(start, SHORTEST) - 1, -1)
    before = known[:start][::-1].cumsum(axis=0)[lengths - 1]
    usable = (before >= KNOWN * lengths[:, None]) & (known[start:].mean(axis=0) >= KNOWN)
    is_told = (before[:, list(treated)] >= LEAST).all(axis=1)
    usable[:, list(treated)] = False
    tells = np.minimum(lengths, LONG) * np.minimum(usable.sum(axis=1), MANY) * is_told
    best = int(tells.argmax())
    return usable[best], int(lengths[best])
