# SPDX-License-Identifier: EUPL-1.2
"""What is likely, as quantiles: never a bare point."""

from dataclasses import dataclass
from datetime import date

from criterio.domain.sentence import Sentence

QUANTILES = (0.005, 0.025, 0.165, 0.25, 0.5, 0.75, 0.835, 0.975, 0.995)
"""Levels of every forecast: the nine of the M5 uncertainty track. They give the 50, 67, 95 and 99 % ranges."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Quantiles of one indicator in one coming week. ``quantiles[i]`` belongs to ``QUANTILES[i]``, ascending.

    ``subject`` as in Figure; ``week`` is the Monday that opens the ISO week. ``basis`` says what it stands on: ``own``
    history, or ``peers`` where the own history is too short; ``notes`` are the warnings a reader needs.
    """

    metric: str
    subject: str
    week: date
    horizon: int
    quantiles: tuple[float, ...]
    basis: str = "own"
    weeks_of_history: int = 0
    notes: tuple[Sentence, ...] = ()
