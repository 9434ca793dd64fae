# SPDX-License-Identifier: EUPL-1.2
"""The languages that profiles speak and duties ask for: ``castellano`` and ``es`` are one."""

import unicodedata
from functools import cache

from babel import Locale

from criterio.language.catalogs import LANGUAGES

_ALSO = {"castellano": "es", "castella": "es", "castelan": "es", "gaztelania": "es", "euskara": "eu"} | dict.fromkeys(
    ("valenciano", "valencia", "valencian"), "ca"
)
"""Names by which people call a language that the Unicode CLDR gives another one."""


def code(written: str) -> str | None:
    """The code of ISO 639-1 behind a code or a name in any of the house's languages; None when it is neither."""
    return _codes().get(_plain(written))


def called(written: str, language: str) -> str:
    """The name of a language in the reader's own ``language``; as it was written where nobody knows it."""
    found = code(written)
    return Locale.parse(language).languages.get(found, written) if found else written


@cache
def _codes() -> dict[str, str]:
    names = {
        _plain(name): one
        for language in LANGUAGES
        for one, name in Locale.parse(language).languages.items()
        if len(one) == 2
    }
    return names | {one: one for one in names.values()} | _ALSO


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.strip()[:60]).casefold()
    return "".join(mark for mark in text if not unicodedata.combining(mark))
