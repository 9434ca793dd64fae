# SPDX-License-Identifier: EUPL-1.2
"""What a check is: one way in which a comparison can mislead, and a sentence that says whether it does here.

Each member of the set is a module of ``checks/`` with one constant, ``CHECK``. Adding one touches nothing else.
"""

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from criterio.attribute import checks
from criterio.attribute._design import Array
from criterio.attribute.placebos import Placebos
from criterio.domain.sentence import Sentence


@dataclass(frozen=True)
class Study:
    """A comparison to look at.

    ``raw`` is the panel as given; ``taken`` is what was compared, complete and scaled, from
    row ``first`` of ``raw``; ``treated`` and ``start`` are places in ``taken``, ``shocks`` rows of ``raw``.
    """

    raw: Array
    taken: Array
    treated: NDArray[np.int64]
    start: int
    known: Placebos
    season: int = 1
    shocks: tuple[int, ...] = ()
    mix: Array | None = None
    first: int = 0

    @property
    def controls(self) -> NDArray[np.bool_]:
        return ~np.isin(np.arange(self.taken.shape[1]), self.treated)


@dataclass(frozen=True)
class Finding:
    """``passed`` is None where the check could not be made: that is not a pass."""

    check: str
    passed: bool | None
    sentence: Sentence


class Check(Protocol):
    """Pure: the same study always gives the same finding."""

    name: str
    title: Sentence

    def look(self, study: Study) -> Finding: ...


def all_checks() -> dict[str, Check]:
    """Every member by name."""
    names = [name for _, name, _ in pkgutil.iter_modules(checks.__path__) if not name.startswith("_")]
    members: list[Check] = [import_module(f"{checks.__name__}.{name}").CHECK for name in sorted(names)]
    return {member.name: member for member in members}


def unusual(value: float, usual: Array) -> bool:
    """Whether fewer than one in twenty of the ``usual`` are as large, either side."""
    sizes = np.abs(usual[np.isfinite(usual)])
    return bool(len(sizes) >= 19 and (1 + (sizes >= abs(value)).sum()) / (1 + len(sizes)) <= 0.05)
