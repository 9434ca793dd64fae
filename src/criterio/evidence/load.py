# SPDX-License-Identifier: EUPL-1.2
"""Reads what the house knows of the world: one TOML file a subject, one row a statement, each with source and date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TypeVar

from pydantic import ConfigDict, TypeAdapter

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Stated:
    """Who said it and when. ``verified`` is False for common knowledge that nobody has checked against its source."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    source: str
    date: date
    verified: bool = True


@cache
def rows(subject: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of ``<subject>.toml``. Raises pydantic.ValidationError when one is not as it must be."""
    text = resources.files("criterio.evidence").joinpath(f"{subject}.toml").read_text(encoding="utf-8")
    (table,) = tomllib.loads(text).values()
    return TypeAdapter(tuple[kind, ...]).validate_python(table)  # type: ignore[valid-type]


def subjects() -> list[str]:
    """The subjects that have a file."""
    folder = resources.files("criterio.evidence")
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
