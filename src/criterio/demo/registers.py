# SPDX-License-Identifier: EUPL-1.2
"""Two dated registers. Between them: one profile opened, two closed, one renamed, and three units newly covered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from criterio.demo.cast import Player, units
from criterio.demo.simulate import Played

HEADER = (
    "unidad", "red", "perfil", "url", "nombre", "responsable", "suplente", "finalidad", "funciones", "idiomas",
    "territorio", "estado", "alta", "horas_semana", "euros_año",
)  # fmt: skip
DAYS_BEFORE = 184
LATER_COVERED = ("Bibliotecas", "Empleo y Empresa", "Igualdad")
RENAMED = ("x:culturavclara", "CulturaDeVillaclara")
CLOSED = (
    ("x", "FiestasVillaclara", "Fiestas de Villaclara", "Cultura"),
    ("telegram", "DeportesVclara", "Deportes", "Deportes"),
)


def first_day(end: date) -> date:
    """The date of the earlier register."""
    return end - timedelta(days=DAYS_BEFORE)


def register_rows(played: list[Played], scale: int) -> Iterable[Sequence[Any]]:
    """The register of the last day: every profile, and the units that have none."""
    listed = {one.player.unit for one in played}
    yield from (_row(one.player, one.opened) for one in played)
    yield from (_unit_row(unit) for unit in units(scale) if unit not in listed)


def earlier_rows(played: list[Played], end: date, scale: int) -> Iterable[Sequence[Any]]:
    """The register of half a year before, when three units had not been asked."""
    covered = [one for one in played if one.player.unit not in LATER_COVERED and one.opened <= first_day(end)]
    for one in covered:
        key, before = RENAMED
        renamed = str(one.player.key) == key
        yield _row(replace(one.player, handle=before) if renamed else one.player, one.opened)
    for network, handle, name, unit in CLOSED:
        template = next(one.player for one in played if one.player.network == network)
        yield _row(replace(template, handle=handle, name=name, unit=unit, part="steady"), played[0].opened)
    listed = {one.player.unit for one in played}
    yield from (_unit_row(unit) for unit in units(scale) if unit not in listed)


def _row(player: Player, opened: date) -> Sequence[Any]:
    return (
        player.unit, player.network, player.handle, player.url, player.name, player.owner, player.deputy,
        player.purpose, player.functions, player.languages, player.territory, "activo", opened.isoformat(),
        player.hours, player.euros,
    )  # fmt: skip


def _unit_row(unit: str) -> Sequence[Any]:
    return (unit, *[""] * (len(HEADER) - 1))
