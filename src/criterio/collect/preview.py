# SPDX-License-Identifier: EUPL-1.2
"""What a person must see of a file before it is taken. Looking writes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from criterio.collect.belonging import Belonging, Units
from criterio.collect.columns import HIDDEN, figure_called, kind_called, title_of
from criterio.collect.mapping import Proposed, proposed
from criterio.collect.placing import Placer
from criterio.collect.reading import Reading
from criterio.collect.recognising import Chosen, NotRecognised, choose, date_order, identity, no_rows
from criterio.collect.resolving import Resolver, owner_hint
from criterio.domain.administration import Administration
from criterio.domain.errors import BadInput
from criterio.domain.profile import ProfileKey
from criterio.domain.records import Owner, Refusal, Row
from criterio.domain.sentence import Sentence, say
from criterio.evidence.networks import called, display_name
from criterio.formats._format import DateOrder, Options
from criterio.formats._mapping import MappedFormat
from criterio.formats._tables import tables
from criterio.store import imports, registry
from criterio.store.tables import MESSAGES, POSTS, SERIES, Table
from criterio.store.workspace import Store

SMALL = 5 << 20
"""Bytes up to which a file is read to its end while somebody waits."""

GLANCE = 5000
"""Rows that are read of a larger one."""

SHOWN, REFUSALS_SHOWN = 8, 20

_QUESTIONS = {
    "profile": say("Nothing in it tells whose file it is."),
    "date_order": say("Nothing in it tells whether the day or the month goes first."),
    "as_of": say("It does not say of which day it is."),
}
"""What the file does not say, to somebody who is looking at it: the import tells the same with its commands."""

Cell = str | int | float | bool | date | Sentence | None


@dataclass(frozen=True)
class Sample:
    """Some rows as they were understood, under their columns. A None is not known."""

    columns: tuple[Sentence, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True)
class Preview:
    """What a file is taken to be.

    ``asks`` names what must be said first: profile, date_order, as_of, or mapping (then ``proposal`` is one, or None
    where a person has to say first what kind of file it is); ``question`` says it in words. ``lacks``: what is missing
    of the export that it nearly is. ``whole``: every row was
    read; else ``understood`` and ``refused`` tell of the first ``GLANCE`` rows.
    """

    file: str
    bytes: int
    already: bool = False
    format: str = ""
    title: Sentence | None = None
    mapped: bool = False
    sure: float = 0.0
    yields: str = ""
    locale: str = ""
    date_order: DateOrder | None = None
    profiles: tuple[str, ...] = ()
    sample: Sample = field(default_factory=Sample)
    understood: int = 0
    refused: int = 0
    whole: bool = True
    refusals: tuple[Refusal, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    notices: tuple[Sentence, ...] = ()
    asks: str = ""
    question: Sentence | None = None
    lacks: Sentence | None = None
    proposal: Proposed | None = None


def preview(
    store: Store,
    administration: Administration,
    path: Path,
    options: Options,
    mapping: str = "",
    units: Units = None,
) -> Preview:
    """Looks at a file as the import would. Raises BadInput, as the import says it, when the file cannot be used."""
    options = replace(options, time_zone=administration.time_zone)
    already = imports.find(store, identity(path, options)) is not None
    seen = Preview(path.name, path.stat().st_size, already)
    try:
        chosen = choose(store, path, options, mapping)
    except NotRecognised as unknown:
        found = proposed(path)
        if found is None:
            tables(path)  # what is no table at all says so itself
        return replace(seen, asks="mapping", question=unknown.sentence, lacks=unknown.lacks, proposal=found)
    seen = replace(
        seen,
        format=chosen.recognition.format,
        title=chosen.format.title,
        mapped=isinstance(chosen.format, MappedFormat),
        sure=chosen.recognition.score,
        yields=chosen.format.yields,
        locale=chosen.recognition.locale,
        unknown_columns=chosen.recognition.unknown_columns,
        notices=chosen.recognition.notices,
    )
    try:
        return _read(store, path, replace(seen, date_order=date_order(path, chosen, options)), chosen, options, units)
    except BadInput as error:
        if not error.asks:
            raise
        return replace(seen, asks=error.asks, question=_QUESTIONS.get(error.asks, error.sentence))


def _read(store: Store, path: Path, seen: Preview, chosen: Chosen, options: Options, units: Units) -> Preview:
    profiles = registry.profiles(store)
    resolver = Resolver(profiles, owner_hint(path, options))
    observed_at = options.observed_at or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    placer = Placer(
        resolver=resolver,
        zone=ZoneInfo(options.time_zone),
        observed_at=observed_at,
        source=0,
        secret=b"nothing is kept",
        belonging=Belonging.of(profiles, units),
    )
    table, heap = _Table(), _Heap()
    most = None if seen.bytes <= SMALL else GLANCE

    def rows() -> Iterator[Row]:
        return islice(chosen.format.read(path, chosen.recognition, options), most)

    intake, notices = Reading(table, heap).run(rows, placer)
    if intake.taken == 0 and heap.count == 0:
        raise no_rows()
    stranger = None if options.profile else resolver.stranger()
    if stranger:
        return replace(seen, asks="profile", question=_who_is(stranger))
    return replace(
        seen,
        profiles=tuple(sorted(map(str, resolver.seen))),
        sample=table.sample(placer.zone),
        understood=intake.taken,
        refused=heap.count,
        whole=most is None or intake.read < most,
        refusals=tuple(heap.shown),
        notices=(*seen.notices, *notices),
    )


def _who_is(stranger: Owner) -> Sentence:
    return say(
        "The file says “{name}”, number {number} on {network}, and the register does not know whose number that is: "
        "say it once. If it is none of those in the register, give the number itself.",
        name=stranger.name,
        number=stranger.external_id,
        network=display_name(stranger.network),
    )


@dataclass
class _Tray:
    """Keeps the first rows of one table, and forgets the rest."""

    table: Table
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, row: dict[str, Any]) -> None:
        if len(self.rows) < SHOWN:
            self.rows.append(row)

    def close(self) -> None:
        return None


@dataclass
class _Table:
    """Stands where the lake does when a file is taken. A second reading takes the place of the first."""

    trays: dict[str, _Tray] = field(default_factory=dict)

    def append(self, table: Table) -> _Tray:
        self.trays[table.name] = _Tray(table)
        return self.trays[table.name]

    def sample(self, zone: ZoneInfo) -> Sample:
        """The rows of the table that the file has most to say of, without the columns that nothing fills.

        Moments are those of the clocks in ``zone``, by which the file was read.
        """
        tray = max(self.trays.values(), key=lambda one: (len(one.rows), one.table is not SERIES))
        names = [name for name in tray.table.schema.names if _is_shown(tray, name)]
        cells = tuple(tuple(_told(name, row[name], zone) for name in names) for row in tray.rows)
        return Sample(tuple(title_of(name) for name in names), cells)


@dataclass
class _Heap:
    """Counts refusals and keeps the first."""

    count: int = 0
    shown: list[Refusal] = field(default_factory=list)

    def add(self, refusal: Refusal) -> None:
        self.count += 1
        if len(self.shown) < REFUSALS_SHOWN:
            self.shown.append(refusal)

    def discard(self) -> None:
        self.count = 0
        self.shown.clear()


def _told(column: str, value: Any, zone: ZoneInfo) -> Cell:
    """A cell as people say it; a file of days gives moments that begin them, of which the day is all that it said."""
    if column in _CALLED and isinstance(value, str):
        return _CALLED[column](value)
    if not isinstance(value, datetime):
        return cast("Cell", value)
    moment = value.replace(tzinfo=UTC).astimezone(zone)
    return moment if moment.time() != time.min else moment.date()


def _whose(subject: str) -> Sentence | str:
    network, colon, handle = subject.partition(":")
    if subject == "all":
        return say("The whole administration")
    return called(ProfileKey(network, handle)) if colon and network != "unit" else handle or subject


_CALLED: dict[str, Callable[[str], Sentence | str]] = {
    "kind": kind_called,
    "metric": figure_called,
    "network": display_name,
    "profile": _whose,
    "subject": _whose,
}
"""How people call what the house keeps by a key."""


def _is_shown(tray: _Tray, name: str) -> bool:
    """A day stands for a moment only where there is none; the network only where no profile names it."""
    ours = HIDDEN - ({"day"} if tray.table is SERIES else set())
    if tray.table not in (POSTS, SERIES, MESSAGES):
        ours -= {"network"}
    return name not in ours and any(row[name] not in (None, "") for row in tray.rows)
