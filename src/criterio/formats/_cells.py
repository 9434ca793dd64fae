# SPDX-License-Identifier: EUPL-1.2
"""What one cell says: numbers, durations, moments, yes or no, identifiers. Blank is None, nonsense is NotUnderstood."""

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from criterio.domain.sentence import Sentence, say
from criterio.formats._dates import Written, written
from criterio.formats._format import DateOrder

DecimalMark = Literal[".", ","]

_BLANKS = frozenset({"", "-", "--", "—", "–", "n/a", "na", "none", "null", "n/d", "s/d", "n.d.", "#n/a", "#n/d"})
_NO_NUMBERS = _BLANKS | {"nan", "<na>"}
_SCALES = {"": 1.0, "k": 1e3, "mil": 1e3, "m": 1e6, "mill": 1e6, "mill.": 1e6, "b": 1e9}
_NUMBER = re.compile(r"([-+−]?)(\d[\d.,'’ ]*|[.,]\d+)\s*([a-z]+\.?)?\s*(%)?", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?e[-+]?\d{1,3}", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)")
_UNITS = re.compile(r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*s(?:e[cg])?)?", re.IGNORECASE)
_YES = frozenset({"true", "yes", "y", "1", "si", "sí", "verdadero", "cert", "vertader", "verdadeiro", "bai", "egia"})
_NO = frozenset({"false", "no", "n", "0", "non", "falso", "fals", "ez", "gezurra", "faltsua"})
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_FIRST_SERIAL = datetime(1899, 12, 30)
_SPREADSHEET_DIGITS = 15
_EXACT = 2**53  # whole numbers beyond it lose their last digits in a spreadsheet
_ENOUGH_BITS = 20  # one chance in a million that all identifiers are round by luck
_ENOUGH_ZEROS = 6  # the same chance, in figures
_LONGEST_COUNT = 24  # characters of a number that is remembered


class NotUnderstood(ValueError):
    """A cell that does not say what its column should say."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def is_blank(text: str) -> bool:
    """Whether the cell says nothing: empty, a dash, N/A, None, null."""
    return text.strip().lower() in _BLANKS


def number(text: str, decimal: DecimalMark | None = None) -> float | None:
    """A number as people and platforms write it: ``1.234,5``, ``1,234.5``, ``15,000``, ``1.2K``, ``1,2 mil``.

    ``38%`` is 0.38. ``decimal`` settles what one lone mark means; without it, a mark before exactly three digits
    groups thousands, for counts are whole, and any other is the decimal mark.
    """
    return (_remembered if len(text) <= _LONGEST_COUNT else _number)(text, decimal)


def _number(text: str, decimal: DecimalMark | None) -> float | None:
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ").strip().strip('"').strip()
    if text.lower() in _NO_NUMBERS:
        return None
    if text.isascii() and text.isdigit() and len(text) < 300:
        return float(text)
    if _EXPONENT.fullmatch(text):
        return _finite(float(text.replace(",", ".")), text)
    found = _NUMBER.fullmatch(text)
    scale = _SCALES.get((found[3] or "").lower()) if found else None
    if not found or scale is None:
        raise _not_a_number(text)
    digits = _plain_digits(found[2].strip(), decimal or (_lone_mark(found[2]) if found[3] else None))
    if digits is None:
        raise _not_a_number(text)
    value = float(digits) * scale / (100 if found[4] else 1)
    return _finite(-value if found[1] in {"-", "−"} else value, text)


_remembered = lru_cache(4096)(_number)
"""Most counts are small, and the same few come in a hundred thousand rows."""


class DecimalEvidence:
    """Hears a column of numbers that need not be whole, and tells which mark sets off their decimals."""

    def __init__(self) -> None:
        self._seen: set[DecimalMark] = set()

    def hear(self, text: str) -> None:
        found = _NUMBER.fullmatch(text.strip())
        marks = [mark for mark in found[2] if mark in ".,"] if found else []
        if found and marks:
            mark = _decimal_mark(found[2].strip(), marks)
            self._seen |= {mark} if mark else set()

    def decide(self) -> DecimalMark | None:
        """The mark; None when no number, or numbers of both kinds, were heard."""
        return next(iter(self._seen)) if len(self._seen) == 1 else None


def count(text: str, decimal: DecimalMark | None = None) -> float | None:
    """A number of things: never below zero."""
    value = number(text, decimal)
    if value is not None and value < 0:
        raise NotUnderstood(say("{value} cannot be below zero.", value=text))
    return value


def _plain_digits(digits: str, decimal: DecimalMark | None) -> str | None:
    """The digits as Python writes them, or None when the marks are in no known order."""
    digits = re.sub(r"[ '’](?=\d{3}(?!\d))", "", digits)
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return digits if digits.isascii() and digits.isdigit() else None
    last = marks[-1]
    if decimal is None or (decimal != last and len(set(marks)) > 1):
        decimal = _decimal_mark(digits, marks)
    whole, _, fraction = digits.partition(decimal) if decimal else (digits, "", "")
    group = "." if decimal == "," else ","
    if decimal is None:
        group = last
    if not re.fullmatch(rf"\d*|\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole, re.ASCII):
        return None
    if not re.fullmatch(r"\d*", fraction, re.ASCII):
        return None
    return f"{whole.replace(group, '') or '0'}.{fraction or '0'}"


def _lone_mark(digits: str) -> DecimalMark | None:
    """In ``3,456 M`` nothing is grouped: a suffix already says thousands or millions."""
    if digits.count(".") + digits.count(",") != 1:
        return None
    return "." if "." in digits else ","


def _decimal_mark(digits: str, marks: list[str]) -> DecimalMark | None:
    last: DecimalMark = "." if marks[-1] == "." else ","
    if len(set(marks)) == 2:
        return last
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", digits, re.ASCII)
    return None if grouped else last


def _finite(value: float, text: str) -> float:
    if not math.isfinite(value):
        raise _not_a_number(text)
    return value


def _not_a_number(text: str) -> NotUnderstood:
    return NotUnderstood(say("“{value}” is not a number.", value=_short(text)))


def seconds(text: str) -> float | None:
    """A duration: ``0:00:46``, ``12:05``, ``1h 30m``, ``46s`` or plain seconds."""
    text = text.strip()
    if is_blank(text):
        return None
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, rest = clock[1] or "0", clock[2], clock[3]
        return int(hours) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))
    spoken = _UNITS.fullmatch(text)
    if spoken and any(spoken.groups()):
        return int(spoken[1] or 0) * 3600 + int(spoken[2] or 0) * 60 + float((spoken[3] or "0").replace(",", "."))
    try:
        return count(text)
    except NotUnderstood:
        raise NotUnderstood(say("“{value}” is not a duration.", value=_short(text))) from None


def yes(text: str) -> bool | None:
    """A yes or no in Spanish, Catalan, Galician, Basque or English."""
    if is_blank(text):
        return None
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise NotUnderstood(say("“{value}” is neither yes nor no.", value=_short(text)))


def from_serial(text: str) -> str:
    """A day that a spreadsheet shows as the number it keeps (46082 is 2026-03-01), as ISO; any other text as it is."""
    if not _SERIAL.fullmatch(text.strip()):  # from 1954 to 2119
        return text
    when = _FIRST_SERIAL + timedelta(seconds=round(float(text) * 86_400))
    return when.isoformat(sep=" ") if "." in text else when.date().isoformat()


def day(text: str, order: DateOrder | None = None, latest: date | None = None) -> date | None:
    """The civil day that the cell names, as written. ``latest`` decides the year of ``23 August``."""
    return None if is_blank(text) else _local(text, order, latest).date()


def moment(text: str, zone: str, order: DateOrder | None = None, latest: date | None = None) -> datetime | None:
    """The instant that the cell names, in UTC; one without a zone of its own is read in ``zone``."""
    if is_blank(text):
        return None
    local = _local(text, order, latest)
    return (local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _local(text: str, order: DateOrder | None, latest: date | None) -> datetime:
    parts = written(text)
    if parts is None:
        raise NotUnderstood(say("“{value}” is not a date.", value=_short(text)))
    first_is_month = _first_is_month(parts, order, text)
    month, of_month = (parts.first, parts.second) if first_is_month else (parts.second, parts.first)
    try:
        year = _year_of(month, of_month, latest, text) if parts.year is None else parts.year
        local = datetime(year, month, of_month, parts.hour, parts.minute, parts.second_of_minute)
    except (ValueError, OverflowError):
        raise NotUnderstood(say("There is no such day as “{value}”.", value=_short(text))) from None
    if not 1900 <= local.year <= 2200:
        raise NotUnderstood(say("The year of “{value}” cannot be right.", value=_short(text)))
    if parts.offset_minutes is None:
        return local
    return local.replace(tzinfo=timezone(timedelta(minutes=parts.offset_minutes)))


def _first_is_month(parts: Written, order: DateOrder | None, text: str) -> bool:
    if parts.is_ordered or parts.first == parts.second:
        return True
    if order is None:
        if parts.first > 12 or parts.second > 12:
            return parts.second > 12
        raise NotUnderstood(
            say("“{value}” may be two different days: say whether the day or the month goes first.", value=_short(text))
        )
    return order != "dmy"


def _year_of(month: int, of_month: int, latest: date | None, text: str) -> int:
    """The latest year that does not put the day in the future."""
    if latest is None:
        raise NotUnderstood(say("“{value}” has no year: say when the file was exported.", value=_short(text)))
    for year in range(latest.year, latest.year - 9, -1):  # 29 February may be eight years away
        try:
            if date(year, month, of_month) <= latest:
                return year
        except ValueError:
            continue
    raise ValueError(text)


def is_damaged(identifier: str) -> bool:
    """Whether a spreadsheet wrote this identifier as a number: ``1.22158E+17``.

    Digits alone never tell: of whole identifiers some end in zeros by luck. Only a column can (:func:`all_rounded`).
    """
    return bool(_ROUNDED.fullmatch(identifier.strip().strip("'\"")))


def may_be_damaged(identifier: str) -> bool:
    """The same, or only zeros after the fifteenth digit: for an identifier that stands alone, without a column."""
    text = identifier.strip().strip("'\"")
    return is_damaged(text) or (len(text) > _SPREADSHEET_DIGITS + 1 and _is_cut_short(text))


def all_rounded(identifiers: Iterable[str]) -> bool:
    """Whether a whole column went through a spreadsheet, whose numbers hold 53 bits and show fifteen digits.

    Then every 19-digit number is divisible by 256, or has nothing but zeros after the fifteenth digit.
    """
    long = {
        text
        for identifier in identifiers
        if (text := identifier.strip()).isascii() and text.isdigit() and len(text) < 30 and int(text) > _EXACT
    }
    return _all_binary(long) or _all_cut_short(long)


def _all_binary(identifiers: set[str]) -> bool:
    bits = 0.0
    for value in map(int, identifiers):
        if int(float(value)) != value:
            return False
        bits += math.log2(math.ulp(float(value)))
    return bits >= _ENOUGH_BITS


def _all_cut_short(identifiers: set[str]) -> bool:
    lost = sum(len(text) - _SPREADSHEET_DIGITS for text in identifiers)
    return lost >= _ENOUGH_ZEROS and all(map(_is_cut_short, identifiers))


def _is_cut_short(text: str) -> bool:
    return text.isascii() and text.isdigit() and not text[_SPREADSHEET_DIGITS:].strip("0")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:60] + "…"
