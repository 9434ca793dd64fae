# SPDX-License-Identifier: EUPL-1.2
"""Ranges hold the truth as often as they say, on panels whose truth is known."""

import numpy as np
import pytest

from criterio.attribute._design import Array
from criterio.attribute.effect import Besides, effect, estimate
from criterio.attribute.mixtures import gaps
from criterio.domain.errors import NotIdentified
from criterio.domain.names import Grade


def town_like(seed: int, times: int = 40, units: int = 20) -> Array:
    """Logarithms of series that share a slow course, each as unruly as it happens to be."""
    rng = np.random.default_rng(seed)
    shared = np.cumsum(rng.normal(0, 0.08, (times, 2)), axis=0) @ rng.gamma(2, 0.5, (2, units))
    return rng.normal(4, 1, units) + shared + rng.normal(0, 0.15, (times, units)) * np.exp(rng.normal(0, 0.4, units))


@pytest.mark.parametrize(("units", "times"), [(20, 40), (8, 60), (30, 14), (12, 12)])
def test_where_nothing_was_done_the_range_holds_nothing_about_19_times_in_20(units: int, times: int) -> None:
    inside = []
    for seed in range(30):
        panel = town_like(seed, times, units)
        for unit in (seed % units, (seed + 3) % units):
            made = estimate(panel, [unit], times - max(2, times // 8))
            inside.append(abs(made.point) <= made.reach)
    assert np.mean(inside) >= 0.95 - 3 * (0.95 * 0.05 / len(inside)) ** 0.5  # three standard errors


def test_ranges_of_calm_units_are_narrower_than_those_of_wild_ones() -> None:
    rng = np.random.default_rng(8)
    panel = np.cumsum(rng.normal(0, 0.1, (40, 1)), axis=0) + rng.normal(0, np.repeat([0.05, 0.3], 10), (40, 20))
    calm, wild = estimate(panel, [2], 34), estimate(panel, [12], 34)
    assert calm.reach < wild.reach / 2


def test_several_units_at_once_are_as_honest() -> None:
    inside = []
    for seed in range(40):
        made = estimate(town_like(seed, 40, 24), list(range(8)), 34)
        inside.append(abs(made.point) <= made.reach)
    assert np.mean(inside) >= 0.95 - 3 * (0.95 * 0.05 / len(inside)) ** 0.5


def test_an_effect_moves_the_estimate_by_itself_and_leaves_the_range_as_wide() -> None:
    panel = town_like(1)
    raised = panel.copy()
    raised[34:, 5] += 0.7
    without, with_it = estimate(panel, [5], 34), estimate(raised, [5], 34)
    assert with_it.point - without.point == pytest.approx(0.7)
    assert with_it.reach == pytest.approx(without.reach)


SHAPES = {
    "grows": np.linspace(0, 2, 8),
    "fades": 0.5 ** np.arange(8),
    "ends halfway": (np.arange(8) < 4) * 1.0,
    "begins halfway": (np.arange(8) >= 4) * 1.0,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_effect_that_grows_fades_or_ends_leaves_the_range_as_wide(shape: str) -> None:
    panel = town_like(10, 60)
    raised = panel.copy()
    raised[52:, 5] += SHAPES[shape]
    without, with_it = estimate(panel, [5], 52), estimate(raised, [5], 52)
    assert with_it.point - without.point == pytest.approx(SHAPES[shape].mean())
    assert with_it.reach == pytest.approx(without.reach)


def test_where_spells_of_disorder_come_and_go_ranges_are_wider_in_the_midst_of_one() -> None:
    rng = np.random.default_rng(11)
    spells = np.repeat(np.where(rng.random((8, 30)) < 0.3, 1.0, 0.05), 8, axis=0)
    noise = rng.normal(0, 1, (64, 30))
    reach = {}
    for spell in (0.05, 1.0):
        spells[56:, 4] = spell
        reach[spell] = estimate(noise * spells, [4], 56).reach
    assert reach[0.05] < reach[1.0] / 1.5


def test_no_placebo_is_told_by_itself() -> None:
    """The gap of a unit moves one for one with its own present: nothing of it leaks into its counterfactual."""
    panel = town_like(2, 60, 6)
    raised = panel.copy()
    raised[50:, 3] += 1.0
    nobody = np.zeros(6, dtype=bool)
    moved = gaps(raised, 50, 60, nobody)[:, 3] - gaps(panel, 50, 60, nobody)[:, 3]
    assert moved == pytest.approx(np.ones(len(moved)), abs=1e-6)


def test_starts_on_different_days_are_joined_into_one_effect() -> None:
    panel = np.exp(town_like(3, 60, 20))
    panel[40:, 0] *= 1.5
    panel[48:, 1] *= 1.5
    made = effect(panel, [0, 1], [40, 48])
    assert made.low < 0.5 < made.high
    assert made.seen
    assert "imputation" in made.others
    assert "did" not in made.others


def test_the_course_is_the_effect_drawn_week_by_week() -> None:
    panel = np.exp(town_like(4))
    panel[34:, 2] *= 1.4
    made = effect(panel, [2], 34)
    logs = [np.log(seen / without) for seen, without in made.course[34 - made.first :]]
    assert np.expm1(np.mean(logs)) == pytest.approx(made.point, rel=1e-6)


def test_a_draw_by_lot_is_graded_above_a_comparison() -> None:
    panel = np.exp(town_like(5))
    made = effect(panel, [2], 34), effect(panel, [2], 34, besides=Besides(randomised=True))
    assert made[1].grade < made[0].grade <= Grade.D


def test_nobody_to_compare_with_is_refused() -> None:
    with pytest.raises(NotIdentified):
        estimate(town_like(6)[:, :1], [0], 34)


@pytest.mark.parametrize("spoil", ["zeros", "negative", "missing"])
def test_zeros_negative_values_and_gaps_are_taken_as_they_are(spoil: str) -> None:
    panel = np.exp(town_like(7))
    if spoil == "zeros":
        panel = np.floor(panel / 40)
    if spoil == "negative":
        panel = panel - panel.mean()
    if spoil == "missing":
        panel[np.random.default_rng(0).random(panel.shape) < 0.1] = np.nan
    made = effect(panel, [2], 34)
    assert made.low <= made.point <= made.high
    assert made.ratio is (spoil != "negative")


@pytest.mark.parametrize("panel", [np.zeros((20, 8)), np.tile(town_like(9, 20, 1), (1, 8)), town_like(9, 20, 2)])
def test_series_that_never_part_or_a_single_other_are_no_fault(panel: Array) -> None:
    made = estimate(panel, [1], 16)
    assert np.isfinite(made.point)
    assert made.reach >= 0
    assert 0 < made.chance <= 1


def test_a_level_far_above_everybody_elses_is_not_taken_for_an_effect() -> None:
    """Where levels come back to what is common, as wages do, the largest profile of all is not expected to fall."""
    rng = np.random.default_rng(4)
    panel = np.zeros((40, 20))
    panel[0] = rng.normal(0, 1, 20)
    for time in range(1, 40):
        panel[time] = 0.8 * panel[time - 1] + rng.normal(0, 0.05, 20)
    raised = panel.copy()
    raised[:, 7] += 30.0
    without, with_it = estimate(panel, [7], 34), estimate(raised, [7], 34)
    assert abs(with_it.point - without.point) < without.reach / 2
