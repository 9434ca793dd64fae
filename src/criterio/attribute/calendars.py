# SPDX-License-Identifier: EUPL-1.2
"""Who begins when: a calendar drawn by lot, and one that was drawn, from a file."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from pathlib import Path

import numpy as np

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


def calendar(units: Sequence[str], begin: date, waves: int, apart: int, seed: int) -> dict[str, date]:
    """Who begins when, drawn by lot, in ``waves`` of like size, ``apart`` days apart."""
    drawn = np.random.default_rng(seed).permutation(len(units))
    size = ceil(len(units) / max(waves, 1))
    return {units[unit]: begin + timedelta(days=apart * (turn // size)) for turn, unit in enumerate(drawn)}
