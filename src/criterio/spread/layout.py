# SPDX-License-Identifier: EUPL-1.2
"""Where to draw each unit: on the network by who is near whom, on the map by place, or below the unit it hangs from."""

from collections.abc import Mapping, Sequence

import numpy as np

from criterio.spread.network import Flags, Values

Spots = tuple[tuple[float, float], ...]
"""Between 0 and 1, from the left and from the top."""


def by_ties(linked: Flags) -> Spots:
    """Units few steps apart lie near: stress made small from classical scaling on (Gansner et al. 2005)."""
    size = len(linked)
    if size < 2:
        return ((0.5, 0.5),) * size
    from scipy.sparse.csgraph import shortest_path  # it takes a tenth of a second to wake: not while a server starts

    steps = shortest_path((linked | linked.T).astype(float), unweighted=True)
    far = np.where(np.isfinite(steps), steps, np.max(steps, initial=1, where=np.isfinite(steps)) + 1)
    spots = _scaled(far)
    weight = 1 / np.maximum(far, 1e-9) ** 2
    np.fill_diagonal(weight, 0)
    for _ in range(100):
        apart = spots[:, None] - spots[None]
        length = np.sqrt((apart**2).sum(axis=2))
        pull = weight * far / np.maximum(length, 1e-9)
        spots = (weight @ spots + (pull[..., None] * apart).sum(axis=1)) / weight.sum(axis=1, keepdims=True)
    return _fitted(spots)


def by_place(units: Sequence[str], places: Mapping[str, tuple[float, float]]) -> Spots:
    """North above; degrees of longitude are as short as they are at that latitude. Every unit must have its place."""
    told = np.array([places[unit] for unit in units])
    shrink = np.cos(np.radians(told[:, 0].mean()))
    return _fitted(np.column_stack([told[:, 1] * shrink, -told[:, 0]]))


def by_tree(units: Sequence[str], parents: Mapping[str, str]) -> Spots:
    """Each unit to the right of the one that it hangs from, one line each in the order of the tree."""
    children: dict[str, list[str]] = {}
    for unit in units:
        above = parents.get(unit, "")
        children.setdefault(above if above in units else "", []).append(unit)
    found: dict[str, tuple[float, float]] = {}

    def walk(above: str, depth: int) -> None:
        for unit in children.get(above, ()):
            if unit not in found:
                found[unit] = (float(depth), float(len(found)))
                walk(unit, depth + 1)

    walk("", 0)
    return _fitted(np.array([found.get(unit, (0.0, 0.0)) for unit in units]))


def _scaled(far: Values) -> Values:
    """Classical scaling (Torgerson 1952), with a little unevenness so that equals do not lie on each other."""
    middle = np.eye(len(far)) - 1 / len(far)
    values, vectors = np.linalg.eigh(-middle @ far**2 @ middle / 2)
    spots: Values = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-6))
    return spots + np.random.default_rng(1).normal(0, 0.05, spots.shape)


def _fitted(spots: Values) -> Spots:
    low = spots.min(axis=0)
    span = np.maximum(spots.max(axis=0) - low, 1e-9)
    return tuple((float(x), float(y)) for x, y in (spots - low) / span)
