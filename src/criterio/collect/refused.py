# SPDX-License-Identifier: EUPL-1.2
"""Rows that were not understood, written to a file that can be mended in a spreadsheet and imported again."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from criterio.domain.records import Refusal
from criterio.domain.sentence import Sentence
from criterio.language.reader import Reader

MARK = "criterio:"
"""Columns that begin so are ours: they explain, and are left out when the mended file comes back."""

OURS = [MARK + name for name in ("row", "column", "value", "reason")]
_FORMULA = ("=", "@", "\t", "\r")


AT_ONCE = 5
"""Refusals told where the import is told: the others are read in the file."""

_LONGEST_STEM = 180
"""In bytes: folders take names of 255, and more is added to this one when rows are mended."""


def refused_path(root: Path, file: Path, sha256: str) -> Path:
    """Where the refused rows of a file go: under its name, as much of it as fits, and what tells it from others."""
    stem = file.stem.encode(errors="replace")[:_LONGEST_STEM].decode(errors="ignore")
    return root / "refused" / f"{stem}-{sha256[:8]}.csv"


@dataclass(frozen=True)
class Refused:
    """Where something was not understood, and why: what is told of a refusal without the rest of its row."""

    row: int
    column: str
    value: str
    reason: Sentence


class RefusedFile:
    """Opens at the first refusal; becomes visible, whole, when closed. ``first``: the few that are told at once."""

    def __init__(self, path: Path, reader: Reader) -> None:
        self.path = path
        self.rows = 0
        self.first: list[Refused] = []
        self._reader = reader
        self._draft = path.with_suffix(".draft")
        self._file: TextIO | None = None
        self._columns: list[str] = []

    def add(self, refusal: Refusal) -> None:
        """One line a refusal: where, what, why, and the whole row as it came."""
        writer = self._open(list(refusal.cells))
        why = self._reader.text(refusal.reason)
        cells = [refusal.cells.get(column, "") for column in self._columns]
        writer.writerow([_safe(str(cell)) for cell in (refusal.row, refusal.column, refusal.value, why, *cells)])
        self.rows += 1
        if self.rows <= AT_ONCE:
            self.first.append(Refused(refusal.row, refusal.column, refusal.value, refusal.reason))

    def close(self) -> None:
        """Puts the file in its place, or nothing when nothing was refused."""
        if self._file is not None:
            self._file.close()
            self._draft.replace(self.path)

    def discard(self) -> None:
        """Forgets what was written."""
        if self._file is not None:
            self._file.close()
            self._draft.unlink(missing_ok=True)
        self._file, self.rows = None, 0
        self.first.clear()

    def _open(self, columns: list[str]) -> Any:  # the csv module does not export the type of its writers

        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._columns = [column for column in columns if not column.startswith(MARK)]
            self._file = self._draft.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._file).writerow([*OURS, *self._columns])
        return csv.writer(self._file)


def _safe(cell: str) -> str:
    """A spreadsheet must show what a stranger wrote, never run it."""
    return "'" + cell if cell.startswith(_FORMULA) or (cell[:1] in "+-" and not _number(cell)) else cell


def as_written(cell: str) -> str:
    """The cell as it was before it was made safe for spreadsheets."""
    return cell[1:] if cell.startswith("'") and _safe(cell[1:]) == cell else cell


def _number(cell: str) -> bool:
    return cell[1:].replace(".", "").replace(",", "").isdigit() or cell in ("-", "")
