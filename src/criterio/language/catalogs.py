# SPDX-License-Identifier: EUPL-1.2
"""Translations, read from the ``.po`` files beside this module: no compiled files, no build step."""

from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = ("es", "ca", "gl", "eu", "en")
"""Languages that Criterio speaks. English is the language of the templates and needs no catalog."""

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")


def path(language: str) -> Path:
    return Path(__file__).with_name("locale") / f"{language}.po"


def read(language: str) -> Catalog:
    """The translations into ``language`` as its file has them now; empty when there are none yet."""
    file = path(language)
    if language not in TRANSLATED or not file.exists():
        return Catalog()
    with file.open("rb") as lines:
        return read_po(lines, locale=language)


catalog = cache(read)
"""The same, read once in the life of the process."""


def translation(language: str, one: str, many: str | None = None, n: int = 1) -> str:
    """The template in ``language``, in the form that ``n`` asks for; the English one where nobody translated it."""
    english = one if many is None or n == 1 else many
    words = catalog(language)
    message = words.get(one)
    if message is None or not message.string:
        return english
    if isinstance(message.string, str):
        return message.string
    return message.string[c2py(words.plural_expr)(n)] or english
