# SPDX-License-Identifier: EUPL-1.2
"""The set of weights that statements leave open, against every way of making walls meet."""

from itertools import combinations

import numpy as np
import pytest

from criterio.decide.cone import SIZE, apart, at_least, corners, draws, slacks


def where_walls_meet(rows: np.ndarray) -> np.ndarray:
    """Every point in which as many walls meet as there are aspects, and that is on the right side of all."""
    walls, found = np.vstack([np.eye(SIZE), rows]), []
    for chosen in combinations(range(len(walls)), SIZE - 1):
        system = np.vstack([walls[list(chosen)], np.ones(SIZE)])
        if abs(np.linalg.det(system)) > 1e-9:
            point = np.linalg.solve(system, [0] * (SIZE - 1) + [SIZE])
            if (walls @ point >= -1e-9).all():
                found.append(point)
    return np.unique(np.array(found).reshape(-1, SIZE).round(6) + 0.0, axis=0)


@pytest.mark.parametrize("seed", range(12))
def test_the_corners_are_where_walls_meet(seed):
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(rng.integers(1, 5), SIZE)) + 0.3
    assert np.unique(corners(rows).round(6) + 0.0, axis=0) == pytest.approx(where_walls_meet(rows), abs=1e-5)


def test_statements_that_contradict_each_other_leave_no_corner_and_give_way_by_the_least():
    more = np.array([1.0, -1, 0, 0, 0, 0])
    rows = np.array([more, -more - 0.1])
    assert len(corners(rows)) == 0
    gives = slacks(np.empty((0, SIZE)), rows)
    assert gives.sum() > 0
    assert len(corners(rows + (gives[:, None] + 1e-9) / SIZE)) > 0


def test_draws_stay_inside_and_lie_around_the_middle():
    drawn = draws(at_least(0.25), corners(at_least(0.25)), 2000)
    assert (drawn >= 0.25 - 1e-9).all()
    assert drawn.sum(axis=1) == pytest.approx(SIZE)
    assert drawn.mean(axis=0) == pytest.approx(np.ones(SIZE), abs=0.06)
    # evenly over a simplex: the share of one aspect is Beta(1, 5), with variance 5/252 of the free part
    assert drawn[:, 0].var() == pytest.approx(5 / 252 * (0.75 * SIZE) ** 2, rel=0.15)


def test_draws_of_equal_ranks_still_move():
    equal = np.array([[1.0, -1, 0, 0, 0, 0], [-1.0, 1, 0, 0, 0, 0]])
    drawn = draws(equal, corners(equal), 200)
    assert drawn[:, 0] == pytest.approx(drawn[:, 1], abs=1e-6)
    assert np.ptp(drawn[:, 2]) > 1


def test_corners_that_weigh_what_is_felt_alike_are_one():
    found = np.array([[2.0, 1, 1, 0, 2, 0], [4, 2, 0, 0, 0, 0], [1, 2, 3, 0, 0, 0], [0, 0, 3, 0, 3, 0]])
    felt = np.array([True, True, False, False, False, False])
    assert apart(found, felt).tolist() == found[[0, 2, 3]].tolist()
