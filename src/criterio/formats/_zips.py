# SPDX-License-Identifier: EUPL-1.2
"""ZIP and gzip files opened with limits: a bomb is refused before it is unpacked, and nothing ever goes to disk."""

import gzip
import io
import zlib
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say

MAX_ENTRIES = 10_000
MAX_BYTES = 2_000_000_000
MAX_RATIO = 200  # text compresses 5 to 50 times, XML up to 100; a bomb, a thousand
SMALL = 50_000_000  # below this no ratio is dangerous


def open_zip(path: Path) -> ZipFile:
    """The archive, once its directory says that unpacking it is safe. Raises BadInput."""
    try:
        archive = ZipFile(path)
    except Exception as fault:  # a damaged directory raises half of the standard library's exceptions
        raise damaged(path) from fault
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        archive.close()
        raise BadInput(say("{file} is locked with a password: unlock it and import it again.", file=path.name))
    if len(entries) > MAX_ENTRIES or is_bomb(total, path.stat().st_size):
        archive.close()
        raise bomb(path)
    return archive


def open_gzip(path: Path) -> IO[bytes]:
    """The unpacked stream, which stops with BadInput as soon as it grows beyond reason or proves damaged."""
    return io.BufferedReader(_Gunzipped(path), buffer_size=1 << 20)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so much out of so little is an attack rather than a file."""
    return unpacked > MAX_BYTES or (unpacked > SMALL and unpacked > MAX_RATIO * max(packed, 1))


def bomb(path: Path) -> BadInput:
    return BadInput(
        say("{file} would unpack to far more than its size allows, so it was left closed.", file=path.name),
        file=path.name,
    )


def damaged(path: Path) -> BadInput:
    return BadInput(
        say("{file} is damaged or cut short: download it again and import the new copy.", file=path.name),
        file=path.name,
    )


class _Gunzipped(io.RawIOBase):
    def __init__(self, path: Path) -> None:
        self._path, self._packed, self._given = path, path.stat().st_size, 0
        self._stream = gzip.GzipFile(path)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        try:
            data = self._stream.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as fault:
            raise damaged(self._path) from fault
        self._given += len(data)
        if is_bomb(self._given, self._packed):
            raise bomb(self._path)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
