# SPDX-License-Identifier: EUPL-1.2
"""How many units will have a practice and by when, as ranges; who is nearest to it, and why. Never a prophecy."""

from dataclasses import dataclass

import numpy as np

from criterio.spread.adoptions import Adoptions
from criterio.spread.hazard import CAUSES, DRAWS, Circumstances, Hazard
from criterio.spread.network import Flags, Values

SURE = 0.6
"""A cause is told when at least four draws in five agree on its direction."""
LEVELS = (0.05, 0.1, 0.5, 0.9, 0.95)


@dataclass(frozen=True)
class Next:
    """A unit that has not taken it up: the chance that it does within the horizon, and what moves it most.

    ``causes`` by name: how much each multiplies the odds of a period, the strongest first.
    """

    unit: str
    chance: float
    causes: dict[str, float]


@dataclass(frozen=True)
class Outlook:
    """``counts[h]``: at ``LEVELS``, how many units have it after ``h + 1`` periods. ``order``: who is next."""

    counts: tuple[tuple[int, ...], ...]
    order: tuple[Next, ...]


def outlook(
    seen: Adoptions, around: Circumstances, hazard: Hazard, practice: int, periods: int, seed: int = 1
) -> Outlook:
    """The coming periods, played from every draw of what is possible."""
    has = seen.adopted(practice, seen.last)
    paths = played(has, around, hazard, practice, seen.last, periods, seed)
    counts = np.quantile(paths.sum(axis=2), LEVELS, axis=1, method="nearest").T
    reached = paths[-1].mean(axis=0)
    causes = around.causes(has, seen.last + 1)
    surely = np.abs(np.sign(hazard.draws[:, 1:]).mean(axis=0)) >= SURE
    pull = np.exp(np.median(hazard.draws[:, 1:], axis=0) * causes * surely)
    waiting = [i for i in np.argsort(-reached, kind="stable") if not has[i]]
    return Outlook(
        tuple(tuple(int(value) for value in row) for row in counts),
        tuple(Next(seen.units[i], float(reached[i]), _strongest(pull[i])) for i in waiting),
    )


def played(
    has: Flags, around: Circumstances, hazard: Hazard, practice: int, last: int, periods: int, seed: int
) -> Flags:
    """Who has it: (periods, draws, units). Each draw goes on with those whom it has infected itself.

    What moves everybody at once goes on moving: the constant drifts, in each draw its own way.
    """
    rng = np.random.default_rng(seed)
    moved = np.cumsum(hazard.drift * rng.normal(0, 1, (periods, DRAWS)), axis=0)
    state = np.broadcast_to(has, (DRAWS, len(has))).copy()
    found = []
    for ahead in range(1, periods + 1):
        chances = hazard.chances(around.causes(state, last + ahead), practice, moved[ahead - 1])
        state = state | (rng.random(state.shape) < chances)
        found.append(state)
    return np.stack(found)


def _strongest(pull: Values) -> dict[str, float]:
    told = [(name, float(by)) for name, by in zip(CAUSES, pull, strict=True) if not 0.9 < by < 1.1]
    return dict(sorted(told, key=lambda one: -abs(np.log(one[1]))))
