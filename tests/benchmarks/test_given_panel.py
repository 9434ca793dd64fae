# SPDX-License-Identifier: EUPL-1.2
"""Panels for the table of forecasts: regular periods, whatever rows the file has."""

from datetime import date, timedelta

import numpy as np
import pytest

from expect import given_panel

DAYS = [date(2026, 3, 2) + timedelta(days=day) for day in range(28)]


def given(tmp_path, lines, freq="W"):
    file = tmp_path / "panel.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return given_panel(file, freq)


@pytest.mark.parametrize(
    ("times", "season", "periods"),
    [
        (
            [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13) if (year, month) != (2024, 5)],
            12,
            24,
        ),
        ([f"{year}Q{part}" for year in (2023, 2024, 2025) for part in range(1, 5) if (year, part) != (2024, 2)], 4, 12),
        ([str(year) for year in range(1990, 2020) if year != 2001], 1, 30),
        ([str(day) for day in DAYS if day != DAYS[9]], 52, 4),
        ([str(DAYS[0] + timedelta(weeks=week)) for week in range(20) if week != 3], 52, 20),
        ([str(place) for place in range(30)], 52, 30),
    ],
    ids=["months", "quarters", "years", "days", "weeks", "no calendar"],
)
def test_every_period_is_in_its_place(tmp_path, times, season, periods):
    panel, cycle = given(tmp_path, ["when,a,b", *(f"{time},1,2" for time in reversed(times))])
    assert (cycle, panel.shape) == (season, (2, periods))
    assert np.isnan(panel).sum() == (0 if len(times) == periods else 2)


def test_days_stay_days_where_they_are_asked_for(tmp_path):
    panel, cycle = given(tmp_path, ["day,series,value", *(f"{day},{name},3" for day in DAYS for name in "ab")], "D")
    assert (cycle, panel.shape) == (7, (2, 28))


def test_series_below_zero_are_left_out(tmp_path):
    panel, _ = given(tmp_path, ["day,a,b", *(f"{day},{place},{place - 3}" for place, day in enumerate(DAYS))], "D")
    assert len(panel) == 1


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([""], "is empty"),
        (["day,a"], "holds no panel"),
        (["day,a", *(f"{day},-1" for day in DAYS)], "no series to judge"),
        (["day,a", *(f"{day},1" for day in DAYS[1:6])], "holds no whole week"),
        (["day,a", "2026-03-02 10:00,1", "2026-03-02 11:00,2", "2026-03-03 10:00,3"], "several rows of one day"),
        (["day,a", "2026-03-02,1", "2026-03-03,many", "2026-03-04,3"], "row: 3, column: a, value: many"),
    ],
)
def test_what_is_no_panel_ends_in_one_sentence(tmp_path, lines, said):
    with pytest.raises(SystemExit, match=said):
        given(tmp_path, lines)
