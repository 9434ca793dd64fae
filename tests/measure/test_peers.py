# SPDX-License-Identifier: EUPL-1.2
"""Peers, gaps and pooling, against what is known of simulated worlds."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from criterio.domain.estimate import Figure, Window
from criterio.domain.names import Unit
from criterio.measure._kinds import mean_of, share_of
from criterio.measure.peers import Body, fit_beta, fit_gamma, gap, gaps, match, percentile, pool

WINDOW = Window(date(2026, 1, 1), date(2026, 3, 31))


def figure(metric, subject, estimate):
    return Figure(
        metric,
        subject,
        WINDOW,
        Unit.SHARE,
        estimate.value,
        estimate.low,
        estimate.high,
        raw=estimate.value,
        n=estimate.n,
    )


def test_the_distribution_behind_shares_is_recovered():
    rng = np.random.default_rng(1)
    trials = rng.integers(5, 200, 4000).astype(float)
    a, b = fit_beta(rng.binomial(trials.astype(int), rng.beta(2, 6, 4000)).astype(float), trials)
    assert (a, b) == pytest.approx((2, 6), rel=0.1)


def test_the_distribution_behind_rates_is_recovered():
    rng = np.random.default_rng(2)
    exposures = rng.integers(1, 100, 4000).astype(float)
    a, b = fit_gamma(rng.poisson(rng.gamma(3, 1 / 0.5, 4000) * exposures).astype(float), exposures)
    assert (a, b) == pytest.approx((3, 0.5), rel=0.1)


def test_pooled_shares_are_nearer_to_the_truth_and_their_ranges_hold_it_nine_times_in_ten():
    rng = np.random.default_rng(3)
    truth, trials = rng.beta(4, 8, 80), rng.integers(2, 12, 80)
    raw = [
        figure("popularity_p1", f"x:{i}", share_of(int(rng.binomial(n, p)), int(n)))
        for i, (p, n) in enumerate(zip(truth, trials, strict=True))
    ]
    pooled = pool(raw)
    error = {
        name: np.mean([(f.value - p) ** 2 for f, p in zip(fs, truth, strict=True)])
        for name, fs in (("r", raw), ("p", pooled))
    }
    assert error["p"] < 0.6 * error["r"]
    assert np.mean([f.low <= p <= f.high for f, p in zip(pooled, truth, strict=True)]) == pytest.approx(0.9, abs=0.08)
    assert [f.raw for f in pooled] == [f.value for f in raw]


def test_pooled_rates_are_nearer_to_the_truth():
    rng = np.random.default_rng(4)
    truth, raw = rng.gamma(4, 3, 60), []
    for i, rate in enumerate(truth):
        counts = rng.negative_binomial(1, 1 / (1 + rate), rng.integers(2, 6))
        raw.append(figure("popularity_p2", f"x:{i}", mean_of(counts.sum(), len(counts), counts.var(ddof=1))))
    error = {
        name: np.mean([(f.value - rate) ** 2 for f, rate in zip(figures, truth, strict=True)])
        for name, figures in (("raw", raw), ("pooled", pool(raw)))
    }
    assert error["pooled"] < 0.8 * error["raw"]


def test_with_fewer_than_three_peers_nothing_is_lent():
    figures = [figure("popularity_p1", f"x:{i}", share_of(i, 4)) for i in range(3)]
    assert pool(figures) == figures


def test_exact_counts_are_never_pooled():
    figures = [replace(figure("popularity_p1", f"x:{i}", share_of(i, 4)), metric="followers") for i in range(5)]
    assert pool(figures) == figures


def test_the_gap_is_told_in_median_absolute_deviations():
    assert gap(10, [1, 2, 3, 4, 5]) == 7
    assert gap(10, [3, 3, 3]) is None
    assert gap(10, [1, 2]) is None


def test_gaps_look_at_the_declared_peers_only():
    figures = [figure("popularity_p1", f"x:{i}", share_of(i, 10)) for i in range(6)]
    (found,) = gaps(figures, {"x:5": ("x:0", "x:1", "x:2", "x:nobody")})
    assert (found.subject, found.value, found.unit, found.n) == ("x:5", 4, Unit.MADS, 3)


def test_peers_are_of_one_network_and_kind_and_of_the_nearest_population():
    town = [Body(f"x:{n}", "x", "town", n) for n in (1_000, 2_000, 9_000, 100_000)]
    others = [
        Body("x:ministry", "x", "ministry", 1_000),
        Body("facebook:t", "facebook", "town", 1_000),
        Body("x:u", "x"),
    ]
    assert match([*town, *others], most=2)["x:1000"] == ("x:2000", "x:9000")
    assert "x:u" not in match([*town, *others])


def test_a_percentile_is_surer_when_the_shares_are_better_known():
    def spread(n):
        figures = [figure("popularity_p1", f"x:{i}", share_of(i * n // 10, n)) for i in range(1, 10)]
        found = percentile(figures[4], [*figures[:4], *figures[5:]])
        assert found is not None
        assert found.middle == 0.5
        return found.high - found.low

    assert spread(1000) < spread(10)
