# SPDX-License-Identifier: EUPL-1.2
"""What the town declares of itself in ``administration.toml``."""

from dataclasses import asdict
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import tomli_w

from criterio.demo.bets import initiatives, objectives
from criterio.demo.cast import cast, units
from criterio.demo.contagion import LINKS
from criterio.demo.days import ELECTIONS
from criterio.demo.outcomes import effects
from criterio.domain.administration import (
    Administration,
    Campaign,
    Capacity,
    Cell,
    OrgUnit,
    Synergy,
    TiedUnits,
)
from criterio.domain.names import Aspect, Horizon

SYNERGIES = (
    Synergy(
        ("Respuestas preparadas a las diez preguntas de siempre", "facebook:ayuntamientovillaclara"),
        {Aspect.SERVICE: (0.1, 0.5)},
        "A quien pregunta en Facebook se le responde en el acto con lo que ya está preparado.",
    ),
)
MUST_COVER = (
    Cell("emergency", "es"),
    Cell("emergency", "ca"),
    Cell("citizen_service", "es"),
    Cell("routine_information", "es"),
    Cell("routine_information", "ca"),
    Cell("transparency", "es"),
)
INDICATORS = {
    "llamadas": "llamadas al ayuntamiento",
    "citas": "citas previas pedidas",
    "tramites": "trámites en línea terminados",
}
PRINCIPAL = {"facebook": "ayuntamientovillaclara", "instagram": "ayto_villaclara", "x": "aytovillaclara"}

_RULES = """Cualquiera puede escribir en nuestros perfiles, en castellano o en valenciano, también para criticar.

Se retira, y se guarda con su día y su motivo:

- Insultos, amenazas o humillaciones a cualquier persona.
- Datos personales de otras personas, y fotografías de menores.
- Publicidad, fraudes y el mismo mensaje una y otra vez.

A quien lo escribió se le dice por qué. Si no está de acuerdo, otra persona del ayuntamiento lo revisa y contesta."""


def write_declaration(path: Path, end: date, scale: int = 1) -> None:
    """The declaration as TOML, with what is not known left out."""
    path.write_text(tomli_w.dumps(_plain(asdict(declaration(end, scale)))), encoding="utf-8", newline="\n")


def declaration(end: date, scale: int = 1) -> Administration:
    """The town as it declares itself; review dates follow from its last day."""
    spring = end + timedelta(days=181)
    return Administration(
        name="Ayuntamiento de Villaclara",
        language="es",
        time_zone="Europe/Madrid",
        territory="Villaclara",
        feast_days={"10-09": "Dia de la Comunitat Valenciana"},
        population=48_300 * scale,
        kind="ayuntamiento",
        mission="Que cualquier vecina o vecino de Villaclara resuelva sus gestiones a la primera, se entere a tiempo "
        "de lo que le afecta y pueda opinar sobre su ciudad.",
        house_rules=_RULES,
        hours_per_week=118.0 * scale,
        euros_per_year=22_000.0 * scale,
        euros_per_hour=27.5,
        call_cost=3.4,
        contact_cost=2.1,
        deflection=0.3,
        units=tuple(
            OrgUnit(name, parent, float(hours), people, _head(name), good)
            for name, (parent, hours, people, good) in units(scale).items()
        ),
        ties=tuple(TiedUnits(one, other) for one, other in LINKS),
        capacities=(
            Capacity(Horizon.MEDIUM, "Prensa", hours_per_week=30.0 * scale),
            Capacity(Horizon.LONG, euros_per_year=20_000.0 * scale),
        ),
        synergies=SYNERGIES,
        must_cover=MUST_COVER,
        objectives=objectives(spring),
        initiatives=initiatives(end, spring),
        campaigns=_campaigns(end),
        indicators=INDICATORS,
        peers={f"{network}:{handle}": _others(network) for network, handle in PRINCIPAL.items()},
        inaugurations=(date(2019, 6, 15), date(2023, 6, 17)),
        elections=ELECTIONS,
        support={"initiative:Villaclara en directo": 0.9, "x:visitvillaclara": 0.7},
    )


_HOPED = {"Cita previa explicada": -0.1, "Ayudas paso a paso": -0.2}
"""Fewer calls: one comes true, and one was too much to hope for."""


def _campaigns(end: date) -> tuple[Campaign, ...]:
    """What the town did and when, as it knows it: not what came of it."""
    took = {"Cita previa explicada": ((60.0, 80.0), (0.0, 300.0)), "Bono joven": ((40.0, 60.0), (500.0, 900.0))}
    found: dict[str, Campaign] = {}
    for one in effects(end):
        hours, euros = took.get(one.campaign, ((15.0, 30.0), (0.0, 200.0)))
        before = found[one.campaign].indicators if one.campaign in found else ()
        until = None if one.end == end else one.end
        found[one.campaign] = Campaign(
            one.campaign,
            one.start,
            (f"unit:{one.unit}",),
            (*before, one.indicator),
            until,
            hours=hours,
            euros=euros,
            hoped=_HOPED.get(one.campaign),
        )
    return tuple(found.values())


def _others(network: str) -> tuple[str, ...]:
    """Towns as invented as this one."""
    towns = ("Fuenteverde", "Riomenor", "Valdeluz", "Peñarrubia", "Torrealta")
    return tuple(f"{network}:ayto{town.lower().replace('ñ', 'n')}" for town in towns)


def _head(unit: str) -> str:
    return next((player.owner for player in cast() if player.unit == unit and player.owner), "")


def _plain(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"network", "handle"}:
        return f"{value['network']}:{value['handle']}"
    if isinstance(value, dict):
        return {str(getattr(k, "value", k)): _plain(v) for k, v in value.items() if v is not None and v != ()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
