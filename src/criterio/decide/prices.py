# SPDX-License-Identifier: EUPL-1.2
"""What an hour and a euro could bring elsewhere, in points: priors of the house, as wide as they are unsure."""

from criterio.decide._criterion import Effect
from criterio.domain.administration import Administration
from criterio.domain.names import Aspect

_LEAST, _MOST = 0.05, 0.15
_HOUR, _WEEKS = 27.5, 45
"""Euros an hour where none is declared, and weeks worked in a year."""

PER_HOUR = Effect(Aspect.FINANCIAL, -_MOST, -_LEAST)
"""Of one hour each week."""


def per_thousand_euros(administration: Administration) -> Effect:
    """Of 1,000 euros each year: as many hours as they would pay."""
    hours = 1000 / ((administration.euros_per_hour or _HOUR) * _WEEKS)
    return Effect(Aspect.FINANCIAL, -_MOST * hours, -_LEAST * hours)
