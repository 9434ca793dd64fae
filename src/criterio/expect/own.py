# SPDX-License-Identifier: EUPL-1.2
"""What is known beforehand of some series only: a campaign on two profiles, the posts that one of them plans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence
from criterio.expect._model import Array


@dataclass(frozen=True)
class Known:
    """What there is to learn from: days (series, past days) of one metric, without what moves all of them.

    ``days`` are those and the coming ones; ``posted`` are own posts by series and past day, NaN where not known.
    ``units`` says to which unit a profile belongs.
    """

    administration: Administration
    metric: str
    subjects: tuple[str, ...]
    units: Mapping[str, str]
    days: Sequence[date]
    panel: Array
    posted: Array

    def rows(self, named: Sequence[str]) -> NDArray[np.bool_]:
        """The series that a list of profiles and ``unit:…`` speaks of."""
        wanted = set(named)
        return np.array([one in wanted or f"unit:{self.units.get(one)}" in wanted for one in self.subjects], dtype=bool)


@dataclass(frozen=True)
class Own:
    """Something that multiplies the days of ``rows`` by exp(``doses`` times ``mean``, give or take ``doubt``).

    ``seen``: on how many days or weeks of the past it was learnt.
    """

    name: str
    what: Sentence
    source: Sentence
    rows: NDArray[np.bool_]
    doses: Array
    mean: float
    doubt: float
    seen: int
