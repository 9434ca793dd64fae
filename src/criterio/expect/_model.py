# SPDX-License-Identifier: EUPL-1.2
"""What a forecasting model is: something that reads a panel of past periods and says how likely the coming ones are.

Each member of the set is a module of ``models/`` with one constant, ``MODEL``. Adding one touches nothing else: the set
is found by file name, and the contract tests run over every member.
"""

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from criterio.domain.sentence import Sentence
from criterio.expect import models

Array = NDArray[np.float64]
"""Panels are (series, periods), oldest period first; NaN is *not known*, never zero; known values are not negative."""


class Model(Protocol):
    """One way to forecast. Pure: the same panel always gives the same answer."""

    name: str
    title: Sentence
    least_history: int  # known periods that a series needs; the most demanding model that it satisfies forecasts it

    def forecast(self, panel: Array, horizon: int, levels: Sequence[float], season: int = 1) -> Array:
        """Quantiles (series, horizon, levels), never negative, ascending along levels.

        ``levels`` are symmetric around their middle one, .5. ``season`` is the periods in one cycle (7 for days,
        52 for weeks), 1 for none. A series of which the model can say nothing gets NaN.
        """
        ...


def all_models() -> tuple[Model, ...]:
    """Every member, the most demanding of history first."""
    names = [name for _, name, _ in pkgutil.iter_modules(models.__path__) if not name.startswith("_")]
    members: list[Model] = [import_module(f"{models.__name__}.{name}").MODEL for name in sorted(names)]
    return tuple(sorted(members, key=lambda model: -model.least_history))
