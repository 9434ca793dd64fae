# SPDX-License-Identifier: EUPL-1.2
"""What a covariate is: something known of days beforehand that multiplies what they bring.

Each member of the set is a module of ``covariates/`` with one constant, ``COVARIATE``; it is found by file name.
"""

import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence
from criterio.expect import covariates
from criterio.expect._model import Array
from criterio.expect.own import Known, Own


@dataclass(frozen=True)
class Column:
    """One part of a covariate. Day ``d`` is multiplied by exp(``doses[d]`` times what is learnt of the column).

    ``doubt`` is the standard deviation of what may be learnt, before anything is: what is never seen stays one, give
    or take as much. ``what`` names it to a reader on the days on which it is; None for what several share.
    ``least_days``: where it needs more days of history than its covariate does.
    """

    doses: Array
    doubt: float
    what: Sentence | None = None
    least_days: int = 0


class Covariate:
    """Says of which days what is known, and how much that may matter. A member overrides one of the two ways."""

    name: str
    title: Sentence
    source: Sentence
    least_days: int  # known days of history without which it is not looked at

    def columns(self, days: Sequence[date], administration: Administration) -> Sequence[Column]:
        """Of what moves all series: the doses of each day; a column without any may be left out. Nothing is learnt."""
        return ()

    def own(self, known: Known) -> Sequence[Own]:
        """Of what moves some series only: what the past shows of it."""
        return ()


def all_covariates() -> tuple[Covariate, ...]:
    """Every member, by name."""
    names = sorted(name for _, name, _ in pkgutil.iter_modules(covariates.__path__) if not name.startswith("_"))
    return tuple(import_module(f"{covariates.__name__}.{name}").COVARIATE for name in names)
