# SPDX-License-Identifier: EUPL-1.2
"""Brings the catalogs up to date with the code: ``python -m criterio.language.extract``.

Collects every literal given to ``say`` and ``say_many`` in Python and in templates, keeps the translations there are,
drops those that nobody uses, and prints what is still to be translated.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from criterio.language.catalogs import TRANSLATED, path, read

_WHERE = [
    ("**.py", "python"),
    ("**.jinja", "jinja2"),
    ("**/people/templates/**.html", "jinja2"),
    ("**/people/templates/**.txt", "jinja2"),
]
_HOW: dict[str, tuple[int, ...] | None] = {"say": None, "say_many": (1, 2)}
_PACKAGE = Path(__file__).parents[1]
_HEADER = """# Criterio: what people read.
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Language: {catalog.locale}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {catalog.plural_forms}\\n"

"""


def templates(package: Path = _PACKAGE) -> Catalog:
    """Every sentence of the code, each with the files that say it."""
    found = Catalog()
    jinja = {"silent": "false", "extensions": "jinja2.ext.do"}
    options = {pattern: jinja for pattern, how in _WHERE if how == "jinja2"}
    for file, _, words, _, _ in extract_from_dir(package, _WHERE, options, keywords=_HOW):
        found.add(words, locations=[(Path(file).as_posix(), 0)])
    return found


def updated(language: str, found: Catalog) -> Catalog:
    """The catalog of ``language`` with exactly the sentences of ``found``, and the translations it had."""
    known = read(language)
    fresh = Catalog(locale=language)
    for message in found:
        if message.id:
            before = known.get(message.id)
            kept = before.string if before and before.pluralizable == message.pluralizable else None
            fresh.add(message.id, kept, locations=_once(message))
    return fresh


def untranslated(catalog: Catalog) -> Iterator[str]:
    """The English templates that have no translation yet."""
    for message in catalog:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            yield message.id if isinstance(message.id, str) else message.id[0]


def write(catalog: Catalog, file: Path) -> None:
    with file.open("wb") as out:
        out.write(_HEADER.format(catalog=catalog).encode())
        write_po(out, catalog, width=120, sort_output=True, include_lineno=False, omit_header=True)


def _once(message: Message) -> list[tuple[str, int]]:
    return [(file, 0) for file in sorted({file for file, _ in message.locations})]


def main() -> None:
    found = templates()
    for language in TRANSLATED:
        catalog = updated(language, found)
        write(catalog, path(language))
        missing = list(untranslated(catalog))
        print(f"{language}: {len(catalog) - len(missing)} of {len(catalog)} translated", *missing, sep="\n  ")


if __name__ == "__main__":
    main()
