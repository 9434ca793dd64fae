# SPDX-License-Identifier: EUPL-1.2
"""Which format or mapping a file is to be read with: by its content, never by its name."""

from dataclasses import dataclass
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.formats._all import format_named, recognise
from criterio.formats._format import Format, Options, Recognition
from criterio.formats._mapping import (
    MappedFormat,
    load_mapping,
    matching_mapping,
    parse_mapping,
    shape,
    write_mapping,
)
from criterio.store import imports
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Chosen:
    """A format and how it understood the file."""

    format: Format
    recognition: Recognition


def choose(store: Store, path: Path, options: Options, mapping: str = "") -> Chosen:
    """In order: the mapping that was given, one remembered for files of this shape, a known export, a shipped mapping.

    Raises BadInput, saying how to propose a mapping, when nothing fits.
    """
    if mapping:
        return _given(store, path, mapping)
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
    raise BadInput(
        say(
            "{file} is none of the exports that Criterio knows. Run: criterio map {file}, look at what it proposes, "
            "and import with --map.",
            file=path.name,
        ),
        file=path.name,
    )


def _given(store: Store, path: Path, mapping: str) -> Chosen:
    loaded = load_mapping(mapping)
    chosen = _mapped(MappedFormat(loaded), path)
    form = shape(path)
    if form:
        with store.writing():
            imports.remember_mapping(store, form, loaded.name, write_mapping(loaded))
    return chosen


def _mapped(format: Format, path: Path) -> Chosen:
    recognition = format.recognise(path)
    if recognition is None:
        raise BadInput(
            say("The mapping «{mapping}» does not fit {file}.", mapping=format.name, file=path.name), file=path.name
        )
    return Chosen(format, recognition)
