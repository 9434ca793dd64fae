# SPDX-License-Identifier: EUPL-1.2
"""Days on which offices are closed: those of the country and the region, and the feasts that the body declares."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

import numpy as np

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence, listing, say
from criterio.expect._covariate import Column, Covariate

CLOSED, AT_WEEKEND, BRIDGE, OF_ITS_OWN = 0.7, 0.3, 0.3, 0.2
"""How much a holiday on a working day, one at the weekend, a bridge, and the single holiday beside them may matter."""
LANGUAGES = {"en": "en_US", "es": "es", "ca": "ca"}
"""In which the calendar may name them; whoever reads another language is told the name of the country."""
SATURDAY = 5


class _PublicHolidays(Covariate):
    name = "public_holidays"
    title = say("Public holidays")
    least_days = 56
    source = say("Official calendar of the country and the region, and the feast days in administration.toml")

    def columns(self, days: Sequence[date], administration: Administration) -> Sequence[Column]:
        names = days_off(administration, days)
        if not names:
            return ()
        works = np.array([day.weekday() < SATURDAY for day in days])
        off = np.array([day in names for day in days])
        bridges = np.array([_is_bridge(day, names) for day in days])
        return (
            Column(1.0 * (off & works), CLOSED),
            Column(1.0 * (off & ~works), AT_WEEKEND),
            Column(1.0 * bridges, BRIDGE, say("A working day between two days off")),
            *(
                Column(np.array([float(names.get(day) == name) for day in days]), OF_ITS_OWN, name)
                for name in sorted(set(names.values()), key=str)
            ),
        )


def days_off(administration: Administration, days: Sequence[date]) -> Mapping[date, Sentence]:
    """Every holiday of the years of those days, by its day, with its name."""
    years = tuple(sorted({day.year for day in days}))
    found = dict(_official(administration.country, administration.region, years)) if administration.country else {}
    for text, name in administration.feast_days.items():
        for day in _dates(text, years):
            found[day] = listing([name])
    return found


@cache
def _official(country: str, region: str, years: tuple[int, ...]) -> Mapping[date, Sentence]:
    import holidays  # it takes half a second, and only who forecasts needs it

    def named(language: str | None) -> Mapping[date, str]:
        return dict(holidays.country_holidays(country, subdiv=region or None, years=years, language=language))

    calendar = holidays.country_holidays(country)
    native = named(calendar.default_language)
    told = {ours: named(theirs) for ours, theirs in LANGUAGES.items() if theirs in calendar.supported_languages}
    return {
        day: Sentence(
            told.get("en", native)[day], said={one: told.get(one, native)[day] for one in ("es", "ca", "gl", "eu")}
        )
        for day in native
    }


def _dates(text: str, years: Sequence[int]) -> list[date]:
    """A feast of every year (05-15) or of one (2026-05-15) on its days."""
    if text.count("-") == 2:
        return [date.fromisoformat(text)]
    month, day = (int(part) for part in text.split("-"))
    return [date(year, month, day) for year in years]


def _is_bridge(day: date, off: Mapping[date, Sentence]) -> bool:
    """A working day with a holiday on one side and a day off on the other."""
    around = (day - timedelta(days=1), day + timedelta(days=1))
    if day in off or day.weekday() >= SATURDAY or not any(one in off for one in around):
        return False
    return all(one in off or one.weekday() >= SATURDAY for one in around)


COVARIATE: Covariate = _PublicHolidays()
