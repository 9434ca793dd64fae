# SPDX-License-Identifier: EUPL-1.2
"""In which encoding a text file is written, decided over the whole file without holding it in memory."""

import codecs
from collections.abc import Callable
from typing import IO

Opener = Callable[[], IO[bytes]]

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_CODEPAGES = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""The most likely first: a file that two of them read as well is of the first."""

_USUAL = frozenset("áéíóúñ")
_KNOWN = frozenset("ÁÉÍÓÚÑàèìòùÀÈÌÒÙäëïöüÄËÏÖÜâêîôûçÇ¿¡ºª·€«»“”‘’–—…°")


def encoding_of(open_file: Opener) -> str | None:
    """The name of a Python codec, or None when the content is not text. Decode with ``errors="replace"``."""
    with open_file() as stream:
        head = stream.read(_SAMPLE)
        marked = _by_mark(head)
        if marked:
            return marked
        if _is_binary(head):
            return None
        sample = _first_fault(head, stream)
    return "utf-8" if sample is None else _codepage(sample)


def _by_mark(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = len(head) // 2
    if half > 1 and head[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half > 1 and head[::2].count(0) > half * 0.7:
        return "utf-16-be"
    return None


def _is_binary(head: bytes) -> bool:
    strange = sum(head.count(code) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b\x00\x1a")
    return strange > 0.02 * len(head) or head.count(0) > 0.3 * len(head)


def _first_fault(head: bytes, stream: IO[bytes]) -> bytes | None:
    """The bytes around the first place that is not UTF-8; None when the whole file is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = head
    while chunk:
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as fault:
            return chunk[max(0, fault.start - _SAMPLE // 2) : fault.start + _SAMPLE // 2]
        chunk = stream.read(_CHUNK)
    return None


def _codepage(sample: bytes) -> str:
    loose = sample.decode("utf-8", errors="replace")
    bad = loose.count("\ufffd")
    if sum(1 for letter in loose if ord(letter) > 127) - bad > 10 * bad:
        return "utf-8"  # UTF-8 with a few broken letters, not another alphabet
    return max(_CODEPAGES, key=lambda codec: _is_written_so(sample, codec))


def _is_written_so(sample: bytes, codec: str) -> int:
    """How many letters and marks of the languages of the house there are beyond ASCII, the usual ones twice."""
    told = [letter for letter in sample.decode(codec, errors="replace") if ord(letter) > 127]
    return sum((letter in _USUAL) + (letter in _USUAL or letter in _KNOWN) for letter in told)
