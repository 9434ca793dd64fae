# SPDX-License-Identifier: EUPL-1.2
"""A mapping proposed for a file that is no known export, as a person looks at it and corrects it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from criterio.collect.columns import title_of
from criterio.domain.errors import BadInput
from criterio.domain.sentence import Sentence, listing, say
from criterio.evidence.networks import network_named
from criterio.formats._format import DateOrder
from criterio.formats._mapping import Mapping, parse_mapping, write_mapping
from criterio.formats._mapping_file import FIELDS, KINDS, NEEDED, Columns
from criterio.formats._propose import propose
from criterio.formats._tables import normal

SERIES = "series"
"""What a column is taken to be that counts something each day under its own name."""

_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_OF_NETWORKS = ("posts", "register", "messages")


@dataclass(frozen=True)
class Choice:
    """Something that a column may be taken to be: ``value`` is what :func:`with_choices` understands."""

    value: str
    title: Sentence


@dataclass(frozen=True)
class ProposedColumn:
    """A column of the file. ``taken_as`` is a choice's value; empty: kept beside, unused. ``fixed``: it cannot change.

    Columns of files that put several networks side by side are fixed: their ``taken_as`` is ``network.field``.
    """

    name: str
    taken_as: str
    sample: tuple[str, ...] = ()
    fixed: bool = False


@dataclass(frozen=True)
class Proposed:
    """A mapping, as a form: its kind, its columns with what each is taken to be, and what they might be instead."""

    file: str
    kind: str
    network: str
    asks_network: bool
    date_order: DateOrder | None
    columns: tuple[ProposedColumn, ...]
    choices: tuple[Choice, ...]
    confidence: float
    notices: tuple[Sentence, ...]
    mapping: Mapping


def proposed(path: Path, kind: str = "") -> Proposed | None:
    """What the columns of a file seem to be, or might be if it is of the ``kind`` that a person says.

    None when they say nothing that Criterio can use, and for a kind that does not exist.
    """
    if kind and kind not in KINDS:
        return None
    try:
        found = propose(path, kind)
    except BadInput:
        return None
    mapping = found.mapping
    fixed, taken = _wide(mapping), _taken(mapping)
    names = list(dict.fromkeys(name for row in found.sample for name in row)) or [*taken, *found.unmatched]
    rest = SERIES if mapping.series_columns == ("*",) else ""
    columns = tuple(
        ProposedColumn(
            name,
            fixed.get(normal(name)) or taken.get(normal(name), rest),
            tuple(row.get(name, "") for row in found.sample),
            normal(name) in fixed,
        )
        for name in names
    )
    return Proposed(
        file=path.name,
        kind=mapping.kind,
        network=mapping.network,
        asks_network=_asks_network(mapping),
        date_order=mapping.date_order,
        columns=columns,
        choices=tuple(Choice(field, title_of(field)) for field in FIELDS[mapping.kind]) + _series_choice(mapping.kind),
        confidence=found.confidence,
        notices=found.notices,
        mapping=mapping,
    )


def with_choices(
    proposal: Proposed, choices: dict[str, str], network: str | None = None, date_order: DateOrder | None = None
) -> str:
    """The proposed mapping as the person wants it, in TOML: ``choices`` are fields by column, empty to leave one out.

    Raises BadInput or UnknownName, in plain words, when no file could be read so.
    """
    mapping = proposal.mapping
    chosen = _chosen(proposal, choices)
    series = tuple(chosen.pop(SERIES, ()))
    columns = {field: _options(field, names, mapping) for field, names in chosen.items()}
    said = mapping.network if network is None else network_named(network) if network else ""
    changed = replace(
        mapping,
        columns=columns,
        values={
            name: means for name, means in mapping.values.items() if columns.get(name) == mapping.columns.get(name)
        },
        series_columns=mapping.series_columns if series == _series_of(proposal) else series,
        network="" if "network" in columns else said,
        date_order=date_order or mapping.date_order,
    )
    _see_what_is_needed(changed)
    text = write_mapping(changed)
    parse_mapping(text, proposal.file)
    return text


def _asks_network(mapping: Mapping) -> bool:
    known = mapping.network or mapping.wide or "network" in mapping.columns
    return mapping.kind in _OF_NETWORKS and not known


def _chosen(proposal: Proposed, choices: dict[str, str]) -> dict[str, list[str]]:
    """The columns of each field, in the order of the file."""
    known = {choice.value for choice in proposal.choices}
    chosen: dict[str, list[str]] = {}
    for column in proposal.columns:
        field = "" if column.fixed else choices.get(column.name, column.taken_as)
        if field and field not in known:
            raise BadInput(say("«{value}» is not something that a column can be.", value=field), column=column.name)
        if field:
            chosen.setdefault(field, []).append(column.name)
    return chosen


def _options(field: str, names: list[str], mapping: Mapping) -> tuple[str, ...]:
    """The columns as they were proposed, perhaps joined, where they are the same; else the one that was chosen."""
    before = mapping.columns.get(field, ())
    if {normal(name) for name in names} == {normal(name) for option in before for name in _named_in(option)}:
        return before
    if len(names) > 1:
        raise BadInput(
            say("{columns} are all taken to be «{field}»: choose one.", columns=listing(names), field=title_of(field)),
            column=names[1],
        )
    return (names[0],)


def _see_what_is_needed(mapping: Mapping) -> None:
    said = set(mapping.columns).union(*mapping.wide)
    groups = NEEDED[mapping.kind]
    if mapping.kind in ("series", "outcomes") and not mapping.series_columns:
        groups = (*groups, ("value",))
    for group in groups:
        if not said & set(group):
            raise BadInput(
                say("Say which column is one of these: {fields}.", fields=listing([title_of(name) for name in group]))
            )


def _series_of(proposal: Proposed) -> tuple[str, ...]:
    return tuple(column.name for column in proposal.columns if column.taken_as == SERIES)


def _series_choice(kind: str) -> tuple[Choice, ...]:
    many = Choice(SERIES, say("A count of each day, under the name of its column"))
    return (many,) if kind in ("series", "outcomes") else ()


def _taken(mapping: Mapping) -> dict[str, str]:
    """Field by column; the columns that are joined into one field all have it."""
    series = {normal(name): SERIES for name in mapping.series_columns if name != "*"}
    return series | _fields(mapping.columns)


def _wide(mapping: Mapping) -> dict[str, str]:
    groups = zip(mapping.wide_networks, mapping.wide, strict=True)
    return {name: f"{network}.{field}" for network, group in groups for name, field in _fields(group).items()}


def _fields(columns: Columns) -> dict[str, str]:
    return {
        normal(name): field for field, options in columns.items() for option in options for name in _named_in(option)
    }


def _named_in(option: str) -> list[str]:
    return _IN_BRACES.findall(option) or [option]
