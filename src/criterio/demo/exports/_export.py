# SPDX-License-Identifier: EUPL-1.2
"""What an export is: a function that writes one profile's files into the profile's folder, found by its name.

Each module of this folder has one constant, ``EXPORTS``, from the names used in the column ``export`` of ``cast.csv``.
"""

import csv
import io
import pkgutil
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np

from criterio.demo.simulate import Played

Export = Callable[[Path, Played, np.random.Generator], None]
Row = Sequence[Any]
ZONE = ZoneInfo("Europe/Madrid")


@cache
def exports() -> dict[str, Export]:
    """Every export by name."""
    folder = __name__.rpartition(".")[0]
    found: dict[str, Export] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if not module.name.startswith("_"):
            found.update(import_module(f"{folder}.{module.name}").EXPORTS)
    return found


def csv_text(header: Row, rows: Iterable[Row], before: str = "", delimiter: str = ",", quote_all: bool = False) -> str:
    """A table as text, with the lines that stand before its header."""
    out = io.StringIO()
    out.write(before)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows([header, *rows])
    return out.getvalue()


def write_text(path: Path, text: str, encoding: str = "utf-8-sig") -> None:
    """The text in that encoding, and nothing changed on the way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def columns(header: Sequence[str], values: dict[str, Any], n: int) -> Iterable[Row]:
    """Rows of ``header`` out of columns by name; those without values stay blank."""
    blank = [""] * n
    return zip(*(values.get(name, blank) for name in header), strict=True)


def times(played: Played, pattern: str) -> list[str]:
    """When each post came out, in civil time."""
    return [moment.strftime(pattern) for moment in played.at.astype(datetime)]


def utc(moment: datetime) -> datetime:
    """A civil time of the town as an aware moment."""
    return moment.replace(tzinfo=ZONE).astimezone(UTC)


def identifiers(played: Played, start: int) -> list[str]:
    """Identifiers of eighteen digits that no other profile of the town has."""
    base = start * 10**16 + zlib.crc32(str(played.player.key).encode()) % 10**9 * 10**7
    return [str(base + 2 * int(number) + 1) for number in played.number]


def short_codes(played: Played, length: int = 11) -> list[str]:
    """Identifiers of letters and digits that no other profile of the town has."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    codes = []
    for text in identifiers(played, 61):
        number, code = int(text), ""
        while number:
            number, digit = divmod(number, len(letters))
            code += letters[digit]
        codes.append((code * 2)[:length])
    return codes
