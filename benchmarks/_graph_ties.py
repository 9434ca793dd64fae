# SPDX-License-Identifier: EUPL-1.2
"""Ties as a file of any kind gives them, on their way to a network."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.spread.network import Network
from criterio.spread.tie_file import of_ties

WEIGHT = re.compile(r"(weight|w|value|peso|strength|p|prob|probability|chance)", re.IGNORECASE)
LABEL = re.compile(r"(label|name|title|nombre|nom|izena)", re.IGNORECASE)


@dataclass
class Ties:
    """What ``file`` says. ``names``: what people call each node, by what the file calls it; ``both``: it counts twice.

    ``directed`` is what ties are where the file does not say.
    """

    file: str
    directed: bool
    names: dict[str, str] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)
    weights: list[float | None] = field(default_factory=list)
    both: list[bool] = field(default_factory=list)

    def tie(self, one: Any, other: Any, weight: Any = None, both: bool = False, row: int | None = None) -> None:
        """A tie between two nodes, named before or not. Raises BadInput where it lacks one, or its weight is none."""
        if one in (None, "") or other in (None, ""):
            raise self.fault(row, "a tie needs two names.")
        for name in (str(one), str(other)):
            self.names.setdefault(name, name)
        self.ends.append((str(one), str(other)))
        self.weights.append(self._strength(weight, row))
        self.both.append(both)

    def known(self, name: Any, row: int | None = None) -> str:
        """The name, which must be that of a node. Raises BadInput."""
        if str(name) not in self.names:
            raise self.fault(row, f"“{name}” is none of its {len(self.names)} nodes.")
        return str(name)

    def fault(self, row: int | None, why: str) -> BadInput:
        where = f"{self.file}, row {row}" if row else self.file
        return BadInput(say("{where}: {why}", where=where, why=why), file=self.file, row=row)

    def network(self) -> Network:
        """Raises BadInput where there is no tie. A weight that is not told, where others are, is one."""
        if not self.ends:
            raise self.fault(None, "there is no tie in it.")
        place = {name: i for i, name in enumerate(self.names)}
        titles = tuple(self.names.values())
        shown = titles if len(set(titles)) == len(titles) and all(titles) else tuple(self.names)
        ends = np.array([[place[one], place[other]] for one, other in self.ends], dtype=np.int64)
        told = any(weight is not None for weight in self.weights)
        strengths = np.array([1.0 if weight is None else weight for weight in self.weights]) if told else None
        return of_ties(shown, ends, strengths, np.array(self.both) | (not self.directed))

    def _strength(self, told: Any, row: int | None) -> float | None:
        if told in (None, ""):
            return None
        try:
            found = float(told)
        except (TypeError, ValueError):
            found = np.nan
        if not 0 <= found < np.inf:
            raise self.fault(row, f"“{told}” is not how strong a tie is. Write a number from 0.")
        return found


def named(pairs: Iterable[tuple[Any, Any]], pattern: re.Pattern[str]) -> Any:
    """The first value whose name fits, or None."""
    return next((value for name, value in pairs if pattern.fullmatch(str(name))), None)
