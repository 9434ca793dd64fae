# SPDX-License-Identifier: EUPL-1.2
"""Proposes a mapping for a file, from the names of its columns in five languages and from what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.sentence import Sentence, say
from criterio.formats import _cells
from criterio.formats._dates import decide_date_order, written
from criterio.formats._format import Sheet
from criterio.formats._guess import Guess
from criterio.formats._guessed_column import DATES, SOME
from criterio.formats._mapped_header import Header
from criterio.formats._mapping_file import Mapping
from criterio.formats._tables import tables


@dataclass(frozen=True)
class Proposal:
    """A mapping that may be used as it is, how sure it is (0 to 1), and what a person should look at."""

    mapping: Mapping
    confidence: float
    unmatched: tuple[str, ...]
    sample: tuple[dict[str, str], ...]
    notices: tuple[Sentence, ...]


def propose(path: Path, kind: str = "") -> Proposal:
    """A mapping for the first table of a file that says something.

    ``kind`` is what a person says that the file is: then what its columns are is proposed as far as it can be told, and
    something that the kind needs may be missing. Raises BadInput when its columns say nothing that Criterio can use.
    """
    if kind:
        sheet = tables(path)[0]
        guess = Guess(path, sheet)
        return _proposal(sheet, guess, guess.of_kind(kind))
    for number, sheet in enumerate(tables(path)):
        guess = Guess(path, sheet)
        mapping = guess.mapping()
        if mapping:
            return _proposal(sheet, guess, replace(mapping, sheet=sheet.name) if number else mapping)
    raise BadInput(
        say(
            "{file} has no column that names a profile or a date with something counted. Name its columns, for "
            "example: unit, network, profile; or date, indicator, value.",
            file=path.name,
        ),
        file=path.name,
    )


def _proposal(sheet: Sheet, guess: Guess, mapping: Mapping) -> Proposal:
    header = Header(sheet.header, mapping)
    known_network = bool(mapping.network or mapping.wide or "network" in mapping.columns)
    sure = header.share_known if known_network or mapping.kind in ("series", "outcomes") else header.share_known / 2
    return Proposal(
        mapping,
        round(0.5 + 0.5 * sure, 2),
        tuple(name for _, name in header.unknown),
        tuple(guess.shown),
        tuple(_notices(guess, mapping)),
    )


def _notices(guess: Guess, mapping: Mapping) -> Iterable[Sentence]:
    if mapping.network:
        yield say("Every row is taken to be of {network}: change it if it is not.", network=mapping.network)
    elif mapping.kind in ("posts", "register", "messages") and not ("network" in mapping.columns or mapping.wide):
        yield say("Nothing says of which network this file is: say it.")
    if mapping.kind in ("posts", "messages") and not {"handle", "url"} & set(mapping.columns):
        yield say("No column says whose the rows are: say it when the file is taken.")
    identifiers = guess.named(mapping.columns.get("post_id", ("",))[0])
    if identifiers and (_cells.all_rounded(identifiers.said) or identifiers.share(_cells.is_damaged) >= SOME):
        yield say("The identifiers of the posts were rounded by a spreadsheet: they will not be used to join.")
    if mapping.date_order is None and _is_undecided(guess, mapping):
        yield say("Nothing tells whether the day or the month comes first: say it.")


def _is_undecided(guess: Guess, mapping: Mapping) -> bool:
    columns = [guess.named(mapping.columns[name][0]) for name in DATES if name in mapping.columns]
    tied = [c for c in columns if c and any((d := written(v)) and not d.is_ordered for v in c.said[:200])]
    return not guess.native and any(decide_date_order(c.said, guess.path.name) is None for c in tied)
