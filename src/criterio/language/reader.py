# SPDX-License-Identifier: EUPL-1.2
"""Everything said and counted, as one reader reads it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from babel import Locale, dates, lists, numbers

from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.names import Unit
from criterio.domain.profile import Handle, Tongue
from criterio.domain.sentence import Sentence, say
from criterio.language import spoken
from criterio.language.catalogs import LANGUAGES, translation
from criterio.language.names import MEASURED, english

_LOCALES = {"es": "es_ES", "ca": "ca_ES", "gl": "gl_ES", "eu": "eu_ES", "en": "en_GB"}
_NOT_KNOWN = say("not known")
_YES, _NO = say("yes"), say("no")


@dataclass(frozen=True)
class Reader:
    """Who reads, by language: one of ``LANGUAGES``; any other is read to in English.

    ``indicators``: what the administration calls the figures of its own files, by key, in no language but its own.
    ``names``: what profiles are called, by key; any other is told by its handle.
    """

    language: str
    indicators: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict, compare=False)

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(_LOCALES.get(self.language, "en_GB"))

    def text(self, sentence: Sentence | str) -> str:
        """The sentence, translated and with its values as this reader writes them. Plain text stays as it is."""
        if isinstance(sentence, str):
            return sentence
        template = sentence.said.get(self.language) or translation(
            self.language, sentence.template, sentence.plural, sentence.count
        )
        return template.format_map({name: self.value(value) for name, value in sentence.values.items()})

    def value(self, value: Any) -> str:
        """One value of any kind that a sentence may carry."""
        for kind, show in _SHOWN.items():
            if isinstance(value, kind):
                return str(show(self, value))
        return str(value)

    def number(self, value: float | None, decimals: int | None = None) -> str:
        """Without ``decimals``, three significant figures at most, and every figure of a whole number."""
        if value is None:
            return self.text(_NOT_KNOWN)
        places = _three_figures(value) if decimals is None else decimals
        shown = round(value, places) + 0.0  # + 0.0: no "-0"
        pattern = _pattern(places, "#" if decimals is None else "0")
        return str(numbers.format_decimal(shown, format=pattern, locale=self.locale))

    def typed(self, value: float) -> str:
        """As this reader would type it into a form: every figure, and nothing between the thousands."""
        return str(numbers.format_decimal(value, format="0.##########", locale=self.locale))

    def percent(self, share: float | None, decimals: int | None = None) -> str:
        """``share`` goes from 0 to 1."""
        if share is None:
            return self.text(_NOT_KNOWN)
        places = (1 if 0 < abs(share) < 0.1 else 0) if decimals is None else decimals
        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", _pattern(places))
        return str(numbers.format_percent(share, format=pattern, locale=self.locale))

    def weekday(self, number: int) -> str:
        """The name of a day of the week; Monday is 0."""
        return str(dates.get_day_names("wide", "stand-alone", self.locale)[number])

    def month(self, day: date) -> str:
        """The month of a day, with its year."""
        return dates.format_skeleton("yMMMM", day, locale=self.locale)

    def date(self, day: date, style: Literal["short", "medium", "long", "full"] = "medium") -> str:
        return dates.format_date(day, style, locale=self.locale)

    def moment(self, at: datetime) -> str:
        return dates.format_datetime(at, "short", tzinfo=at.tzinfo, locale=self.locale)

    def figure(self, value: float | None, unit: Unit) -> str:
        """A value with the words of its unit: ``3,2 per post``, ``12 %``."""
        if value is None:
            return self.text(_NOT_KNOWN)
        bare = self.bare(value, unit)
        return self.text(Sentence(MEASURED[unit].template, {"value": bare})) if unit in MEASURED else bare

    def bare(self, value: float, unit: Unit) -> str:
        """A value without the words of its unit, for tables that say the unit beside; a share keeps its per cent."""
        return self.percent(value) if unit is Unit.SHARE else self.number(value)

    def range(self, low: float | None, high: float | None, unit: Unit = Unit.COUNT) -> str:
        """``8,1–17,0``, both ends with the decimals that the larger one needs; ``from -20 to -5`` below zero."""
        if low is None or high is None:
            return self.text(_NOT_KNOWN)
        if unit is Unit.SHARE:
            places = 1 if abs(high) < 0.1 else 0
            ends = (self.percent(low, places), self.percent(high, places))
        else:
            places = 0 if low == int(low) and high == int(high) else _three_figures(max(abs(low), abs(high)))
            ends = (self.number(low, places), self.number(high, places))
        if low < 0 or high < 0:
            return self.text(say("from {low} to {high}", low=ends[0], high=ends[1]))
        return "–".join(ends)

    def tongues(self, written: "tuple[str, ...]") -> str:
        """Languages, however somebody wrote them, by the names that this reader has for them."""
        return ", ".join(self.value(Tongue(one)) for one in written)

    def list(self, items: "list[Any] | tuple[Any, ...]") -> str:
        told = [self.value(item) for item in items]
        if self.locale.language == "es" and len(told) > 1 and _SOUNDS_AS_I.match(told[-1]):
            return f"{', '.join(told[:-1])} e {told[-1]}"
        return lists.format_list(told, locale=self.locale) if told else ""

    def indicator(self, key: str) -> str:
        """A figure of the administration's own files, as it calls it; else its key, with spaces."""
        return self.indicators.get(key) or key.replace("_", " ")

    def name(self, member: StrEnum) -> str:
        """A state, mode, grade, horizon … in words."""
        return self.text(english(member))

    def __hash__(self) -> int:
        return hash(self.language)


_SOUNDS_AS_I = re.compile(r"[ií]|h[ií](?!e)", re.IGNORECASE)
"""Before it a Spaniard says *e* for *and*: «Facebook e Instagram», but «cobre y hierro»."""


def _three_figures(value: float) -> int:
    """Decimals that leave three significant figures, four at most."""
    return min(4, max(0, 2 - math.floor(math.log10(abs(value))))) if value else 0


def _pattern(places: int, decimal: str = "0") -> str:
    """``decimal``: # leaves out the zeros at the end."""
    return "#,##0" + ("." + decimal * places if places else "")


def _figure(reader: Reader, figure: Figure) -> str:
    if figure.value is None:
        return reader.name(figure.absent) if figure.absent else reader.text(_NOT_KNOWN)
    shown = reader.figure(figure.value, figure.unit)
    return shown if figure.low is None else f"{shown} ({reader.range(figure.low, figure.high, figure.unit)})"


_SHOWN: Mapping[Any, Any] = {
    Sentence: Reader.text,
    StrEnum: Reader.name,
    Handle: lambda reader, handle: reader.names.get(str(handle.key), str(handle)),
    Tongue: lambda reader, tongue: spoken.called(tongue, reader.locale.language),
    str: lambda reader, text: text,
    bool: lambda reader, said: reader.text(_YES if said else _NO),
    (int, float): Reader.number,
    datetime: Reader.moment,
    date: Reader.date,
    (list, tuple): Reader.list,
    type(None): lambda reader, nothing: reader.text(_NOT_KNOWN),
    Range: lambda reader, it: f"{reader.number(it.middle)} ({reader.range(it.low, it.high)})",
    Figure: _figure,
    Window: lambda reader, window: dates.format_interval(window.start, window.end, "yMMMd", locale=reader.locale),
}
"""How each kind of value is shown; the first that fits counts, so the narrow ones come first."""

__all__ = ["LANGUAGES", "Reader"]
