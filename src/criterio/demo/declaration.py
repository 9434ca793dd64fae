# SPDX-License-Identifier: EUPL-1.2
"""What the town declares of itself in ``administration.toml``."""

from dataclasses import asdict
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import tomli_w

from criterio.demo.cast import cast, units
from criterio.demo.contagion import LINKS
from criterio.demo.days import ELECTIONS
from criterio.demo.outcomes import effects
from criterio.domain.administration import (
    Administration,
    Campaign,
    Capacity,
    Cell,
    Initiative,
    Objective,
    OrgUnit,
    Synergy,
    TiedUnits,
)
from criterio.domain.names import Aspect, Horizon
from criterio.domain.profile import ProfileKey


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
        synergies=(
            Synergy(
                ("Respuestas preparadas a las diez preguntas de siempre", "facebook:ayuntamientovillaclara"),
                {Aspect.SERVICE: (0.1, 0.5)},
                "A quien pregunta en Facebook se le responde en el acto con lo que ya está preparado.",
            ),
        ),
        must_cover=(
            Cell("emergency", "es"),
            Cell("emergency", "ca"),
            Cell("citizen_service", "es"),
            Cell("routine_information", "es"),
            Cell("routine_information", "ca"),
            Cell("transparency", "es"),
        ),
        objectives=_objectives(spring),
        initiatives=_initiatives(end, spring),
        campaigns=_campaigns(end),
        indicators={
            "llamadas": "llamadas al ayuntamiento",
            "citas": "citas previas pedidas",
            "tramites": "trámites en línea terminados",
        },
        peers={
            "facebook:ayuntamientovillaclara": _others("facebook"),
            "instagram:ayto_villaclara": _others("instagram"),
            "x:aytovillaclara": _others("x"),
        },
        inaugurations=(date(2019, 6, 15), date(2023, 6, 17)),
        elections=ELECTIONS,
        support={"initiative:Villaclara en directo": 0.9, "x:visitvillaclara": 0.7},
    )


def _objectives(spring: date) -> tuple[Objective, ...]:
    return (
        Objective("Menos llamadas por la cita previa", Aspect.SERVICE, "llamadas", rank=1, weight=(0.3, 0.5), low=-20.0,
                  high=-5.0, review_on=spring, functions=("citizen_service",)),
        Objective("Avisos que llegan a tiempo", Aspect.STEWARDSHIP, "", rank=2, weight=(0.15, 0.35), review_on=spring,
                  functions=("emergency", "transparency")),
        Objective("Más jóvenes con el bono joven", Aspect.SOCIAL, "tramites", rank=3, weight=(0.1, 0.25), low=10.0,
                  high=40.0, review_on=spring, functions=("behaviour_change", "participation")),
        Objective("Gastar menos por cada resultado", Aspect.FINANCIAL, "", rank=4, weight=(0.1, 0.2), review_on=spring),
        Objective("Más propuestas vecinales respondidas", Aspect.POLITICAL, "", rank=5, weight=(0.05, 0.15),
                  review_on=spring, functions=("participation",)),
    )  # fmt: skip


def _initiatives(end: date, spring: date) -> tuple[Initiative, ...]:
    return (
        Initiative(
            "Villaclara en directo", unit="Prensa", horizon=Horizon.LONG, ambitious=True, hours_per_week=(20.0, 45.0),
            euros=(40_000.0, 130_000.0), value={Aspect.POLITICAL: (-0.5, 2.0), Aspect.SOCIAL: (-0.5, 1.5)},
            functions=("transparency", "participation"), languages=("es",), owner="Marta Olmedo", deputy="Iván Reig",
            heir="Prensa", review_on=spring, exit_rule="Parar si no hay 300 personas por emisión el día de la revisión",
            months=30, mechanism="participation", audience_heard=False, content_ready=False,
        ),
        Initiative(
            "Cita por mensaje en Servicios Sociales", unit="Servicios Sociales", hours_per_week=(1.5, 3.0),
            euros=(0.0, 400.0), value={Aspect.SERVICE: (0.8, 2.2), Aspect.FINANCIAL: (0.1, 0.8)},
            functions=("citizen_service",), languages=("es",), objective="Menos llamadas por la cita previa",
            indicator="llamadas", expected=(-18.0, -6.0), owner="Pilar Cano", deputy="Ana Riera",
            heir="Servicios Sociales", review_on=spring, exit_rule="Parar si las llamadas no bajan un 5 %", months=6,
            mechanism="efficiency", audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Respuestas preparadas a las diez preguntas de siempre", unit="Atención Ciudadana",
            hours_per_week=(1.0, 2.0), euros=(0.0, 0.0),
            value={Aspect.SERVICE: (0.5, 1.6), Aspect.FINANCIAL: (0.2, 0.7)},
            functions=("citizen_service",), languages=("es", "ca"), objective="Menos llamadas por la cita previa",
            indicator="llamadas", expected=(-8.0, -2.0), owner="Sonia Vera", deputy="Luis Moltó",
            heir="Atención Ciudadana", review_on=spring, exit_rule="Parar si nadie las usa en dos meses", months=4,
            mechanism="efficiency", audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Club de lectura en Instagram", unit="Bibliotecas", hours_per_week=(0.5, 1.5), euros=(0.0, 200.0),
            value={Aspect.SOCIAL: (0.4, 1.5)}, functions=("participation", "co_production"), languages=("es", "ca"),
            indicator="tramites", expected=(2.0, 9.0), owner="Inés Mollà", deputy="Clara Vives", heir="Bibliotecas",
            review_on=spring, exit_rule="Parar con menos de 12 participantes", months=6, mechanism="collaboration",
            audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Subtítulos en todos los vídeos", unit="Prensa", hours_per_week=(0.5, 1.5), euros=(0.0, 300.0),
            value={Aspect.STEWARDSHIP: (0.5, 1.5), Aspect.SOCIAL: (0.1, 0.5)}, functions=("transparency",),
            owner="Iván Reig", deputy="Marta Olmedo", heir="Prensa", review_on=end + timedelta(days=90),
            exit_rule="No se para: es una obligación", months=3, mechanism="effectiveness", audience_heard=True,
            content_ready=True,
        ),
        Initiative(
            "Canal de WhatsApp del Ayuntamiento", unit="Prensa", horizon=Horizon.MEDIUM, hours_per_week=(2.0, 4.0),
            euros=(0.0, 900.0), value={Aspect.SERVICE: (0.3, 1.6), Aspect.STEWARDSHIP: (0.2, 1.0)},
            opens=ProfileKey("whatsapp", "0029VaVillaclara2026"), functions=("routine_information", "emergency"),
            languages=("es", "ca"), objective="Avisos que llegan a tiempo", owner="Marta Olmedo", deputy="Iván Reig",
            heir="Prensa", review_on=spring, exit_rule="Parar con menos de 2.000 personas en seis meses", months=6,
            mechanism="effectiveness", audience_heard=True, content_ready=True,
        ),
        Initiative(
            "Piloto de barrio en Mastodon", unit="Medio Ambiente", horizon=Horizon.MEDIUM, hours_per_week=(1.0, 3.0),
            euros=(0.0, 500.0), value={Aspect.POLITICAL: (-0.2, 0.8), Aspect.IDEOLOGICAL: (0.0, 0.8)},
            opens=ProfileKey("mastodon", "barrios@villaclara.social"), functions=("participation",),
            languages=("es", "ca"), owner="Teo Grau", review_on=spring, months=6, mechanism="participation",
            audience_heard=False, content_ready=False,
        ),
    )  # fmt: skip


def _campaigns(end: date) -> tuple[Campaign, ...]:
    """What the town did and when, as it knows it: not what came of it."""
    took = {"Cita previa explicada": ((60.0, 80.0), (0.0, 300.0)), "Bono joven": ((40.0, 60.0), (500.0, 900.0))}
    found: dict[str, Campaign] = {}
    for one in effects(end):
        hours, euros = took.get(one.campaign, ((15.0, 30.0), (0.0, 200.0)))
        before = found[one.campaign].indicators if one.campaign in found else ()
        until = None if one.end == end else one.end
        found[one.campaign] = Campaign(
            one.campaign, one.start, (f"unit:{one.unit}",), (*before, one.indicator), until, hours=hours, euros=euros
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
