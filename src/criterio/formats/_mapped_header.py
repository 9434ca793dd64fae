# SPDX-License-Identifier: EUPL-1.2
"""Where each field of a mapping stands in one sheet."""

import re
from collections.abc import Callable
from functools import lru_cache

from criterio.formats._mapping_file import Columns, Mapping
from criterio.formats._tables import OURS, normal

Getter = Callable[[list[str]], str]

_IN_BRACES = re.compile(r"\{([^{}]*)\}")


@lru_cache(maxsize=8)
def _places(header: tuple[str, ...]) -> dict[str, int]:
    """The first column of each name, of the same row for every mapping that is tried on it. Nobody changes it."""
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        found.setdefault(normal(name), index)
    return found


class Header:
    """Finds cells by field: the columns of one sheet, as one mapping understands them."""

    def __init__(self, header: tuple[str, ...], mapping: Mapping) -> None:
        self.names = header
        self._at = _places(header)
        self.used: set[int] = set()
        self.getters = self._getters(mapping.columns)
        self.wide = [self._getters(group) for group in mapping.wide]
        self.series = self._series(mapping.series_columns)
        self.ours = {index for index, name in enumerate(header) if name.startswith(OURS)}
        self.unknown = [
            (index, name) for index, name in enumerate(header) if index not in self.used | self.ours and name.strip()
        ]

    @property
    def share_known(self) -> float:
        known = len(self.names) - len(self.ours)
        return 1 - len(self.unknown) / known if known else 0.0

    def _getters(self, columns: Columns) -> dict[str, Getter]:
        found = {name: self._getter(options) for name, options in columns.items()}
        return {name: getter for name, getter in found.items() if getter is not None}

    def _getter(self, options: tuple[str, ...]) -> Getter | None:
        for option in options:
            parts = _IN_BRACES.findall(option) if "{" in option else [option]
            places = [self._at.get(normal(part)) for part in parts]
            if not places or None in places:
                continue
            self.used.update(place for place in places if place is not None)
            if "{" in option:
                return _joined([place for place in places if place is not None], option)
            return _cell(places[0] or 0)
        return None

    def _series(self, columns: tuple[str, ...]) -> list[tuple[int, str]]:
        """``*`` means every column that the mapping uses for nothing else."""
        if "*" in columns:
            places = [i for i, name in enumerate(self.names) if i not in self.used and not name.startswith(OURS)]
        else:
            places = [self._at[normal(name)] for name in columns if normal(name) in self._at]
        self.used.update(places)
        return [(place, self.names[place]) for place in places]


def _cell(place: int) -> Getter:
    return lambda cells: cells[place] if place < len(cells) else ""


def _joined(places: list[int], template: str) -> Getter:
    between = [*_IN_BRACES.split(template), "", "", ""][2] or " "
    getters = [_cell(place) for place in places]
    return lambda cells: between.join(text for get in getters if (text := get(cells).strip()))
