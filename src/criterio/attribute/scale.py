# SPDX-License-Identifier: EUPL-1.2
"""Panels as the designs take them: complete, and in logarithms where effects are shares of what would have been."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.designs.imputation import two_way
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import say

SMALL = 0.05
"""Of the values that are not zero, the share below what counts as small."""


@dataclass(frozen=True)
class Scale:
    """``ratio``: an effect of .25 is a quarter more than without; otherwise effects are in the unit of the panel."""

    ratio: bool
    zero: float = 0.0  # what is added before logarithms, so that nothing counts as something

    def taken(self, panel: Array) -> Array:
        known = np.where(np.isfinite(panel), panel, np.nan)
        return np.log(known + self.zero) if self.ratio else known

    def back(self, value: float) -> float:
        """The inverse of ``taken``."""
        return float(np.exp(min(value, 700.0))) - self.zero if self.ratio else value

    def said(self, effect: float) -> float:
        return float(np.expm1(min(effect, 700.0))) if self.ratio else effect


def scale_of(panel: Array, ratio: bool | None = None) -> Scale:
    """Shares for panels that are never negative, unless asked otherwise.

    Where there are zeros half a unit is added, or half of what is small in the panel where that is less: half a unit
    would drown rates of a few hundredths.
    """
    values = panel[np.isfinite(panel)]
    least = float(values.min()) if len(values) else -1.0
    ratio = least >= 0 if ratio is None else ratio
    if ratio and least < 0:
        raise NotIdentified(say("Shares need values that are never negative. Ask for differences."))
    return Scale(ratio, _added(values) if ratio and least == 0 else 0.0)


def _added(values: Array) -> float:
    some = values[values > 0]
    return min(0.5, float(np.quantile(some, SMALL)) / 2) if len(some) else 0.5


def complete(panel: Array, begun: Sequence[int] = ()) -> Array:
    """Unknown values as their unit and their moment suggest; the panel as it is where all is known.

    The first columns changed at the rows ``begun``: what they were until then says nothing of what they are since. A
    moment of which nothing is known lies between its neighbours. Raises NotIdentified where a whole series is unknown.
    """
    if np.isfinite(panel).all():
        return panel
    since = np.arange(len(panel))[:, None] >= np.array(begun, dtype=int)[None, :]
    first = panel[:, : len(begun)]
    parts = np.hstack([np.where(since, np.nan, first), panel[:, len(begun) :], np.where(since, first, np.nan)])
    known = np.isfinite(parts)
    if not known.any(axis=0).all():
        raise NotIdentified(
            say("Too little is known of one of those that are compared. Import what is missing, or leave it out.")
        )
    told = known.any(axis=1)
    fitted = two_way(parts[told], known[told])
    every = np.array([np.interp(np.arange(len(panel)), np.flatnonzero(told), series) for series in fitted.T]).T
    since_then = np.where(since, every[:, panel.shape[1] :], every[:, : len(begun)])
    return np.where(np.isfinite(panel), panel, np.hstack([since_then, every[:, len(begun) : panel.shape[1]]]))
