# SPDX-License-Identifier: EUPL-1.2
"""What the town obtains: appointments, calls and procedures by unit and day, some of them moved by campaigns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from criterio.demo.days import is_holiday, span
from criterio.demo.simulate import Played

HEADER = ("fecha", "unidad", "indicador", "valor")
AUDIENCE_HEADER = ("fecha", "red", "perfil", "indicador", "valor")
DISPERSION, AUGUST, TREND = 30.0, 0.6, -0.02  # a year
MONDAY = 1.25
BASES: dict[tuple[str, str], float] = {
    ("Atención Ciudadana", "llamadas"): 140,
    ("Atención Ciudadana", "citas"): 60,
    ("Atención Ciudadana", "tramites"): 90,
    ("Servicios Sociales", "llamadas"): 45,
    ("Servicios Sociales", "citas"): 25,
    ("Deportes", "llamadas"): 30,
    ("Deportes", "tramites"): 40,
    ("Cultura", "tramites"): 50,
    ("Juventud", "tramites"): 12,
    ("Bibliotecas", "tramites"): 9,
    ("Empleo y Empresa", "citas"): 15,
}
WAIT = ("Atención Ciudadana", "espera_media")
"""Minutes, with decimals: what a queue costs whoever stands in it."""


@dataclass(frozen=True)
class Effect:
    """A campaign multiplied an indicator of a unit by ``factor`` from ``start`` to ``end``, both included."""

    campaign: str
    unit: str
    indicator: str
    profile: str
    start: date
    end: date
    factor: float


def effects(end: date) -> tuple[Effect, ...]:
    """The campaigns of the town, dated from its last day."""

    def since(days: int, length: int | None = None) -> tuple[date, date]:
        start = end - timedelta(days=days)
        return start, end if length is None else start + timedelta(days=length - 1)

    service, social = "facebook:atencionciudadanavillaclara", "facebook:serviciossocialesvillaclara"
    return (
        Effect("Cita previa explicada", "Atención Ciudadana", "llamadas", service, *since(270), 0.88),
        Effect("Cita previa explicada", "Atención Ciudadana", "citas", service, *since(270), 1.18),
        Effect("Ayudas paso a paso", "Servicios Sociales", "llamadas", social, *since(410, 105), 0.85),
        Effect("Matrícula de natación", "Deportes", "tramites", "instagram:deportes_villaclara", *since(420, 45), 1.25),
        Effect("Bono joven", "Juventud", "tramites", "tiktok:jovenvillaclara", *since(240), 1.4),
        Effect("Temporada en X", "Cultura", "tramites", "x:culturavclara", *since(390), 1.0),
    )


def outcome_rows(start: date, end: date, rng: np.random.Generator) -> Iterable[Sequence[Any]]:
    """One row a working day, unit and indicator, with the decimal comma."""
    days = [day for day in span(start, end) if day.weekday() < 5 and not is_holiday(day)]
    for (unit, indicator), base in BASES.items():
        mean = base * np.array([_rhythm(day, start) for day in days]) * _moved(days, unit, indicator, end)
        values = rng.poisson(rng.standard_gamma(DISPERSION, size=len(days)) * mean / DISPERSION)
        yield from ((day.isoformat(), unit, indicator, int(value)) for day, value in zip(days, values, strict=True))
    for day, minutes in zip(days, rng.gamma(9, 1.6, size=len(days)), strict=True):
        yield day.isoformat(), *WAIT, f"{minutes:.2f}".replace(".", ",")


def audience_rows(played: list[Played]) -> Iterable[Sequence[Any]]:
    """Followers of each profile on the first of each month and on the last day, as somebody wrote them down."""
    for one in played:
        for day, followers in zip(one.days, one.followers, strict=True):
            if day.day == 1 or day == one.days[-1]:
                yield day.isoformat(), one.player.network, one.player.handle, "followers", int(followers)


def _rhythm(day: date, start: date) -> float:
    trend = 1 + TREND * (day - start).days / 365.25
    return trend * (AUGUST if day.month == 8 else 1.0) * (MONDAY if day.weekday() == 0 else 1.0)


def _moved(days: list[date], unit: str, indicator: str, end: date) -> np.ndarray:
    factor = np.ones(len(days))
    for effect in effects(end):
        if (effect.unit, effect.indicator) == (unit, indicator):
            factor *= [effect.factor if effect.start <= day <= effect.end else 1.0 for day in days]
    return factor
