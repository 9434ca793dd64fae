# SPDX-License-Identifier: EUPL-1.2
"""Adoptions of the demo's town, played again without its files."""

from datetime import date

import numpy as np

from criterio.demo import contagion as model
from criterio.demo.cast import UNITS
from criterio.demo.days import span
from criterio.demo.declaration import declaration
from criterio.spread.adoptions import panel
from criterio.spread.hazard import Circumstances, heard_by
from criterio.spread.run import Followed
from criterio.spread.ties import matrix, ties

START, END = date(2023, 10, 30), date(2026, 10, 31)
TOWN = declaration(END)
NAMES = tuple(UNITS)


def followed(adopted) -> Followed:
    months = tuple(day for day in span(START, END) if day.day == 1)
    rows = [
        (unit, model.INDICATOR, period, adopted.get(unit, date.max) <= month)
        for unit in NAMES
        for period, month in enumerate(months)
    ]
    return Followed(panel(rows, len(months) - 1, 1.0), months)


def contagious(seed: int) -> Followed:
    return followed(model.adoptions(START, END, np.random.default_rng(seed)))


def shocked(seed: int) -> Followed:
    return followed(model.wave(START, END, np.random.default_rng(seed)))


def circumstances() -> Circumstances:
    none = np.zeros(len(NAMES))
    good = np.array([float(UNITS[name][3]) for name in NAMES])
    linked = matrix(NAMES, ties(TOWN))
    return Circumstances(linked, heard_by(linked), good, none, none, np.zeros(1), np.zeros(1))
