# SPDX-License-Identifier: EUPL-1.2
"""Packs a document anew without the moment at which it was packed: the same plan gives the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_STORED = "mimetype"
"""ODF wants it first, and as it is."""


def timeless(packed: bytes) -> bytes:
    """The same files in the same order, each of the first day that a ZIP can tell."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as before, ZipFile(out, "w") as after:
        for info in before.infolist():
            how = ZIP_STORED if info.filename == _STORED else ZIP_DEFLATED
            after.writestr(ZipInfo(info.filename), before.read(info), how)
    return out.getvalue()
