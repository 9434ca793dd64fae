# SPDX-License-Identifier: EUPL-1.2
"""Column headers in every language in which a platform writes them, matched whatever their case, accents or damage."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Names = Mapping[str, Mapping[str, str]]
"""Field → locale → header; several headers that mean the same are separated by `` | ``."""

_FALLBACK = {"es-419": "es"}


@dataclass(frozen=True)
class Match:
    """How a sheet's header answers to known names: columns by field (in file order), locale, and what is unknown."""

    columns: dict[str, tuple[int, ...]]
    locale: str
    unknown: tuple[str, ...]
    score: float


@dataclass(frozen=True)
class Lack:
    """What a sheet that is nearly one of these lacks, as its language writes it. ``score``: the share that is known."""

    headers: tuple[str, ...]
    score: float


_NEARLY = (6, 0.8)
"""So many known headers, and such a share of all: fewer may be anybody's table."""


class Headers:
    """The headers that a format knows. ``required`` fields must all be there; of a tuple of fields, one of them."""

    def __init__(self, names: Names, required: tuple[str | tuple[str, ...], ...]) -> None:
        self.required = tuple((field,) if isinstance(field, str) else field for field in required)
        self.fields: dict[str, str] = {}
        self._locales: dict[str, set[str]] = {}
        self._names = names
        for field, by_locale in names.items():
            for locale, written in by_locale.items():
                for header in written.split(" | "):
                    self._learn(field, locale, header_key(header))

    def _learn(self, field: str, locale: str, key: str) -> None:
        if self.fields.setdefault(key, field) != field:
            raise ValueError(f"the header {key!r} names both {self.fields[key]} and {field}")
        self._locales.setdefault(locale, set()).add(key)

    def match(self, header: tuple[str, ...]) -> Match | None:
        """None when a required field is missing."""
        keys = _keys(header)
        columns: dict[str, tuple[int, ...]] = {}
        for index, key in enumerate(keys):
            if key in self.fields:
                field = self.fields[key]
                columns[field] = (*columns.get(field, ()), index)
        if not all(any(field in columns for field in choice) for choice in self.required):
            return None
        named = [key for key in keys if key]
        unknown = tuple(cell for cell, key in zip(header, keys, strict=True) if key and key not in self.fields)
        return Match(columns, self._locale(set(named)), unknown, 1 - len(unknown) / len(named))

    def lack(self, header: tuple[str, ...]) -> Lack | None:
        """The required headers that are not there, of a sheet that has nearly all of the others; None of any other."""
        keys = {key for key in _keys(header) if key}
        known = {self.fields[key] for key in keys if key in self.fields}
        missing = [choice[0] for choice in self.required if not known.intersection(choice)]
        score = sum(key in self.fields for key in keys) / max(1, len(keys))
        enough, share = _NEARLY
        if not missing or len(known) < enough or score < share:
            return None
        locale = self._locale(keys)
        return Lack(tuple(self._written(field, locale) for field in missing), score)

    def _written(self, field: str, locale: str) -> str:
        by_locale = self._names[field]
        told = by_locale.get(locale) or by_locale.get(_FALLBACK.get(locale, "")) or next(iter(by_locale.values()))
        return told.split(" | ")[0]

    def _locale(self, keys: set[str]) -> str:
        def known(locale: str) -> int:
            fallback = self._locales.get(_FALLBACK.get(locale, ""), set())
            return len(keys & (self._locales[locale] | fallback))

        return max(sorted(self._locales, key=lambda locale: (len(locale), locale)), key=known)


@lru_cache(maxsize=8)
def _keys(header: tuple[str, ...]) -> tuple[str, ...]:
    """Of the same row for every format that is asked about it."""
    return tuple(header_key(cell) for cell in header)


@lru_cache(maxsize=4096)
def header_key(header: str) -> str:
    """A header without what platforms, spreadsheets and editors change: case, accents, marks, a byte-order mark."""
    if "Ã" in header:
        header = _undone(header)
    plain = unicodedata.normalize("NFKD", header.replace("’", "'")).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z%]+", " ", letters).strip()


def _undone(header: str) -> str:
    """UTF-8 that somebody read as Windows text, read rightly."""
    try:
        return header.encode("cp1252").decode()
    except UnicodeError:
        return header
