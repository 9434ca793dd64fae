# SPDX-License-Identifier: EUPL-1.2
"""Amounts that cannot be: hours or money below zero, and ranges that go from the most to the least."""

from collections.abc import Iterator, Mapping
from typing import Any

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence, say

_TABLES = ("units", "capacities", "objectives", "initiatives", "campaigns")
_FROM_ZERO = (
    *(
        "hours_per_week",
        "euros_per_year",
        "euros_per_hour",
        "hours",
        "euros",
        "call_cost",
        "contact_cost",
        "deflection",
    ),
    *("population", "accredited", "months", "dormant_after_days"),
)
_RANGES = ("hours_per_week", "euros", "hours", "expected", "weight", "value", "worth")


def amounts(administration: Administration) -> Iterator[Sentence]:
    """One sentence each, with its place in the file."""
    rows: list[tuple[str, Any]] = [("administration.toml", administration)]
    for table in _TABLES:
        rows += [(f"[[{table}]] {number}", row) for number, row in enumerate(getattr(administration, table), 1)]
    for place, row in rows:
        yield from _below_zero(place, row)
        yield from _backwards(place, row)


def _below_zero(place: str, row: Any) -> Iterator[Sentence]:
    for name in _FROM_ZERO:
        for value in _ends(getattr(row, name, None)):
            if value < 0:
                yield say("{place} › {name} cannot be below zero and is {value}", place=place, name=name, value=value)


def _backwards(place: str, row: Any) -> Iterator[Sentence]:
    for name in _RANGES:
        said = getattr(row, name, None)
        ranges = said.items() if isinstance(said, Mapping) else [("", said)]
        for key, span in ranges:
            if isinstance(span, tuple) and span[0] > span[1]:
                yield say(
                    "{place} › {name}: [{low}, {high}] must have the least first",
                    place=place,
                    name=f"{name} › {key}" if key else name,
                    low=span[0],
                    high=span[1],
                )


def _ends(said: Any) -> tuple[float, ...]:
    """Of a range both, of a number itself; none where nothing is declared."""
    return () if said is None else said if isinstance(said, tuple) else (said,)
