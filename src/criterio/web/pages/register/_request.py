# SPDX-License-Identifier: EUPL-1.2
"""The form of a request to open a profile, read into what the gates examine."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import inf
from typing import Any

from django.http import QueryDict

from criterio.decide._criterion import Case
from criterio.decide.functions import canonical
from criterio.decide.instead import Neighbourhood
from criterio.decide.openings import Examined, examine_opening
from criterio.domain.administration import MOST_POINTS, Initiative
from criterio.domain.names import Aspect, Horizon
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode
from criterio.web.pages._indicators import offered
from criterio.web.pages._offered import open_networks, purposes, units
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, day_in, languages_in, number_in, span_in

MECHANISMS: Mapping[str, Sentence] = {
    "efficiency": say("It saves time or money."),
    "effectiveness": say("It makes a service work better."),
    "intrinsic": say("It is a good in itself."),
    "transparency": say("It lets people see what is done."),
    "participation": say("It lets people take part."),
    "collaboration": say("It lets people do it together with us."),
}
ANSWERS: tuple[tuple[str, Sentence], ...] = (("", say("not known")), ("yes", say("yes")), ("no", say("no")))
_TEXTS = ("name", "unit", "objective", "indicator", "owner", "deputy", "heir", "exit_rule", "mechanism")


def read(told: QueryDict, others: Iterable[Initiative], opens: bool = True) -> Initiative:
    """What was written. ``others``: what else is proposed, which it may need or rule out. Raises Wrong.

    ``opens``: whether it would open a profile, whose network and name are then asked for.
    """
    errors: Errors = {}
    texts = {name: str(told.get(name, "")).strip() for name in _TEXTS}
    if not texts["name"]:
        errors["name"] = say("Say in a few words what it is.")
    if not texts["unit"]:
        errors["unit"] = say("Choose the unit that would keep it.")
    written = Initiative(
        name=texts["name"],
        unit=texts["unit"],
        objective=texts["objective"],
        indicator=texts["indicator"],
        owner=texts["owner"],
        deputy=texts["deputy"],
        heir=texts["heir"],
        exit_rule=texts["exit_rule"],
        mechanism=texts["mechanism"],
        opens=_key(told, errors) if opens else None,
        horizon=Horizon(str(told["horizon"])) if told.get("horizon") in set(Horizon) else Horizon.SHORT,
        euros=span_in(told, "euros", errors),
        functions=tuple(told.getlist("functions")),
        languages=languages_in(told, "languages", errors),
        comparables=_listed(told.get("comparables", ""), "\n"),
        hours_per_week=span_in(told, "hours", errors),
        expected=span_in(told, "expected", errors, least=-inf),
        review_on=day_in(told, "review_on", errors),
        audience_heard={"yes": True, "no": False}.get(told.get("audience_heard", "")),
        content_ready={"yes": True, "no": False}.get(told.get("content_ready", "")),
        **_beside(told, {one.name for one in others} - {texts["name"]}, errors),
    )
    all_right(errors)
    return written


def _beside(told: QueryDict, others: set[str], errors: Errors) -> dict[str, Any]:
    """What it would bring by aspect, what it needs first and rules out, whom it trains, and what makes it costlier."""
    lists = {of: tuple(one for one in told.getlist(of) if one in others) for of in ("requires", "excludes")}
    if set(lists["requires"]) & set(lists["excludes"]):
        errors["excludes"] = say("It cannot need and rule out the same.")
    months = number_in(told, "months", errors, 1)
    value = {aspect: span_in(told, f"value_{aspect}", errors, least=-inf) for aspect in Aspect}
    for aspect, points in value.items():
        if points and not -MOST_POINTS <= points[0] <= points[1] <= MOST_POINTS:
            errors[f"value_{aspect}_low"] = say("From {least} to {most} points.", least=-MOST_POINTS, most=MOST_POINTS)
    return {
        **lists,
        "value": {aspect: points for aspect, points in value.items() if points},
        "trains": str(told.get("trains", "")).strip(),
        "territory": str(told.get("territory", "")).strip(),
        "months": round(months) if months is not None else None,
        "ambitious": told.get("ambitious") == "on",
    }


def choices(visit: Visit) -> dict[str, Any]:
    """What the lists of the form offer to this person."""
    administration = visit.house.administration
    return {
        "units": units(visit),
        "networks": open_networks(),
        "functions": purposes(),
        "objectives": [("", say("not known")), *((one.name, one.name) for one in administration.objectives)],
        "mechanisms": [("", say("not known")), *MECHANISMS.items()],
        "answers": ANSWERS,
        "indicators": [(name, name) for _, name in offered(visit)],
        "horizons": list(Horizon),
        "aspects": list(Aspect),
        "others": [(one.name, one.name) for one in administration.initiatives],
        "every_unit": [("", say("nobody")), *((one.name, one.name) for one in administration.units)],
        "most_points": MOST_POINTS,
    }


def examined(visit: Visit, initiative: Initiative) -> Examined:
    """Held against the gates, with the profile that could do it instead."""
    return examine_opening(initiative, visit.house.administration, _instead(visit, initiative))


def _instead(visit: Visit, initiative: Initiative) -> Sentence | None:
    if visit.reading is None:
        return None
    administration, on = visit.reading.plan.administration, visit.reading.on
    cases = [
        Case(
            replace(one.profile, functions=tuple(canonical(name) for name in one.profile.functions)),
            administration,
            on,
            one.state,
            one.days_since_last_post,
            one.unanswered,
        )
        for one in visit.reading.plan.standings
    ]
    modes = {subject: verdict.mode for subject, verdict in visit.reading.verdicts.items()}
    return Neighbourhood(cases, modes).of_initiative(initiative, initiative.functions, Mode.NO)


def _key(told: Mapping[str, Any], errors: Errors) -> ProfileKey | None:
    handle = str(told.get("handle", "")).strip().lstrip("@").casefold()
    if not handle or not told.get("network") or any(mark in handle for mark in " /:"):
        errors["handle"] = say("Give the network and the name of the profile, such as bibliovillaclara.")
        return None
    return ProfileKey(str(told["network"]), handle)


def _listed(text: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())
