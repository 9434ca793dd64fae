# SPDX-License-Identifier: EUPL-1.2
"""What a design is: one way to say what the treated units would have done otherwise.

Each member of the set is a module of ``designs/`` with one constant, ``DESIGN``. Adding one touches nothing else: the
set is found by file name, and the contract tests run over every member.
"""

import pkgutil
from importlib import import_module
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from criterio.attribute import designs
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import Sentence, say

Array = NDArray[np.float64]
"""Panels are (times, units), oldest time first."""
Starts = NDArray[np.int64]
"""For each unit, the first time at which it is treated; ``NEVER`` for controls."""
NEVER = np.iinfo(np.int64).max


class Design(Protocol):
    """One way to estimate. Pure: the same panel always gives the same answer."""

    name: str
    title: Sentence
    needs_controls: bool
    staggered: bool  # can take units that begin at different times

    def estimate(self, panel: Array, starts: Starts) -> float:
        """The mean effect over treated units and times, in the panel's scale. The panel is complete: no NaN."""
        ...


def all_designs() -> dict[str, Design]:
    """Every member by name."""
    names = [name for _, name, _ in pkgutil.iter_modules(designs.__path__) if not name.startswith("_")]
    members: list[Design] = [import_module(f"{designs.__name__}.{name}").DESIGN for name in sorted(names)]
    return {member.name: member for member in members}


def starting(units: int, treated: int | list[int], start: int) -> Starts:
    """The starts of a panel in which all the treated begin together."""
    starts = np.full(units, NEVER, dtype=np.int64)
    starts[treated] = start
    return starts


def together(panel: Array, starts: Starts) -> tuple[Array, Array, int]:
    """Controls, treated and the moment that they share; refuses when there are no controls, or several moments."""
    treated = starts < NEVER
    if not treated.any() or treated.all():
        raise NotIdentified(say("Comparing needs profiles with the measure and profiles without it. Add some of both."))
    moments = np.unique(starts[treated])
    if len(moments) > 1:
        raise NotIdentified(say("The profiles began on different days. Use the design for staggered starts."))
    start = int(moments[0])
    if not 1 <= start < len(panel):
        raise NotIdentified(say("There must be time both before and after the start. Choose another day."))
    return panel[:, ~treated], panel[:, treated], start
