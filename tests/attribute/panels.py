# SPDX-License-Identifier: EUPL-1.2
"""The panels of the literature."""

import csv
from importlib.resources import files
from pathlib import Path

import numpy as np

from criterio.attribute._design import Array


def smoking() -> tuple[Array, list[str]]:
    """Packs per head in 39 states, 1970 to 2000: the panel of Proposition 99."""
    with (files("synthdid") / "data/california_prop99.csv").open(encoding="utf-8") as file:
        rows = [
            (row["State"], int(row["Year"]), float(row["PacksPerCapita"]))
            for row in csv.DictReader(file, delimiter=";")
        ]
    return _wide(rows)


def basque(data: Path) -> tuple[Array, list[str]]:
    """Gross domestic product per head of 17 regions, 1955 to 1997."""
    with (data / "effects/basque_data.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["regionname"], int(row["year"]), float(row["gdpcap"])) for row in csv.DictReader(file)]
    return _wide([row for row in rows if not row[0].startswith("Spain")])


def _wide(rows: list[tuple[str, int, float]]) -> tuple[Array, list[str]]:
    units, times = sorted({row[0] for row in rows}), sorted({row[1] for row in rows})
    panel = np.full((len(times), len(units)), np.nan)
    for unit, time, value in rows:
        panel[times.index(time), units.index(unit)] = value
    return panel, units
