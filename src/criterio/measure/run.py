# SPDX-License-Identifier: EUPL-1.2
"""Measures: every metric of every subject, in one query a table."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, assert_never

import ibis
import pyarrow as pa

from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Window
from criterio.domain.names import Absence
from criterio.domain.profile import Profile
from criterio.evidence.networks import offers
from criterio.measure._metric import Estimate, Metric, Setting, Statistics, Subjects
from criterio.measure.all import chosen
from criterio.measure.tables import table
from criterio.store.facts import Facts

By = Literal["profile", "unit", "network", "all"]

MOST_FILES = 20
"""File names that a figure carries at most; a reader follows no more."""

_SOURCES = "_sources"


def measure(
    facts: Facts,
    administration: Administration,
    window: Window,
    by: By = "profile",
    metrics: Sequence[str] | None = None,
) -> list[Figure]:
    """One figure a subject and metric, subjects in the register's order. What is not known is there, and says why.

    Raises UnknownName when a metric does not exist.
    """
    wanted = chosen(metrics)
    members = _members(facts, by)
    asked = {metric.table for metric in wanted if metric.table not in facts.empty}
    found = {name: _query(name, facts, administration, window, by, wanted) for name in asked}
    for subject in sorted({subject for rows in found.values() for subject in rows}):
        members.setdefault(subject, [])
    return [
        _figure(metric, subject, found.get(metric.table, {}).get(subject, {}), setting, facts, profiles)
        for subject, profiles in members.items()
        for setting in [_setting(administration, window, subject, profiles)]
        for metric in wanted
    ]


def _query(
    name: Subjects,
    facts: Facts,
    administration: Administration,
    window: Window,
    by: By,
    metrics: Iterable[Metric],
) -> dict[str, Statistics]:
    rows = _with_subject(table(name, facts, administration, window), facts, by)
    statistics = {
        f"{metric.name}.{key}": value
        for metric in metrics
        if metric.table == name
        for key, value in metric.calculation.statistics(rows).items()
    }
    statistics[_SOURCES] = rows.source.collect(distinct=True)
    return {str(row.pop("subject")): row for row in facts.rows(rows.group_by("subject").agg(**statistics))}


def _with_subject(rows: ibis.Table, facts: Facts, by: By) -> ibis.Table:
    match by:
        case "profile":
            return rows.filter(~_institutional(rows)).mutate(subject=rows.profile)
        case "network":
            return rows.filter(~_institutional(rows)).mutate(subject=ibis.literal("network:") + rows.network)
        case "all":
            return _without_parts(rows).mutate(subject=ibis.literal("all"))
        case "unit":
            joined = rows.left_join(ibis.memtable(_units(facts)), [("profile", "member")]).drop("member")
            own = ibis.ifelse(joined.profile.startswith("unit:"), joined.profile, joined.unit_subject)
            return joined.mutate(subject=own).filter(ibis._.subject.notnull())
        case _:
            assert_never(by)


def _institutional(rows: ibis.Table) -> Any:
    return (rows.profile == "all") | rows.profile.startswith("unit:")


def _without_parts(rows: ibis.Table) -> ibis.Table:
    """Where a series gives a total for all, its parts would count twice."""
    if "metric" not in rows.columns:
        return rows
    has_total = (rows.profile == "all").max().over(ibis.window(group_by=rows.metric))
    return rows.mutate(has_total=has_total).filter(lambda t: (t.profile == "all") | ~t.has_total).drop("has_total")


def _units(facts: Facts) -> pa.Table:
    held = [p for p in facts.profiles if p.unit]
    return pa.table(
        {
            "member": pa.array([str(p.key) for p in held], pa.string()),
            "unit_subject": pa.array([f"unit:{p.unit}" for p in held], pa.string()),
        }
    )


def _members(facts: Facts, by: By) -> dict[str, list[Profile]]:
    """The profiles of every subject that the register knows, also of those without data."""
    members: dict[str, list[Profile]] = {f"unit:{unit}": [] for unit in facts.units} if by == "unit" else {}
    if by == "all":
        members["all"] = []
    for profile in facts.profiles:
        if subject := _subject_of(profile, by):
            members.setdefault(subject, []).append(profile)
    return members


def _subject_of(profile: Profile, by: By) -> str:
    match by:
        case "profile":
            return str(profile.key)
        case "network":
            return f"network:{profile.key.network}"
        case "unit":
            return f"unit:{profile.unit}" if profile.unit else ""
        case "all":
            return "all"


def _setting(administration: Administration, window: Window, subject: str, profiles: list[Profile]) -> Setting:
    """What is declared of the whole or of a unit wins over the sum of its profiles, which must all be known."""
    whole = subject == "all"
    of_unit = next((unit.hours_per_week for unit in administration.units if f"unit:{unit.name}" == subject), None)
    hours = administration.hours_per_week if whole else of_unit
    euros = administration.euros_per_year if whole else None
    return Setting(
        administration,
        window,
        hours if hours is not None else _sum_if_known([profile.hours_per_week for profile in profiles]),
        euros if euros is not None else _sum_if_known([profile.euros_per_year for profile in profiles]),
    )


def _sum_if_known(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def _figure(
    metric: Metric, subject: str, found: Statistics, setting: Setting, facts: Facts, profiles: list[Profile]
) -> Figure:
    prefix = f"{metric.name}."
    own = {key.removeprefix(prefix): value for key, value in found.items() if key.startswith(prefix)}
    estimate: Estimate | None = metric.calculation.estimate(own, setting) if own else None
    return Figure(
        metric=metric.name,
        subject=subject,
        window=setting.window,
        unit=metric.unit,
        value=estimate.value if estimate else None,
        low=estimate.low if estimate else None,
        high=estimate.high if estimate else None,
        raw=estimate.value if estimate else None,
        n=estimate.n if estimate else 0,
        grade=metric.grade,
        source=str(metric.source),
        files=_files(found, facts) if estimate else (),
        absent=None if estimate else _why_absent(metric, subject, profiles),
    )


def _files(found: Statistics, facts: Facts) -> tuple[str, ...]:
    names = {facts.sources[source] for source in found.get(_SOURCES) or () if source in facts.sources}
    return tuple(sorted(names)[:MOST_FILES])


def _why_absent(metric: Metric, subject: str, profiles: list[Profile]) -> Absence:
    """Not offered, when something that the metric needs is given by none of the subject's networks."""
    networks = {profile.key.network for profile in profiles} or {subject.removeprefix("network:").partition(":")[0]}
    lacking = any(all(offers(network, need) is False for network in networks) for need in metric.needs)
    return Absence.NOT_OFFERED if lacking else Absence.NOT_KNOWN
