# SPDX-License-Identifier: EUPL-1.2
"""Calendars are drawn by lot, and read as the page of the lot writes them."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from criterio.attribute.calendars import calendar, read_calendar
from criterio.attribute.panel import Panel
from criterio.domain.errors import BadInput, UnknownName

WEEKS = ("2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26")
PANEL = Panel(WEEKS, ("unit:Deportes", "unit:Cultura", "unit:Obras"), np.ones((4, 3)))


def written(folder: Path, text: str) -> Path:
    file = folder / "calendar.csv"
    file.write_text(text, encoding="utf-8-sig")
    return file


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_who_began_and_who_was_drawn_to_wait_are_told_apart(tmp_path: Path, mark: str) -> None:
    lines = (
        "Who,id,begins on",
        "Deportes,unit:Deportes,2026-01-14",
        "Cultura,unit:Cultura,",
        "Obras,unit:Obras,2027-01-04",
    )
    begun, waiting = read_calendar(written(tmp_path, "\n".join(lines).replace(",", mark)), PANEL)
    assert begun == {0: 2}
    assert waiting == [1, 2]


def test_without_a_column_of_ids_the_first_is_the_name(tmp_path: Path) -> None:
    begun, waiting = read_calendar(
        written(tmp_path, "unit,day\nunit:Obras,2026-01-19\nunit:Cultura,2026-01-26\n"), PANEL
    )
    assert (begun, waiting) == ({2: 2, 1: 3}, [])


@pytest.mark.parametrize("text", ["", "unit,day", "unit,day\nunit:Obras", "unit,day\nunit:Obras,"])
def test_what_is_no_calendar_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput):
        read_calendar(written(tmp_path, text), PANEL)


def test_a_calendar_in_the_letters_of_old_spreadsheets_is_read(tmp_path: Path) -> None:
    file = tmp_path / "calendar.csv"
    file.write_bytes("unidad;día\nunit:Obras;19/01/2026\n".encode("latin-1"))
    assert read_calendar(file, PANEL) == ({2: 2}, [])


def test_a_name_that_is_not_counted_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="unit:Nadie"):
        read_calendar(written(tmp_path, "unit,day\nunit:Nadie,2026-01-19\n"), PANEL)


def test_a_calendar_is_drawn_by_lot_in_waves_of_like_size() -> None:
    drawn = calendar([f"x:{place}" for place in range(10)], date(2026, 3, 2), 3, 14, seed=5)
    assert sorted(set(drawn.values())) == [date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 30)]
    assert drawn == calendar([f"x:{place}" for place in range(10)], date(2026, 3, 2), 3, 14, seed=5)
    assert drawn != calendar([f"x:{place}" for place in range(10)], date(2026, 3, 2), 3, 14, seed=6)
