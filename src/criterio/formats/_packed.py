# SPDX-License-Identifier: EUPL-1.2
"""Files inside the archives that networks give, read without unpacking anything to disk.

The limits of ``_zips`` are kept for each file that is read and not for the archive, whose photographs and videos may
be many gigabytes.
"""

import gzip
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from criterio.formats._zips import bomb, damaged, is_bomb

UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, tarfile.TarError, zlib.error, NotImplementedError, RuntimeError)
"""What reading a damaged, encrypted or strange archive may raise."""


class _Counted(io.RawIOBase):
    """A stream that stops being readable when it gives more than the archive's size makes believable."""

    def __init__(self, inner: BinaryIO, path: Path) -> None:
        self._inner, self._path, self._packed, self._given = inner, path, path.stat().st_size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        self._given += len(data)
        if is_bomb(self._given, self._packed):
            raise bomb(self._path)
        buffer[: len(data)] = data
        return len(data)


def member_names(path: Path) -> list[str]:
    """The names inside a ZIP; empty when it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except UNREADABLE:
        return []


def named(names: list[str], pattern: str) -> list[str]:
    """Those that match, in natural order: part2 before part10."""
    found = [name for name in names if re.search(pattern, name)]
    return sorted(found, key=lambda name: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)])


@contextmanager
def zip_text(path: Path, name: str) -> Iterator[IO[str]]:
    """One file of a ZIP as text. Raises BadInput when it cannot be read."""
    with _faults(path), zipfile.ZipFile(path) as archive, archive.open(name) as member:
        yield _text(member, path)


@contextmanager
def tar_text(path: Path, ending: str) -> Iterator[IO[str] | None]:
    """The first file of a tar or tar.gz whose name ends so, as text; None when there is none."""
    with _faults(path), path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        unpacked = _counted(cast(BinaryIO, gzip.GzipFile(fileobj=raw)), path) if packed else raw
        with tarfile.open(fileobj=unpacked, mode="r|") as archive:
            member = next((one for one in archive if one.isfile() and one.name.endswith(ending)), None)
            stream = archive.extractfile(member) if member else None
            yield _text(stream, path) if stream else None


@contextmanager
def plain_text(path: Path) -> Iterator[IO[str]]:
    """A file on its own, as text."""
    with _faults(path), path.open(encoding="utf-8-sig", errors="replace") as stream:
        yield stream


def _text(stream: IO[bytes], path: Path) -> IO[str]:
    return io.TextIOWrapper(_counted(cast(BinaryIO, stream), path), encoding="utf-8-sig", errors="replace")


def _counted(stream: BinaryIO, path: Path) -> "io.BufferedReader[_Counted]":
    return io.BufferedReader(_Counted(stream, path), buffer_size=1 << 20)


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except UNREADABLE:
        raise damaged(path) from None
