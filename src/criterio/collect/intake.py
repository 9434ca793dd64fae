# SPDX-License-Identifier: EUPL-1.2
"""One reading of one file: rows into the tables where they belong, and what only the whole file can tell."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Protocol

from criterio.collect.placing import Placer
from criterio.domain.errors import BadInput, RuleBroken, UnknownName
from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.domain.records import Listed, Message, Point, Post, Refusal, Row
from criterio.domain.sentence import say
from criterio.evidence.networks import canonical, display_name, linked, network_named, network_of_url
from criterio.store.lake import Written
from criterio.store.tables import INVENTORY, MESSAGES, POSTS, SERIES, Table

WHOLE_PAGE = 5
"""So many posts of a profile, all with zero of everything, are a reading that failed: real pages are not like that."""

ROUNDED = (256, 100)
"""Identifiers of today's size that a spreadsheet rounded, in bits or in figures, are all multiples of one of these."""

_ENOUGH_IDS = 8
_NO_LETTER = "\ufffd"
"""What stands where bytes were no letter."""

_REACTIONS = ("reactions", "comments", "shares")


class Sink(Protocol):
    """Takes the rows of one table."""

    def add(self, row: dict[str, Any]) -> None: ...

    def close(self) -> Written | None: ...


class Shelf(Protocol):
    """Where rows go: the lake, or the eyes of somebody who looks before taking."""

    def append(self, table: Table) -> Sink: ...


class Refusals(Protocol):
    """Where the rows go that were not understood."""

    def add(self, refusal: Refusal) -> None: ...

    def discard(self) -> None: ...


@dataclass
class Findings:
    """What only the whole file can tell. ``repeated`` and ``unreadable`` are rows of it."""

    posts: Counter[str] = field(default_factory=Counter)
    alive: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    ids: int = 0
    divisor: int = 0
    keys: set[int] = field(default_factory=set)
    repeated: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)

    def failed_reads(self) -> frozenset[str]:
        """Profiles of which many posts were read, and never a single reaction."""
        return frozenset(key for key in self.silent - self.alive if self.posts[key] >= WHOLE_PAGE)

    def rounded(self) -> bool:
        """Whether the identifiers were rounded on their way here."""
        multiples = any(self.divisor % unit == 0 for unit in ROUNDED)
        return self.ids >= _ENOUGH_IDS and self.divisor > 0 and multiples

    def note(self, row: dict[str, Any]) -> None:
        """Takes a post's row into account."""
        profile = row["profile"]
        counts = [row[name] for name in _REACTIONS if row[name] is not None]
        if counts and not row["is_repost"]:
            self.posts[profile] += 1
            (self.alive if any(counts) else self.silent).add(profile)
        if row["post_id"] and row["post_id"].isdigit() and len(row["post_id"]) > 15:
            self.ids += 1
            self.divisor = math.gcd(self.divisor, int(row["post_id"]))
        key = hash((profile, row["post_key"]))
        if key in self.keys:
            self.repeated.append(row["row"])
        self.keys.add(key)
        if _NO_LETTER in (row["text"] or ""):
            self.unreadable.append(row["row"])


class Intake:
    """Consumes rows. ``entries`` is what a register said, ``read`` how much the format gave.

    ``taken`` counts rows of the file, as people count them: one of a list may give a profile, its followers and more.
    """

    def __init__(self, shelf: Shelf, placer: Placer, refused: Refusals, progress: Callable[[int], None]) -> None:
        self._placer, self._refused, self._progress = placer, refused, progress
        self._files = {table.name: shelf.append(table) for table in (POSTS, SERIES, MESSAGES, INVENTORY)}
        self.entries: list[tuple[ProfileKey | None, RegisterEntry]] = []
        self.findings = Findings()
        self.taken, self.read = 0, 0
        self._last, self._misplaced = 0, 0

    def take(self, rows: Iterable[Row]) -> None:
        """Reads to the end. Raises BadInput when the file as a whole lacks something that must be asked."""
        for row in rows:
            self.read += 1
            refusal = row if isinstance(row, Refusal) else self._place(row)
            if refusal:
                self._refused.add(refusal)
            elif not row.row or row.row != self._last:
                self.taken += 1
                self._progress(self.taken)
            self._last = row.row

    def close(self) -> list[Written]:
        """The finished files, safe on disk."""
        return [written for file in self._files.values() if (written := file.close())]

    def _place(self, row: Post | Point | Message | Listed) -> Refusal | None:
        """A row that cannot be placed is refused and the rest go on; what concerns the whole file goes up."""
        try:
            self._put(row)
        except (BadInput, UnknownName, RuleBroken) as error:
            if isinstance(error, BadInput) and error.row is None and not self.taken:
                raise  # nothing has said whose the file is; once something has, it is the row that is strange
            if isinstance(row, Point) and row.row == self._misplaced:
                return None  # the followers of a profile that was refused: one reason is enough
            self._misplaced = row.row
            value = getattr(error, "value", "") or _named(row)
            cells = _cells(row)
            column = getattr(error, "column", "") or next((n for n, cell in cells.items() if cell.strip() == value), "")
            return Refusal(row.row, column, value, error.sentence, cells)
        return None

    def _put(self, row: Post | Point | Message | Listed) -> None:
        if isinstance(row, Post):
            placed = self._placer.post(row)
            self._files[POSTS.name].add(placed)
            self.findings.note(placed)
        elif isinstance(row, Point):
            self._files[SERIES.name].add(self._placer.point(row))
        elif isinstance(row, Message):
            self._files[MESSAGES.name].add(self._placer.message(row))
        else:
            key = _entry_key(row)
            self._placer.belonging.see_unit(row.entry.unit)
            if key:
                self._placer.belonging.see_profile(key)
            self.entries.append((key, replace(row.entry, url=linked(row.entry.url))))
            self._files[INVENTORY.name].add(self._inventory(key, row.entry, row.row))

    def _inventory(self, key: ProfileKey | None, entry: RegisterEntry, row: int) -> dict[str, Any]:
        names = [name for name in INVENTORY.schema.names if name not in ("observed_at", "source", "row")]
        placed = {name: getattr(entry, name) for name in names}
        placed |= {"network": key.network if key else "", "handle": key.handle if key else ""}
        observed = self._placer.observed_at.replace(tzinfo=None)
        return {**placed, "observed_at": observed, "source": self._placer.source, "row": row}


def _entry_key(row: Listed) -> ProfileKey | None:
    entry = row.entry
    if not (entry.handle or entry.url):
        return None
    network = network_named(entry.network) if entry.network else network_of_url(entry.url) or ""
    key = canonical(network, entry.url) or canonical(network, entry.handle)
    if key is None:
        value = entry.handle or entry.url
        raise BadInput(
            say(
                "«{value}» is not a profile of {network}: write its address, or its name as it stands there.",
                value=value,
                network=display_name(network),
            ),
            row=row.row,
            value=value,
        )
    return key


def _named(row: Post | Point | Message | Listed) -> str:
    if isinstance(row, Listed):
        return row.entry.network
    return row.owner.network if row.owner else ""


def _cells(row: Post | Point | Message | Listed) -> dict[str, str]:
    """What can be said again of a row that a format understood and the house could not place."""
    if row.whole:
        return row.whole()
    said = asdict(row.entry) if isinstance(row, Listed) else asdict(row)
    flat = {**said.pop("owner", {}), **said} if isinstance(said.get("owner"), dict) else said
    return {name: str(value) for name, value in flat.items() if isinstance(value, str | int | float) and value != ""}
