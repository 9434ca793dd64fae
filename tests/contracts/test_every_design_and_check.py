# SPDX-License-Identifier: EUPL-1.2
"""What every design and every check promises, on panels that it was not written for."""

from pathlib import Path

import numpy as np
import pytest

from criterio.attribute import checks, designs
from criterio.attribute._check import Study, all_checks
from criterio.attribute._design import NEVER, all_designs, starting
from criterio.attribute.placebos import placebos
from criterio.domain.errors import NotIdentified

DESIGNS, CHECKS = list(all_designs().values()), list(all_checks().values())


def panel(seed: int = 0, times: int = 40, units: int = 24) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(3, 1, units) + rng.normal(0, 0.3, (times, 1)) + rng.normal(0, 0.1, (times, units))


def study(spoilt: np.ndarray | None = None, **known: object) -> Study:
    taken = panel() if spoilt is None else spoilt
    mask = np.arange(taken.shape[1]) == 0
    return Study(taken, taken, np.array([0]), 32, placebos(taken, mask, 32, len(taken)), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", [designs, checks], ids=["designs", "checks"])
def test_every_member_is_called_as_its_file(folder) -> None:
    files = {path.stem for path in Path(folder.__path__[0]).glob("*.py") if not path.name.startswith("_")}
    assert files == set(all_designs() if folder is designs else all_checks())


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_it_finds_an_effect_that_was_put_there(design) -> None:
    raised = panel()
    raised[32:, 0] += 2.0
    assert design.estimate(raised, starting(24, 0, 32)) == pytest.approx(2.0, abs=0.5)


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_it_gives_the_same_answer_twice_and_leaves_the_panel_as_it_was(design) -> None:
    given = panel()
    first = design.estimate(given, starting(24, 0, 32))
    assert design.estimate(given, starting(24, 0, 32)) == first
    assert np.array_equal(given, panel())


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_a_panel_in_other_units_gives_the_effect_in_those_units(design) -> None:
    effect = design.estimate(panel(), starting(24, 0, 32))
    assert design.estimate(10 * panel() + 5, starting(24, 0, 32)) == pytest.approx(10 * effect, abs=0.05)


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_it_refuses_where_nobody_is_left_to_compare_with_or_says_that_it_needs_nobody(design) -> None:
    if design.needs_controls:
        with pytest.raises(NotIdentified):
            design.estimate(panel(), starting(24, list(range(24)), 32))
    else:
        assert np.isfinite(design.estimate(panel(), starting(24, list(range(24)), 32)))


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_it_takes_starts_on_different_days_if_and_only_if_it_says_so(design) -> None:
    starts = np.full(24, NEVER)
    starts[[0, 1]] = 30, 34
    if design.staggered:
        assert np.isfinite(design.estimate(panel(), starts))
    else:
        with pytest.raises(NotIdentified):
            design.estimate(panel(), starts)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_looks_without_touching_and_finds_the_same_twice(check) -> None:
    known = study()
    assert check.look(known) == check.look(known)
    assert np.array_equal(known.taken, panel())
    assert check.look(known).check == check.name


def _shocked() -> np.ndarray:
    spoilt = panel()
    spoilt[32:] += 6
    return spoilt


def _drifting() -> np.ndarray:
    spoilt = panel()
    spoilt[:, 0] += np.arange(40) * 0.3
    return spoilt


def _moved_before() -> np.ndarray:
    spoilt = panel()
    spoilt[24:32, 0] += 2
    return spoilt


def _uncovered() -> Study:
    known = study()
    raw = known.raw.copy()
    raw[:32, ::2] = np.nan
    return Study(raw, known.taken, known.treated, known.start, known.known)


def _touched() -> np.ndarray:
    spoilt = panel()
    spoilt[32:, 0] += 1
    spoilt[32:, 1:8] += 1
    return spoilt


MISLED = {
    "composition": lambda: study(mix=np.vstack([np.tile([9.0, 1.0], (32, 1)), np.tile([1.0, 9.0], (8, 1))])),
    "contamination": lambda: study(_touched()),
    "coverage_growth": _uncovered,
    "placebo_in_space": study,
    "placebo_in_time": lambda: study(_moved_before()),
    "platform_shock": lambda: study(_shocked()),
    "pre_trend": lambda: study(_drifting()),
    "seasonality": lambda: study(season=52),
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_comparison_that_misleads_in_its_way_fails_it(check) -> None:
    assert check.look(MISLED[check.name]()).passed is False


def test_a_clear_effect_in_a_quiet_panel_passes_every_check_that_can_be_made() -> None:
    raised = panel()
    raised[32:, 0] += 2
    known = study(raised, season=12, mix=np.tile([5.0, 5.0], (40, 1)))
    assert {check.name for check in CHECKS if check.look(known).passed is not True} == set()
