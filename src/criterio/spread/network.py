# SPDX-License-Identifier: EUPL-1.2
"""Who may infect whom: a directed network, read from ties, with the probability of each."""

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say

Indices = NDArray[np.int64]
Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """Ties by the one who receives: those of node ``v`` come from ``sources[starts[v]:starts[v + 1]]``.

    ``chances`` is the probability of each tie, between 0 and 1; ``names`` are as the file writes them.
    """

    names: tuple[str, ...]
    starts: Indices
    sources: Indices
    chances: Values

    @property
    def size(self) -> int:
        return len(self.names)

    @property
    def out_degree(self) -> Indices:
        return np.bincount(self.sources, minlength=self.size)


def network(names: tuple[str, ...], ends: Indices, chances: Values | None = None) -> Network:
    """From ties (from, to), repeated ones and those to oneself left out.

    Without ``chances``, each node is infected by each of its n sources with probability 1/n (weighted cascade).
    """
    kept = np.flatnonzero(ends[:, 0] != ends[:, 1])
    pairs, first = np.unique(ends[kept][:, ::-1], axis=0, return_index=True)
    into = np.bincount(pairs[:, 0], minlength=len(names))
    starts = np.concatenate([[0], np.cumsum(into)])
    told = 1 / into[pairs[:, 0]] if chances is None else chances[kept][first]
    return Network(names, starts, pairs[:, 1].astype(np.int64), np.asarray(told, dtype=np.float64))


def read_ties(path: Path, directed: bool = True) -> Network:
    """A list of ties, one a line: two names, and perhaps the probability; gzip too. Raises BadInput.

    Lines that begin with # or % are remarks. A first line whose second name occurs nowhere else is taken as headings.
    """
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    told = enumerate(content.decode("utf-8-sig").splitlines(), 1)
    lines = [(place, line) for place, line in told if line.strip() and line[0] not in "#%"]
    mark = next((mark for mark in ("\t", ";", ",") if lines and mark in lines[0][1]), " ")
    rows = [(place, [cell.strip() for cell in row if cell.strip()]) for place, row in _split(lines, mark)]
    for place, row in rows:
        if len(row) < 2:
            raise BadInput(say("{file}, row {row}: a tie needs two names.", file=path.name, row=place), row=place)
    rows = rows[1:] if len(rows) > 1 and _is_heading(rows) else rows
    names = tuple(dict.fromkeys(name for _, row in rows for name in row[:2]))
    where = {name: place for place, name in enumerate(names)}
    ends = np.array([[where[row[0]], where[row[1]]] for _, row in rows], dtype=np.int64).reshape(-1, 2)
    chances = _chances([row for _, row in rows])
    if not directed:
        ends = np.concatenate([ends, ends[:, ::-1]])
        chances = None if chances is None else np.concatenate([chances, chances])
    return network(names, ends, chances)


def _split(lines: list[tuple[int, str]], mark: str) -> list[tuple[int, list[str]]]:
    if mark == " ":
        return [(place, line.split()) for place, line in lines]
    return [
        (place, row) for (place, _), row in zip(lines, csv.reader((t for _, t in lines), delimiter=mark), strict=True)
    ]


def _is_heading(rows: list[tuple[int, list[str]]]) -> bool:
    """Names in a first line above numbers, or names that nobody below bears."""
    first, rest = rows[0][1][:2], {name for _, row in rows[1:] for name in row[:2]}
    return not any(name in rest for name in first) and not first[0].lstrip("-").isdigit()


def _chances(rows: list[list[str]]) -> Values | None:
    """The third column, where every line has one that is a probability below one."""
    try:
        told = np.array([float(row[2]) for row in rows])
    except (IndexError, ValueError):
        return None
    return told if len(told) and told.min() >= 0 and told.max() <= 1 and (told < 1).any() else None
