# SPDX-License-Identifier: EUPL-1.2
"""Which format or mapping a file is to be read with: by its content, never by its name."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.sentence import Sentence, listing, say, say_many
from criterio.formats._all import format_named, nearly, recognise
from criterio.formats._format import Dated, DateOrder, Format, Options, Recognition
from criterio.formats._mapping import (
    MappedFormat,
    Mapping,
    load_mapping,
    matching_mapping,
    parse_mapping,
    shape,
    write_mapping,
)
from criterio.store import imports
from criterio.store.workspace import Store


class NotRecognised(BadInput):
    """No format and no mapping fits the file: a person must say what its columns are.

    ``lacks`` says which columns are missing of the export that it nearly is; None where it is like none.
    """

    def __init__(self, sentence: Sentence, file: str, lacks: Sentence | None = None) -> None:
        super().__init__(sentence, file=file)
        self.lacks = lacks


@dataclass(frozen=True)
class Chosen:
    """A format and how it understood the file."""

    format: Format
    recognition: Recognition


def choose(store: Store, path: Path, options: Options, mapping: str = "") -> Chosen:
    """In order: the mapping that was given, one remembered for files of this shape, a known export, a shipped mapping.

    ``mapping`` is a file, the name of a shipped one, or TOML itself, of several lines. Raises NotRecognised, saying how
    to propose a mapping, when nothing fits.
    """
    if mapping:
        return _mapped(MappedFormat(_given(mapping)), path)
    form = shape(path)
    remembered = imports.remembered_mapping(store, form) if form else None
    if remembered:
        return _mapped(MappedFormat(parse_mapping(remembered, "remembered")), path)
    known = recognise(path)
    if known:
        return Chosen(format_named(known[0].format), known[0])
    shipped = matching_mapping(path)
    if shipped:
        return _mapped(MappedFormat(shipped), path)
    raise _not_recognised(path)


def _not_recognised(path: Path) -> NotRecognised:
    near = nearly(path)
    if near is not None:
        title, lack = near
        lacks = say_many(
            "{file} looks like this, but a column is missing: {title}. Export it again with the column {columns}.",
            "{file} looks like this, but {n} columns are missing: {title}. Export it again with the columns {columns}.",
            len(lack.headers),
            file=path.name,
            title=title,
            columns=listing(list(lack.headers)),
        )
        return NotRecognised(lacks, path.name, lacks)
    return NotRecognised(
        say(
            "{file} is none of the exports that Criterio knows. Run: criterio map {file}, look at what it proposes, "
            "and import with --map.",
            file=path.name,
        ),
        path.name,
    )


def remember(store: Store, path: Path, chosen: Chosen) -> None:
    """The mapping that read this file will read others with the same headers."""
    form = shape(path)
    if form and isinstance(chosen.format, MappedFormat):
        mapping = chosen.format.mapping
        with store.writing():
            imports.remember_mapping(store, form, mapping.name, write_mapping(mapping))


def date_order(path: Path, chosen: Chosen, options: Options) -> DateOrder | None:
    """Whether the day or the month goes first; None where it makes no difference. Raises BadInput to ask."""
    return chosen.format.date_order(path, chosen.recognition, options) if isinstance(chosen.format, Dated) else None


def identity(path: Path, options: Options) -> str:
    """A hash of the content, and of the day it is given for: an unchanged register of another day is another one.

    Raises BadInput when there is no content.
    """
    if path.stat().st_size == 0:
        raise BadInput(say("The file is empty: the export failed. Make it again at the platform."))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    if options.as_of:
        digest.update(options.as_of.date().isoformat().encode())
    return digest.hexdigest()


def no_rows() -> BadInput:
    """What to say of a file that has nothing below its headers."""
    return BadInput(say("The file has headers and no rows: the export failed. Make it again at the platform."))


def _given(mapping: str) -> Mapping:
    return parse_mapping(mapping, "mapping") if "\n" in mapping else load_mapping(mapping)


def _mapped(format: Format, path: Path) -> Chosen:
    recognition = format.recognise(path)
    if recognition is None:
        raise BadInput(
            say("The mapping «{mapping}» does not fit {file}.", mapping=format.name, file=path.name), file=path.name
        )
    return Chosen(format, recognition)
