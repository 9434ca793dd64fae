# SPDX-License-Identifier: EUPL-1.2
"""The period that an export was asked for, where its platform writes it into the name of the file.

``Oct-01-2026_Oct-31-2026_1789.csv`` is Meta's, ``account_analytics_content_2026-10-01_2026-10-31.csv`` X's,
``Content 2026-10-01_2026-10-31 Channel.zip`` YouTube's.
"""

import re
from datetime import date

_MONTHS = {
    name: month
    for names in ("jan feb mar apr may jun jul aug sep oct nov dec", "ene feb mar abr may jun jul ago sep oct nov dic")
    for month, name in enumerate(names.split(), 1)
}
_ISO = r"(\d{4})-(\d\d)-(\d\d)"
_WORDS = r"([a-z]{3})-(\d\d)-(\d{4})"
_BY_NUMBERS = re.compile(rf"(?<!\d){_ISO}_{_ISO}(?!\d)")
_BY_WORDS = re.compile(rf"(?<![a-z]){_WORDS}_{_WORDS}(?!\d)", re.IGNORECASE)


def period_in_name(name: str) -> tuple[date, date] | None:
    """The first and the last day of it; None where the name tells none."""
    try:
        if found := _BY_NUMBERS.search(name):
            one, other = (date(*map(int, found.groups()[at : at + 3])) for at in (0, 3))
        elif found := _BY_WORDS.search(name):
            one, other = (_in_words(*found.groups()[at : at + 3]) for at in (0, 3))
        else:
            return None
    except (ValueError, KeyError):
        return None
    return (one, other) if one <= other else None


def _in_words(month: str, day: str, year: str) -> date:
    return date(int(year), _MONTHS[month.casefold()], int(day))
