# SPDX-License-Identifier: EUPL-1.2
"""A calendar that was drawn, from a file: who begins when, and who was in the lot and does not."""

from pathlib import Path

from criterio.attribute.panel import Panel, rows_of
from criterio.domain.errors import BadInput
from criterio.domain.sentence import say


def read_calendar(path: Path, panel: Panel) -> tuple[dict[int, int], list[int]]:
    """Rows at which columns of ``panel`` began, and columns that were in the lot and did not, within the panel.

    A table with a line of headings, as the page of the lot gives it: the name is in the
    column ``id``, else in the first; the day in the last, empty for who does not begin.
    """
    rows, _ = rows_of(path)
    if len(rows) < 2 or min(len(row) for row in rows) < 2:
        raise BadInput(
            say("{file} holds no calendar: a name and the day on which it begins, one a line.", file=path.name)
        )
    named = next((place for place, name in enumerate(rows[0]) if name == "id"), 0)
    begun = {panel.place(row[named].strip()): row[-1].strip() for row in rows[1:]}
    row_of = {place: panel.row(day) if day else len(panel.times) for place, day in begun.items()}
    started = {place: row for place, row in row_of.items() if row < len(panel.times)}
    if not started:
        raise BadInput(say("Nobody in {file} began yet, so there is nothing to tell.", file=path.name))
    return started, [place for place in row_of if place not in started]
