# SPDX-License-Identifier: EUPL-1.2
"""The kinds of calculation that metrics are made of: each brings its statistics and the range that belongs to it.

Every range is a 90 % interval and always holds the value itself.
"""

from collections.abc import Callable
from math import ceil, floor
from typing import Any

import ibis
import numpy as np
from scipy.special import bdtr, betaincinv, gammaincinv, ndtri, stdtrit

from criterio.measure._metric import Calculation, Estimate, Setting, Statistics

LEVEL = 0.9
TAILS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)

NORMAL_90 = float(ndtri(TAILS[1]))

GRID = tuple(i / 100 for i in range(101))
"""Quantile levels that the query brings back, so that an order-statistics interval needs no second one."""

Column = Callable[[ibis.Table], Any]


def exact(statistic: Column, n: Column | None = None) -> Calculation:
    """A plain fact: its range is its value."""

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        return None if found["value"] is None or not found["n"] else certain(found["value"], found["n"])

    return Calculation(lambda t: {"value": statistic(t), "n": t.count() if n is None else n(t)}, estimate)


def share(condition: Column) -> Calculation:
    """How often ``condition`` holds among the rows where it is known: Beta(1 + x, 1 + n − x)."""

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        return share_of(found["x"], found["n"]) if found["n"] else None

    def statistics(table: ibis.Table) -> dict[str, ibis.Value]:
        held = condition(table)
        return {"x": held.sum(), "n": held.count()}

    return Calculation(statistics, estimate, pools="share")


def answered_within(messages: ibis.Table, hours: float) -> ibis.Value:
    """Whether each answerable message got its answer in time: not while it has none, unknown if nobody noted when."""
    in_time = ibis.ifelse(messages.answered, messages.hours <= hours, False)
    return ibis.ifelse(messages.answerable, in_time, None)


def share_counted(condition: Column) -> Calculation:
    """A share of what was counted in full: its range is its value."""

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        return certain(found["x"] / found["n"], found["n"]) if found["n"] else None

    return Calculation(lambda t: {"x": condition(t).sum(), "n": condition(t).count()}, estimate)


def mean_count(count: Column) -> Calculation:
    """The mean of a count per row, over the rows where it is known."""

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        return mean_of(found["total"], found["n"], found["variance"]) if found["n"] else None

    return Calculation(lambda t: _moments(count(t)), estimate, pools="rate")


def mean_count_per_thousand_followers(count: Column) -> Calculation:
    """The mean of a count per post, by thousand followers: F is the mean over the posts of the followers then."""

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        if not found["n"] or not found["followers"]:
            return None
        return mean_of(found["total"], found["n"], found["variance"]).times(1000 / found["followers"])

    return Calculation(lambda t: {**_moments(count(t)), "followers": t.audience.mean()}, estimate, pools="rate")


def ratio(above: Column, below: Column) -> Calculation:
    """Sum over sum, over the rows where both are known; the range is that of the ratio estimator."""

    def statistics(table: ibis.Table) -> dict[str, ibis.Value]:
        y, x = above(table).cast("float64"), below(table).cast("float64")
        both = y.notnull() & x.notnull()
        terms = {"y": y, "x": x, "yy": y * y, "xy": x * y, "xx": x * x}
        return {"n": both.sum(), **{name: term.sum(where=both) for name, term in terms.items()}}

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        if not found["n"] or not found["x"]:
            return None
        n, slope = int(found["n"]), found["y"] / found["x"]
        residuals = found["yy"] - 2 * slope * found["xy"] + slope * slope * found["xx"]
        variance = max(residuals, 0.0) / (n - 1) if n > 1 else None
        return mean_of(found["y"], n, variance).times(n / found["x"])

    return Calculation(statistics, estimate, pools="rate")


def quantile(level: float, column: Column) -> Calculation:
    """A quantile of the known values, with the interval that its order statistics give."""

    def statistics(table: ibis.Table) -> dict[str, ibis.Value]:
        return {
            "n": column(table).count(),
            "value": column(table).quantile(level),
            "grid": column(table).quantile(list(GRID)),
        }

    def estimate(found: Statistics, _: Setting) -> Estimate | None:
        return quantile_of(level, found["value"], found["n"], found["grid"]) if found["n"] else None

    return Calculation(statistics, estimate)


def certain(value: float, n: int) -> Estimate:
    """A value that was counted, not estimated."""
    return Estimate(float(value), float(value), float(value), int(n))


def share_of(x: float, n: int) -> Estimate:
    """X of n, with the interval of Beta(1 + x, 1 + n − x)."""
    low, high = (float(betaincinv(1 + x, 1 + n - x, tail)) for tail in TAILS)
    return _holding(x / n, low, high, n)


def mean_of(total: float, n: int, variance: float | None) -> Estimate:
    """The mean of n counts, as a Gamma whose variance allows for posts that differ more than chance would make them.

    The variance of a few posts says little, so it is averaged with that of a geometric count of the same mean, which
    weighs as two posts; it is never below Poisson's. What remains unsure of it widens the range as Student's t does.
    """
    mean = total / n
    geometric = mean + mean * mean
    spread = ((n - 1) * (variance or 0.0) + 2 * geometric) / (n + 1)
    dispersion = doubt(n) ** 2 * max(spread, mean) / mean if mean else 1.0
    shape, scale = total / dispersion + 0.5, dispersion / n
    low, high = (float(gammaincinv(shape, tail)) * scale for tail in TAILS)
    return _holding(mean, low, high, n)


def doubt(n: int) -> float:
    """How much wider a range is for n rows because its own width is estimated: Student's t beside the normal."""
    return float(stdtrit(n + 1, TAILS[1])) / NORMAL_90


def quantile_of(level: float, value: float, n: int, grid: list[float]) -> Estimate:
    """The interval between the order statistics that hold the quantile; the extremes where n is too small for them."""
    chances = bdtr(np.arange(n), n, level)
    below, above = (int(np.searchsorted(chances, tail)) for tail in TAILS)
    low = floor(100 * max(below - 1, 0) / max(n - 1, 1))
    high = ceil(100 * min(above, n - 1) / max(n - 1, 1))
    return _holding(value, grid[low], grid[high], n)


def _moments(column: Any) -> dict[str, ibis.Value]:
    return {"n": column.count(), "total": column.sum(), "variance": column.var(how="sample")}


def _holding(value: float, low: float, high: float, n: int) -> Estimate:
    return Estimate(float(value), min(low, float(value)), max(high, float(value)), int(n))
