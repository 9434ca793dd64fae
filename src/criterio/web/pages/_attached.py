# SPDX-License-Identifier: EUPL-1.2
"""A table that a person takes away as a file."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from criterio.report.tables import csv


def attached(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """CSV for spreadsheets, kept by the browser as ``name``."""
    answer = HttpResponse(csv(columns, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
