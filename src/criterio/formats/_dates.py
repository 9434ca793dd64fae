# SPDX-License-Identifier: EUPL-1.2
"""How dates are written, and whether the day or the month goes first, by the evidence of a whole column."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from criterio.formats._format import DateOrder

_MONTHS = (
    "january enero gener xaneiro urtarrila",
    "february febrero febrer febreiro otsaila",
    "march marzo marc martxoa",
    "april abril apirila",
    "may mayo maig maio maiatza",
    "june junio juny xuno ekaina",
    "july julio juliol xullo uztaila",
    "august agosto agost abuztua",
    "september septiembre setembre setembro setiembre iraila",
    "october octubre outubro urria",
    "november noviembre novembre novembro azaroa",
    "december diciembre desembre decembro abendua",
)
_TIME = r"(?:[T ,]\s*|\s+(?:a las|at)\s+)(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(?P<half>[ap]\.?\s?m\.?)?"
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?"
_CLOCK = rf"(?:{_TIME}{_ZONE})?"
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})(?P<first>0[1-9]|1[0-2])(?P<second>0[1-9]|[12]\d|3[01]){_CLOCK}", re.IGNORECASE
)
_MARKS = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_OF = r"(?:\s*,\s*|[-\s]+)(?:(?:de|del|do|of)\s+|d['’]\s*)?"
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?P<second>\d{{1,2}})(?:st|nd|rd|th|º|ª)?{_OF}(?P<month>[^\W\d_]{{2,14}})\.?"
    rf"(?:{_OF}(?P<year>\d{{4}}))?{_CLOCK}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY}(?P<month>[^\W\d_]{{2,14}})\.?[-\s]+(?P<second>\d{{1,2}})(?:st|nd|rd|th|a|ean)?"
    rf"(?:(?:\s*,\s*|[-\s]+)(?P<year>\d{{4}}))?{_CLOCK}",
    re.IGNORECASE,
)
_BASQUE = re.compile(
    rf"(?P<year>\d{{4}})(?:\(?e?\)?ko)?\s+(?P<month>[^\W\d_]{{2,14}})\.?\s+(?P<second>\d{{1,2}})(?:a|ean)?{_CLOCK}",
    re.IGNORECASE,
)
_WORDS = (_DAY_MONTH, _MONTH_DAY, _BASQUE)
_IN_NAMES = re.compile(r"\d{4}-\d{2}-\d{2}|[^\W\d_]{3,10}-\d{1,2}-\d{4}|\d{1,2}-[^\W\d_]{3,10}-\d{4}")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written. Where ``is_ordered``, ``first`` is the month and ``second`` the day; else nobody knows."""

    first: int
    second: int
    year: int | None
    is_ordered: bool
    hour: int = 0
    minute: int = 0
    second_of_minute: int = 0
    offset_minutes: int | None = None


def written(text: str) -> Written | None:
    """The parts of a date in figures or in words (en, es, ca, gl, eu); None when it is none."""
    text = text.replace("\u202f", " ").replace("\u00a0", " ").strip()
    return _written(text) if len(text) <= _LONGEST and text.isprintable() else None


@lru_cache(4096)  # rows of one day stand together, and a row may be asked for its day more than once
def _written(text: str) -> Written | None:
    figures = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if figures:
        return _parts(figures, int(figures["first"]), is_ordered=True)
    figures = _MARKS.fullmatch(text)
    if figures:
        return _parts(figures, int(figures["first"]), is_ordered=False)
    for pattern in _WORDS:
        words = pattern.fullmatch(text)
        month = _month(words["month"]) if words else None
        if words and month:
            return _parts(words, month, is_ordered=True)
    return None


def range_in_name(name: str) -> tuple[date, date] | None:
    """First and last day that a file name such as ``Jan-27-2025_Feb-23-2025_123.csv`` announces."""
    days = []
    for text in _IN_NAMES.findall(name):
        parts = written(text)
        if parts and parts.year:
            try:
                days.append(date(parts.year, parts.first, parts.second))
            except ValueError:
                continue
    return (min(days), max(days)) if len(days) > 1 else None


@dataclass
class DateEvidence:
    """Hears a column of dates one by one and tells which part is the month. Its memory does not grow."""

    name: str = ""
    latest: date | None = None
    _first_beyond: int = 0
    _second_beyond: int = 0
    _tied: int = 0
    _ordered: int = 0
    _tracks: "dict[DateOrder, _Track]" = field(default_factory=lambda: {"mdy": _Track(), "dmy": _Track()})

    def hear(self, text: str) -> None:
        parts = written(text)
        if parts is None or parts.year is None:
            return
        if parts.is_ordered:
            self._ordered += 1
        elif max(parts.first, parts.second) > 12:
            self._first_beyond += 12 < parts.first <= 31 and parts.second <= 12
            self._second_beyond += 12 < parts.second <= 31 and parts.first <= 12
        else:
            self._tied += parts.first == parts.second
        if not parts.is_ordered:
            self._tracks["mdy"].hear(parts.year, parts.first, parts.second)
            self._tracks["dmy"].hear(parts.year, parts.second, parts.first)

    @property
    def is_needed(self) -> bool:
        """Whether any date changes with the order: dates in words, ISO dates and 05/05 do not."""
        return self._tracks["mdy"].days + self._first_beyond + self._second_beyond > self._tied

    def decide(self) -> DateOrder | None:
        """The order; None when the column fits both, or neither."""
        if self._first_beyond or self._second_beyond:
            if self._first_beyond and self._second_beyond:
                return None
            return "dmy" if self._first_beyond else "mdy"
        if not self.is_needed:
            return "ymd" if self._ordered else None
        return self._only(self._in_range) or self._only(self._not_future) or self._only(self._is_monotone)

    def _only(self, fits: "Callable[[_Track], bool]") -> DateOrder | None:
        fitting: list[DateOrder] = [order for order, track in self._tracks.items() if fits(track)]
        return fitting[0] if len(fitting) == 1 else None

    def _in_range(self, track: "_Track") -> bool:
        announced = range_in_name(self.name)
        if announced is None or track.low is None or track.high is None:
            return False
        slack = timedelta(days=1)
        return announced[0] - slack <= track.low and track.high <= announced[1] + slack

    def _not_future(self, track: "_Track") -> bool:
        return self.latest is not None and track.high is not None and track.high <= self.latest + timedelta(days=1)

    def _is_monotone(self, track: "_Track") -> bool:
        return track.days >= 3 and track.changes >= 2 and (track.ascends != track.descends)


def decide_date_order(values: Iterable[str], name: str = "", latest: date | None = None) -> DateOrder | None:
    """Which part is the month, by parts above 12, the file name's range, the future, and the order of the rows."""
    evidence = DateEvidence(name, latest)
    for value in values:
        evidence.hear(value)
    return evidence.decide()


@dataclass
class _Track:
    """The column read in one order."""

    days: int = 0
    changes: int = 0
    ascends: bool = True
    descends: bool = True
    low: date | None = None
    high: date | None = None
    last: date | None = None

    def hear(self, year: int, month: int, of_month: int) -> None:
        try:
            heard = date(year, month, of_month)
        except ValueError:
            return
        self.days += 1
        if self.last is not None and heard != self.last:
            self.changes += 1
            self.ascends &= heard > self.last
            self.descends &= heard < self.last
        self.last = heard
        self.low = heard if self.low is None else min(self.low, heard)
        self.high = heard if self.high is None else max(self.high, heard)


@lru_cache(maxsize=256)
def _month(word: str) -> int | None:
    plain = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    if plain == "ag":
        return 8
    if len(plain) < 3:
        return None
    for number, names in enumerate(_MONTHS, 1):
        for name in names.split():
            if name.startswith(plain) or plain.startswith(name) or (name == "september" and plain == "sept"):
                return number
    return None


def _parts(found: "re.Match[str]", first: int, *, is_ordered: bool) -> Written | None:
    year = int(found["year"]) if found["year"] else None
    if year is not None and len(found["year"]) == 2:
        year += 2000
    clock = [int(part) for part in (found["time"] or "0:0").split(":")]
    half = (found["half"] or "")[:1].lower()
    hour = clock[0] % 12 + (12 if half == "p" else 0) if half else clock[0]
    return Written(
        first,
        int(found["second"]),
        year,
        is_ordered,
        hour,
        clock[1],
        clock[2] if len(clock) > 2 else 0,
        _offset(found["zone"]),
    )


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    digits = zone.upper().replace("UTC", "").replace("GMT", "").replace(":", "")
    if digits in {"", "Z"}:
        return 0
    minutes = int(digits[1:3]) * 60 + int(digits[3:5])
    return -minutes if digits[0] == "-" else minutes
