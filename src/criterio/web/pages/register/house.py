# SPDX-License-Identifier: EUPL-1.2
"""What the administration says of itself: who it is, what hands and money it has, and what may never lack a channel."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpResponseBase

from criterio.decide.functions import titled
from criterio.domain.administration import Administration, Cell
from criterio.domain.sentence import say
from criterio.evidence.knowledge import functions
from criterio.register import describing
from criterio.store.parts import OF_THE_HOUSE
from criterio.store.workspace import Store
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.by_two import alone, as_shown, both
from criterio.web.pages._offered import purposes
from criterio.web.pages._rules import parts_of
from criterio.web.pages.register._days import as_lines, days, feasts, feasts_as_lines
from criterio.web.pages.register._proposed_rules import proposed_rules
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, Wrong, all_right, languages_in, number_in, read_in

REGIONS = (
    ("AN", "Andalucía"), ("AR", "Aragón"), ("AS", "Principado de Asturias"), ("IB", "Illes Balears"),
    ("CN", "Canarias"), ("CB", "Cantabria"), ("CL", "Castilla y León"), ("CM", "Castilla-La Mancha"),
    ("CT", "Catalunya"), ("CE", "Ceuta"), ("MD", "Comunidad de Madrid"), ("NC", "Navarra / Nafarroa"),
    ("VC", "Comunitat Valenciana"), ("PV", "Euskadi"), ("EX", "Extremadura"), ("GA", "Galicia"), ("RI", "La Rioja"),
    ("ML", "Melilla"), ("MC", "Región de Murcia"),
)  # fmt: skip
"""Each by its own name: nobody translates it."""

_TEXTS = ("territory", "region", "mission", "site", "dir3", "contact", "house_rules")
_NUMBERS = ("hours_per_week", "euros_per_year", "euros_per_hour", "call_cost", "contact_cost", "deflection")
_DAYS = ("elections", "inaugurations", "shocks")


def _show(visit: Visit) -> HttpResponseBase:
    administration = visit.house.administration
    return visit.render(
        "register/house.html.jinja",
        said=administration,
        written=_as_written(administration),
        was=as_shown(visit, administration, OF_THE_HOUSE),
        cells=[(cell, titled(cell.function)) for cell in administration.must_cover],
        functions=purposes(),
        regions=[("", say("not said yet")), *REGIONS],
        proposed=parts_of(proposed_rules(administration)),
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    with alone(visit) as (store, administration):
        _write(visit, act, store, administration)
    visit.audit(f"register.{act}_house", administration.name)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("register.house")


def _write(visit: Visit, act: str, store: Store, administration: Administration) -> None:
    told = visit.request.POST
    if act == "say":
        said = both(visit, _said(administration, told), administration, OF_THE_HOUSE)
        describing.describe(store, said, visit.who, visit.now)
    elif act == "adopt":
        own = replace(administration, house_rules=proposed_rules(administration))
        describing.describe(store, own, visit.who, visit.now)
    else:
        describing.write_cells(store, _cells(administration, act, told), visit.who, visit.now)


def _said(before: Administration, told: Mapping[str, str]) -> Administration:
    """Raises Wrong."""
    errors = Errors()
    population = number_in(told, "population", errors, 0)
    dormant = number_in(told, "dormant_after_days", errors, 1)
    said: dict[str, Any] = {
        "population": round(population) if population is not None else None,
        "dormant_after_days": round(dormant) if dormant is not None else before.dormant_after_days,
        "feast_days": read_in(told, "feast_days", errors, feasts),
        **{name: told.get(name, "").strip() for name in _TEXTS},
        "site": _address(told.get("site", "").strip()),
        **{name: number_in(told, name, errors, 0) for name in _NUMBERS},
        **{name: read_in(told, name, errors, days) for name in _DAYS},
    }
    if (said["deflection"] or 0) > 1:
        errors["deflection"] = say("How many answers spare a call goes from 0 to 1: 0.3 is three of ten.")
    all_right(errors)
    return replace(before, **said)


def _address(written: str) -> str:
    """People name their site as ``www.villaclara.es``."""
    return f"https://{written}" if written and "://" not in written else written


def _cells(administration: Administration, act: str, told: Mapping[str, str]) -> list[Cell]:
    function, place, errors = told.get("function", ""), told.get("place", "").strip(), Errors()
    if act == "uncover":
        gone = Cell(function, told.get("language", "").strip().casefold(), place)
        return [one for one in administration.must_cover if one != gone]
    spoken = languages_in(told, "language", errors)
    all_right(errors)
    cells = [Cell(function, language, place) for language in spoken or ("",)]
    if function not in {one.name for one in functions()}:
        raise Wrong({"function": say("Choose what may never lack a channel.")})
    return [*administration.must_cover, *cells]


def _as_written(administration: Administration) -> dict[str, Any]:
    shown: dict[str, Callable[[Any], str]] = {"feast_days": feasts_as_lines, **dict.fromkeys(_DAYS, as_lines)}
    plain = {name: getattr(administration, name) for name in ("population", "dormant_after_days", *_TEXTS, *_NUMBERS)}
    return plain | {name: write(getattr(administration, name)) for name, write in shown.items()}


PAGE = Page(
    path="house/",
    title=say("Our administration"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={
        "say": Permission.ADMINISTER,
        "adopt": Permission.ADMINISTER,
        "cover": Permission.ADMINISTER,
        "uncover": Permission.ADMINISTER,
    },
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="register",
)
