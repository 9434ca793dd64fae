# SPDX-License-Identifier: EUPL-1.2
"""How far the worker has come with a file."""

from dataclasses import dataclass

from criterio.web import uploads
from criterio.web.models import Upload
from criterio.web.visit import Visit


@dataclass(frozen=True)
class Way:
    """``share`` goes from 0 to 100; None where nobody knows how long the file is."""

    upload: Upload
    rows: int
    share: int | None


def way(visit: Visit, upload: Upload) -> Way:
    """An estimate never says that all is done before it is."""
    rows, every = uploads.rows_read(visit.house, upload), upload.rows_in_all
    return Way(upload, rows, min(99, rows * 100 // every) if every else None)
