# SPDX-License-Identifier: EUPL-1.2
"""Kernels lead to the best answer, and leave the programme as it was."""

from itertools import product

import numpy as np
import pytest

from criterio.decide.kernels import search
from criterio.decide.rows import INF, Row
from criterio.decide.solver import load, price

MANY = 12


def knapsack(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Profits, three rows of weights, capacities of half of them: the dearer what is heavy, as in OR-Library."""
    rng = np.random.default_rng(seed)
    weights = rng.integers(1, 1000, (3, MANY)).astype(float)
    return weights.mean(axis=0).round() + rng.integers(0, 250, MANY), weights, weights.sum(axis=1) // 2


@pytest.mark.parametrize("seed", range(6))
def test_the_answer_is_the_best_of_all_and_its_bound_is_that_of_the_whole(seed):
    profits, weights, capacities = knapsack(seed)
    every = np.array(list(product((0, 1), repeat=MANY)))
    best = (every @ profits)[(every @ weights.T <= capacities).all(axis=1)].max()
    rows = [
        Row("amount", tuple(range(MANY)), tuple(line), -INF, limit)
        for line, limit in zip(weights, capacities, strict=True)
    ]
    highs = load(rows, MANY, MANY)
    price(highs, profits)
    for _ in range(2):
        search(highs, MANY, ((4, 10), (6, 20)))
        taken = np.asarray(highs.getSolution().col_value)
        assert (np.abs(taken - taken.round()) < 1e-6).all()
        assert (weights @ taken <= capacities + 1e-6).all()
        assert profits @ taken == pytest.approx(best)
        assert highs.getInfo().mip_dual_bound == pytest.approx(best)


def test_when_there_is_no_answer_it_says_so_as_the_solver_does():
    highs = load([Row("more than there is", (0, 1), (1.0, 1.0), 3.0, INF)], 2, 2)
    search(highs, 2, ((1, 5),))
    assert highs.getInfo().primal_solution_status != 2
