# SPDX-License-Identifier: EUPL-1.2
"""What the lot alone says: other calendars that could have been drawn, beside the one that was.

Where who begins, or when, was drawn by lot, nothing has to be believed of how series move: had the measure done
nothing, every calendar would have given the same panel (Fisher 1935; Roth & Sant'Anna 2023 for staggered starts). What
each unit does beyond its own past and beyond a mixture of others, chosen before anybody began, only makes it sharper.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._design import Array, Starts
from criterio.attribute.mixtures import firm
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import say

DRAWS = 1999
"""Other calendars that are drawn; with the one that was, two thousand."""
LEAST = 3
"""Times before anybody began."""


@dataclass(frozen=True)
class Lot:
    """An effect in the panel's scale, the same for all, that the lot cannot rule out: from ``low`` to ``high``.

    ``chance`` is how often other calendars of the same ``drawn`` units give as much; ends are infinite where so few
    calendars could have come out that none can be ruled out.
    """

    point: float
    low: float
    high: float
    chance: float
    drawn: int


@dataclass(frozen=True)
class _Signal:
    """For each possible start (rows) and unit of the lot: what beginning then says of the effect, if it began then.

    ``came`` of the panel as it is, ``each`` of an effect of one on the calendar that was drawn.
    """

    came: Array
    each: Array
    drawn: NDArray[np.intp]

    def of(self, calendar: NDArray[np.intp]) -> tuple[Array, Array]:
        """Of calendars (…, units of the lot), by place of each start: what came, and what an effect of one gives."""
        units = np.arange(calendar.shape[-1])
        return self.came[calendar, units].sum(axis=-1), self.each[calendar, units].sum(axis=-1)


def by_lot(panel: Array, starts: Starts, pool: Starts, level: float, seed: int = 0) -> Lot:
    """The calendar ``starts`` against others. ``pool``: columns that were in the lot, whether they began or not.

    The panel is (times, units), complete, to the last time that counts. Raises NotIdentified.
    """
    signal = _signals(panel, starts, pool)
    came, each = signal.of(signal.drawn)
    rng = np.random.default_rng(seed)
    others = rng.permuted(np.tile(signal.drawn, (DRAWS, 1)), axis=1)
    other, by_effect = (one / each for one in signal.of(others))
    point = float(came / each)
    low, high = _not_ruled_out(point, other, by_effect, 1 - level)
    chance = float((1 + (np.abs(other) >= abs(point) - 1e-12).sum()) / (1 + DRAWS))
    return Lot(point, low, high, chance, len(pool))


def estimate(panel: Array, starts: Starts, pool: Starts) -> float:
    """The effect alone. Raises NotIdentified."""
    signal = _signals(panel, starts, pool)
    came, each = signal.of(signal.drawn)
    return float(came / each)


def _signals(panel: Array, starts: Starts, pool: Starts) -> _Signal:
    """What the panel says of each start, beyond each unit's own past and a mixture of others; firmer units count more.

    Everything that is weighed was chosen by the time before anybody began. Raises NotIdentified.
    """
    begun, drawn = np.unique(starts[pool], return_inverse=True)
    first = int(begun[0])
    if not LEAST <= first < len(panel) or (starts[pool] == first).all():
        raise _nothing_drawn()
    mixture = firm(panel, first, len(panel))
    treated = np.arange(len(panel))[:, None] >= starts[None, :]
    came, each = (mixture.apart(part, first)[:, pool] for part in (panel, treated.astype(float)))
    spread = came[:first].var(axis=0)
    weights = 1 / (spread + np.median(spread) + 1e-12)
    since = (np.arange(first, len(panel))[None, :] >= begun[:, None]).astype(float)  # (starts, times)
    return _Signal(since @ _beyond(came[first:], weights), since @ _beyond(each[first:], weights), drawn.ravel())


def _beyond(apart: Array, weights: Array) -> Array:
    """Each time beside what those of the lot do on average then, so that what moves everybody says nothing."""
    return np.asarray((apart - apart @ weights[:, None] / weights.sum()) * weights)


def _not_ruled_out(point: float, other: Array, by_effect: Array, alpha: float) -> tuple[float, float]:
    """Effects that, taken out, leave the calendar that was drawn not among the ``alpha`` most extreme.

    Each other calendar is at least as extreme for the effects of one stretch, which holds ``point``.
    """
    allowed = int(np.floor(alpha * (1 + len(other)) + 1e-9))  # so many of all calendars may be as extreme
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.stack([(point - other) / (1 - by_effect), (point + other) / (1 + by_effect)])
    always = np.abs(by_effect) >= 1 - 1e-12
    lows, highs = np.where(always, -np.inf, ends.min(axis=0)), np.where(always, np.inf, ends.max(axis=0))
    if allowed < 1:
        return -np.inf, np.inf
    return float(np.sort(lows)[allowed - 1]), float(-np.sort(-highs)[allowed - 1])


def _nothing_drawn() -> NotIdentified:
    return NotIdentified(
        say("The lot says nothing here: somebody must begin later than others, after three periods at least.")
    )
