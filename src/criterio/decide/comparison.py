# SPDX-License-Identifier: EUPL-1.2
"""What stands behind an item, and its chosen mode beside what would take its place."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from criterio.decide._criterion import Assessment
from criterio.decide.cone import ASPECTS
from criterio.decide.gates import Gate
from criterio.decide.items import Item, middle
from criterio.decide.rivals import Rival, Rivals
from criterio.decide.value import Values
from criterio.domain.verdict import Mode


@dataclass(frozen=True)
class Dossier:
    """What stands behind an item: what each criterion said of it, or the gates that an initiative has before it."""

    item: Item
    said: Mapping[str, Assessment]
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The chosen column beside its rival, under the weights in use."""

    values: Values
    weights: np.ndarray
    worth: np.ndarray
    column: int
    rivals: Rivals | None

    @property
    def rival(self) -> Rival | None:
        """The mode that comes next."""
        return self.rivals.best if self.rivals else None

    @property
    def today(self) -> int | None:
        """The column of going on as it is: beside it stands what would be changed, and its rival beside what stays."""
        item = self.values.owner[self.column]
        block = range(int(self.values.first[item]), int(self.values.first[item + 1]))
        keep = next((column for column in block if self.values.flat[column].mode is Mode.KEEP), None)
        if keep is not None and keep != self.column:
            return keep
        return self.rival.column if self.rival else None

    def gains(self, other: int | None) -> dict[str, float]:
        """By criterion: points that speak for the chosen mode (negative: against it) beside another column."""
        gains: dict[str, float] = defaultdict(float)
        for column, sign in ((self.column, 1), (other, -1)):
            for part in () if column is None else self.values.flat[column].parts:
                weight = self.weights[ASPECTS.index(part.aspect)]
                gains[part.criterion] += sign * float(weight) * middle((part.low, part.high))
        return gains
