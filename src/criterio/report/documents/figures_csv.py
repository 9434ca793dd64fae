# SPDX-License-Identifier: EUPL-1.2
"""Every figure as a table for a spreadsheet: one row a subject and metric; an empty value says why in its column."""

from criterio.domain.sentence import say
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.report._document import Document
from criterio.report.tables import csv

_COLUMNS = (
    "subject",
    "metric",
    "unit",
    "value",
    "low",
    "high",
    "level",
    "raw",
    "n",
    "absent",
    "grade",
    "source",
    "files",
    "start",
    "end",
)


def _write(plan: Plan, reader: Reader) -> bytes:
    rows = [
        [
            figure.subject,
            figure.metric,
            figure.unit.value,
            *(figure.value, figure.low, figure.high, figure.level, figure.raw, figure.n),
            reader.name(figure.absent) if figure.absent else None,
            figure.grade.value,
            figure.source,
            "; ".join(figure.files),
            figure.window.start,
            figure.window.end,
        ]
        for figure in plan.figures
    ]
    return csv(_COLUMNS, rows)


DOCUMENT = Document("figures_csv", say("Every figure"), "figures.csv", "text/csv", _write)
