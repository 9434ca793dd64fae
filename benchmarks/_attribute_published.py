# SPDX-License-Identifier: EUPL-1.2
"""The effects that everybody knows, out of the same data: Proposition 99 and the Basque Country."""

import csv
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from criterio.attribute._design import Array, all_designs, starting
from criterio.attribute.effect import effect

DATA = Path(__file__).resolve().parents[1] / "../shared/data"
CALIFORNIA = {"did": -27.35, "synthetic_control": -19.62, "sdid": -15.60}
"""Arkhangelsky et al. (2021), table 1 and its reference software."""
BASQUE_WEIGHTS = {"Cataluna": 0.8508, "Madrid (Comunidad De)": 0.1492}
"""Abadie & Gardeazabal (2003), table 3; they chose them by twelve more predictors."""
LATE = range(25, 43)
"""1980 to 1997: the two decades of which they say that the product per head was about a tenth lower."""


def reproduced() -> list[str]:
    """A table of published and own figures; of what is not at hand, nothing."""
    rows = [*_california(), *_basque()]
    head = ["### What is published", "", "| | published | Criterio's design |", "|---|---:|---:|"]
    return [*head, *rows, ""] if rows else []


def _california() -> list[str]:
    found = find_spec("synthdid")
    if found is None or found.origin is None:
        return []
    path = Path(found.origin).parent / "data/california_prop99.csv"
    panel, states = _panel(path, ";", "State", "Year", "PacksPerCapita")
    starts = starting(len(states), states.index("California"), 19)
    designs = all_designs()
    rows = [
        f"| Proposition 99, {name} (packs a head) | {figure:.2f} | {designs[name].estimate(panel, starts):.2f} |"
        for name, figure in CALIFORNIA.items()
    ]
    made = effect(panel, [states.index("California")], 19)
    return [*rows, f"| Proposition 99, Criterio's own range | | {made.low:+.0%} to {made.high:+.0%}, {made.grade} |"]


def _basque() -> list[str]:
    path = DATA / "effects/basque_data.csv"
    if not path.is_file():
        return []
    panel, names = _panel(path, ",", "regionname", "year", "gdpcap", without="Spain")
    own = next(place for place, name in enumerate(names) if name.startswith("Basque"))
    twin = np.asarray(sum(share * panel[:, names.index(name)] for name, share in BASQUE_WEIGHTS.items()))
    gap = all_designs()["synthetic_control"].estimate(panel[[*range(15), *LATE]], starting(len(names), own, 15))
    seen = panel[LATE, own].mean()
    with_theirs, with_ours = seen / twin[LATE].mean() - 1, seen / (seen - gap) - 1
    return [
        f"| Basque Country 1980–1997, with the published weights | about −10 % | {with_theirs:.1%} |",
        f"| Basque Country 1980–1997, weights from the product alone | | {with_ours:.1%} |",
    ]


def _panel(path: Path, mark: str, unit: str, when: str, value: str, without: str = "?") -> tuple[Array, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=mark) if not row[unit].startswith(without)]
    units, times = sorted({row[unit] for row in rows}), sorted({row[when] for row in rows})
    panel = np.full((len(times), len(units)), np.nan)
    for row in rows:
        panel[times.index(row[when]), units.index(row[unit])] = float(row[value])
    return panel, units
