# SPDX-License-Identifier: EUPL-1.2
"""What citizens write to the town's profiles, and what became of it. No name is anybody's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from criterio.demo.simulate import Played

HEADER = ("fecha", "red", "perfil", "autor", "tipo", "asunto", "respondido", "estado")
KINDS = ("pregunta", "queja", "aviso", "propuesta", "felicitación")
KIND_SHARE = (0.55, 0.18, 0.12, 0.08, 0.07)
SUBJECTS = ("cita previa", "horario", "basura", "recibo del agua", "inscripción", "ruido", "ayudas", "aparcamiento")
UNANSWERED = 3  # questions that wait at a zombie


@dataclass(frozen=True)
class Desk:
    """How a profile attends: messages a week, share answered, median hours and spread of the logarithm."""

    weekly: float
    answered: float
    hours: float
    spread: float = 1.0


DESKS = {
    "x:atencionvillaclara": Desk(9, 0.93, 3),
    "facebook:atencionciudadanavillaclara": Desk(6, 0.9, 6),
    "facebook:ayuntamientovillaclara": Desk(4, 0.55, 30),
    "instagram:ayto_villaclara": Desk(3, 0.5, 26),
    "x:aytovillaclara": Desk(3, 0.35, 40),
    "x:policiavillaclara": Desk(2, 0.7, 9),
    "facebook:serviciossocialesvillaclara": Desk(2, 0.75, 20),
    "instagram:deportes_villaclara": Desk(2, 0.6, 22),
    "instagram:joven_villaclara": Desk(1.5, 0.85, 5),
    "instagram:biblioteques_vclara": Desk(1.2, 0.95, 4),
    "facebook:visitvillaclara": Desk(1, 0.6, 30),
}


def message_rows(played: list[Played], rng: np.random.Generator) -> Iterable[Sequence[Any]]:
    """One row a message, by profile and in order of time."""
    for one in played:
        desk = DESKS.get(str(one.player.key))
        if desk:
            yield from _attended(one, desk, rng)
        if one.player.part == "zombie":
            yield from _waiting(one, rng)


def _attended(one: Played, desk: Desk, rng: np.random.Generator) -> Iterable[Sequence[Any]]:
    end = datetime(one.days[-1].year, one.days[-1].month, one.days[-1].day, 23, 59)
    for moment in _moments(one, rng.poisson(desk.weekly * len(one.days) / 7), 0, rng):
        answered = moment + timedelta(hours=float(desk.hours * np.exp(rng.normal(0, desk.spread))))
        done = rng.random() < desk.answered and answered <= end
        yield _row(one, moment, rng.choice(KINDS, p=KIND_SHARE), answered if done else None, rng)


def _waiting(one: Played, rng: np.random.Generator) -> Iterable[Sequence[Any]]:
    silent = len(one.days) - one.player.days_silent
    for moment in _moments(one, UNANSWERED, silent, rng):
        yield _row(one, moment, "pregunta", None, rng)


def _moments(one: Played, n: int, first: int, rng: np.random.Generator) -> list[datetime]:
    day = rng.integers(first, len(one.days), size=n)
    minute = rng.integers(8 * 60, 23 * 60, size=n)
    at = np.array(one.days, dtype="datetime64[m]")[day] + minute.astype("timedelta64[m]")
    moments: list[datetime] = np.sort(at).astype(datetime).tolist()
    return moments


def _row(
    one: Played, moment: datetime, kind: str, answered: datetime | None, rng: np.random.Generator
) -> Sequence[Any]:
    return (
        f"{moment:%Y-%m-%d %H:%M}",
        one.player.network,
        one.player.handle,
        f"vecindad_{rng.integers(10_000):04d}",
        kind,
        SUBJECTS[int(rng.integers(len(SUBJECTS)))],
        f"{answered:%Y-%m-%d %H:%M}" if answered else "",
        "respondida" if answered else "abierta",
    )
