# SPDX-License-Identifier: EUPL-1.2
"""Days written by hand, one a line: 23/05/2027 or 23-05-2027, or as machines write them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say

_WRITTEN = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{4}))?(?:\s+(?P<name>.+))?$")
_ISO = re.compile(r"(?:(?P<year>\d{4})-)?(?P<month>\d{2})-(?P<day>\d{2})(?:\s+(?P<name>.+))?$")
_DASHED = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})(?:\s+(?P<name>.+))?$")
_LEAP = 2024
"""A year with every day that there can be, to try a day of each year by."""


def days(text: str) -> tuple[date, ...]:
    """The days, one a line. Raises RuleBroken at the first line that is none."""
    return tuple(sorted({_one(line) for line in _lines(text)}))


def feasts(text: str) -> dict[str, str]:
    """Names by day: ``05-15`` of each year, ``2026-10-09`` of one. Raises RuleBroken at the first line that is none."""
    return dict(_feast(line) for line in _lines(text))


def as_lines(found: Iterable[date]) -> str:
    """As they are written by hand."""
    return "\n".join(f"{day:%d/%m/%Y}" for day in found)


def feasts_as_lines(found: Mapping[str, str]) -> str:
    """As they are written by hand."""
    return "\n".join(f"{'/'.join(reversed(day.split('-')))} {name}" for day, name in found.items())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _read(line: str) -> re.Match[str] | None:
    return _WRITTEN.match(line) or _DASHED.match(line) or _ISO.match(line)


def _one(line: str) -> date:
    found = _read(line)
    if not found or not found["year"]:
        raise RuleBroken(say("“{line}” is not a day: write it as in 23/05/2027, one a line.", line=line[:60]))
    return _day(line, int(found["year"]), found)


def _feast(line: str) -> tuple[str, str]:
    found = _read(line)
    if not found or not found["name"]:
        raise RuleBroken(
            say("“{line}” is not a feast: write its day and its name, as in 15/05 San Isidro.", line=line[:60])
        )
    day = _day(line, int(found["year"] or _LEAP), found)
    return day.isoformat() if found["year"] else f"{day:%m-%d}", found["name"].strip()


def _day(line: str, year: int, found: re.Match[str]) -> date:
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError as fault:
        raise RuleBroken(say("“{line}” is no day of the calendar.", line=line[:60])) from fault
