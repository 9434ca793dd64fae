# SPDX-License-Identifier: EUPL-1.2
"""A practice, appointments by message, that passes from units with good results to the units they work with."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from criterio.demo.cast import UNITS
from criterio.demo.days import span

INDICATOR = "cita_por_mensaje"
ALONE, INFECTED = 0.006, 0.2
"""Monthly chance of adopting alone, and what is added when every linked unit is a well-doing adopter."""

MOVED = 0.7
"""Share of units that an order moves, in the town where the practice does not pass from one to another."""

LINKS = (
    ("Atención Ciudadana", "Servicios Sociales"),
    ("Atención Ciudadana", "Deportes"),
    ("Atención Ciudadana", "Prensa"),
    ("Juventud", "Empleo y Empresa"),
    ("Bibliotecas", "Juventud"),
    ("Turismo", "Cultura"),
    ("Igualdad", "Juventud"),
    *((name, parent) for name, (parent, _, _, _) in UNITS.items() if parent),
)
FIRST = "Atención Ciudadana"


def adoptions(start: date, end: date, rng: np.random.Generator) -> dict[str, date]:
    """When each unit took the practice up: the first of a month. Citizen service begins; some never do."""
    months = [day for day in span(start, end) if day.day == 1]
    adopted = {FIRST: months[0]}
    for month in months[1:]:
        chances = {name: _chance(name, adopted) for name in UNITS if name not in adopted}
        adopted.update({name: month for name, chance in chances.items() if rng.random() < chance})
    return adopted


def wave(start: date, end: date, rng: np.random.Generator) -> dict[str, date]:
    """The same without contagion: somebody orders it, and most units take it up within two months, tied or not."""
    months = [day for day in span(start, end) if day.day == 1]
    ordered = months[2 * len(months) // 3 :][:2]
    others = [name for name in UNITS if name != FIRST]
    moved = [name for name in others if rng.random() < MOVED]
    return {FIRST: months[0], **{name: ordered[int(rng.integers(2))] for name in moved}}


def adoption_rows(adopted: dict[str, date], start: date, end: date) -> Iterable[Sequence[Any]]:
    """One row a unit and month: 1 from the month of adoption on."""
    months = [day for day in span(start, end) if day.day == 1]
    return (
        (month.isoformat(), unit, INDICATOR, int(adopted.get(unit, date.max) <= month))
        for unit in UNITS
        for month in months
    )


def _chance(unit: str, adopted: dict[str, date]) -> float:
    linked = [b if a == unit else a for a, b in LINKS if unit in (a, b)]
    infecting = sum(UNITS[other][3] for other in linked if other in adopted)
    return ALONE + INFECTED * infecting / max(len(linked), 1)
