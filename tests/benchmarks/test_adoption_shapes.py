# SPDX-License-Identifier: EUPL-1.2
"""A took it up in 2001, B in 2003 and C never, however a table of years, ones or practices says it."""

import numpy as np
import pytest
from _adoption_file import read

YEARS = range(2001, 2005)
WHEN = {"A": 2001, "B": 2003, "C": 9999}
SHAPES = {
    "ones by year": ["unit,2001,2002,2003,2004", "A,1,1,1,1", "B,0,0,1,1", "C,0,0,0,0"],
    "a row a year, one from then on": [
        "unit,year,adopted",
        *(f"{u},{y},{int(y >= t)}" for u, t in WHEN.items() for y in YEARS),
    ],
    "a row a year, one in that year": [
        "n,unit,year,event",
        *(f"x,{u},{y},{int(y == t)}" for u, t in WHEN.items() for y in YEARS),
    ],
    "zero for never": ["unit,year", "A,2001", "B,2003", "C,0"],
    "9999 for never": ["unit,year", "A,2001", "B,2003", "C,9999"],
    "a count of rows without a name": [",unit,region,year", "0,A,n,2001", "1,B,s,2003", "2,C,s,"],
    "a title above": ["Who took it up", "", "unit,year", "A,2001", "B,2003", "C,"],
}


def told(tmp_path, lines):
    file = tmp_path / "adoptions.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return read(file).seen


@pytest.mark.parametrize("lines", SHAPES.values(), ids=SHAPES)
def test_who_took_it_up_when_is_read_in_every_shape(tmp_path, lines):
    seen = told(tmp_path, lines)
    times = dict(zip([unit.rsplit("/", 1)[-1] for unit in seen.units], seen.times[:, 0], strict=True))
    assert times == {"A": 0, "B": 2, "C": np.inf}


@pytest.mark.parametrize(
    "lines",
    [
        ["state,p,q,r", "A,2001,2002,0", "B,2003,0,2004"],
        ["policy,A,B", "p,2001,2003", "q,2002,", "r,,2004"],
        [",state,policy,year", "0,A,p,2001", "1,A,q,2002", "2,B,p,2003", "3,B,r,2004"],
    ],
    ids=["zeros for never", "practices by units", "a count of rows"],
)
def test_every_practice_is_told_apart(tmp_path, lines):
    seen = told(tmp_path, lines)
    assert (seen.units, seen.practices) == (("/A", "/B"), ("p", "q", "r"))
    assert seen.times.tolist() == [[0, 1, np.inf], [2, np.inf, 3]]


@pytest.mark.parametrize(
    "days", [("03/01/2001", "03/25/2001"), ("1 Mar 2001", "25 March 2001"), ("20010301", "20010325")]
)
def test_one_day_tells_how_all_are_written(tmp_path, days):
    seen = told(tmp_path, ["unit,adopted", f"A,{days[0]}", f"B,{days[1]}"])
    assert seen.times[:, 0].tolist() == [0, 0]
