# SPDX-License-Identifier: EUPL-1.2
"""The library of good practices: what to do, why one believes that it works, what it costs and how to check it.

Each member of the set is a TOML file of ``practices/``. The grade is that of the evidence that it works in an office
like this one or elsewhere; E here means that it is recommended and used, and that nobody has measured it. Hours and
money are estimates of the house.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter

from criterio.domain.errors import UnknownName
from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, say

LANGUAGES = ("es", "en")
"""Practices are told in these; who reads in another language of Spain reads them in Spanish."""

Text = Annotated[str, Field(min_length=1)]
Cost = Annotated[float, Field(ge=0)]


@dataclass(frozen=True)
class Told:
    """A practice in one language."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: Text
    what: Text
    why: Text
    how: Annotated[tuple[Text, ...], Field(min_length=2)]
    conditions: Text
    not_for: Text
    indicator: Text
    check: Text


@dataclass(frozen=True)
class Reference:
    """Where it is written."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    author: Text
    title: Text
    year: int
    url: Annotated[str, Field(pattern="^https://")]


@dataclass(frozen=True, kw_only=True)
class Practice:
    """One practice. ``functions``: what it serves; ``networks``: where it applies, empty for any.

    Costs are hours to start, then hours a week, and euros a year.
    """

    name: str
    grade: Grade
    functions: tuple[str, ...]
    networks: tuple[str, ...]
    hours_to_start: float
    hours_per_week: float
    euros: float
    title: Sentence
    what: Sentence
    why: Sentence
    how: tuple[Sentence, ...]
    conditions: Sentence
    not_for: Sentence
    indicator: Sentence
    check: Sentence
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class _Written:
    """As a file has it."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    grade: Grade
    functions: Annotated[tuple[str, ...], Field(min_length=1)]
    networks: tuple[str, ...]
    hours_to_start: Cost
    hours_per_week: Cost
    euros: Cost
    es: Told
    en: Told
    sources: Annotated[tuple[Reference, ...], Field(min_length=1)]


@cache
def practices() -> tuple[Practice, ...]:
    """Every practice, the best proven first and then the cheapest. Raises pydantic.ValidationError on a bad file."""
    folder = resources.files("criterio.evidence").joinpath("practices")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    read = [_practice(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(read, key=lambda one: (one.grade, one.hours_to_start + 52 * one.hours_per_week, one.name)))


def practice(name: str) -> Practice:
    """Raises UnknownName."""
    found = next((one for one in practices() if one.name == name), None)
    if found is None:
        raise UnknownName(say("There is no practice called {name}. See them all: criterio practices.", name=name[:80]))
    return found


def chosen(function: str = "", grade: str = "", network: str = "") -> tuple[Practice, ...]:
    """Those that serve a function, have a grade of evidence and apply on a network; empty: any."""
    return tuple(
        one
        for one in practices()
        if (not function or function in one.functions)
        and (not grade or one.grade == grade)
        and (not network or not one.networks or network in one.networks)
    )


def _practice(name: str, text: str) -> Practice:
    written = TypeAdapter(_Written).validate_python(tomllib.loads(text))
    es, en = written.es, written.en
    return Practice(
        name=name,
        grade=written.grade,
        functions=written.functions,
        networks=written.networks,
        hours_to_start=written.hours_to_start,
        hours_per_week=written.hours_per_week,
        euros=written.euros,
        title=_said(es.title, en.title),
        what=_said(es.what, en.what),
        why=_said(es.why, en.why),
        how=tuple(_said(step, step_en) for step, step_en in zip(es.how, en.how, strict=True)),
        conditions=_said(es.conditions, en.conditions),
        not_for=_said(es.not_for, en.not_for),
        indicator=_said(es.indicator, en.indicator),
        check=_said(es.check, en.check),
        sources=written.sources,
    )


def _said(es: str, en: str) -> Sentence:
    return Sentence(en, said={"en": en, "es": es, "ca": es, "gl": es, "eu": es})
