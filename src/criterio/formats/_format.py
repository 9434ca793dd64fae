# SPDX-License-Identifier: EUPL-1.2
"""What a format is: something that recognises a file by its content and reads rows out of it.

Each member of the set is a module of this folder with one constant, ``FORMAT``. Adding one touches nothing else: the
set is found by file name, and the contract tests run over every member.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from criterio.domain.records import Row
from criterio.domain.sentence import Sentence

DateOrder = Literal["mdy", "dmy", "ymd"]


@dataclass(frozen=True)
class Options:
    """What the person who imports adds to what the file says. None and empty: nothing.

    ``profile`` is a profile key for files that do not name their owner; ``observed_at`` the moment (aware UTC) at which
    the platform made the file; ``time_zone`` the zone of times that carry none.
    """

    profile: str = ""
    subject: str = ""
    as_of: datetime | None = None
    observed_at: datetime | None = None
    date_order: DateOrder | None = None
    time_zone: str = "Europe/Madrid"


@dataclass(frozen=True)
class Recognition:
    """How a file was understood. ``score`` orders candidates: the share of the file's headers that the format knows."""

    format: str
    locale: str = ""
    score: float = 1.0
    date_order: DateOrder | None = None
    unknown_columns: tuple[str, ...] = ()
    notices: tuple[Sentence, ...] = ()


class Format(Protocol):
    """One kind of export file."""

    name: str
    title: Sentence
    network: str  # empty when the file may speak of several
    yields: str  # posts, series, messages or register

    def recognise(self, path: Path) -> Recognition | None:
        """Whether this is such a file, looking at as little of it as is needed. Never raises on strange content."""
        ...

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        """Its rows, in file order, one at a time. A row that cannot be understood is a Refusal, never an exception.

        Raises BadInput only when nothing at all can be read, or when something must be asked first (the order of
        day and month, whose profile it is).
        """
        ...


@runtime_checkable
class Dated(Protocol):
    """A format whose files may write dates either way round. The others write them in one way only."""

    def date_order(self, path: Path, recognition: Recognition, options: Options) -> DateOrder | None:
        """How the dates of the file will be read; None when they are the same either way. Raises BadInput to ask."""
        ...


@dataclass(frozen=True)
class Sheet:
    """A table inside a file: ``rows`` gives (line number as a spreadsheet counts, cells as text) below the header."""

    name: str
    header: tuple[str, ...]
    rows: Iterable[tuple[int, list[str]]]
    preamble: tuple[str, ...] = field(default=())  # the lines above the header
    native: bool = False  # cells were numbers and dates in a spreadsheet: written with a decimal point and as ISO
    mark: str = ""  # what stands between cells, where the file is text
