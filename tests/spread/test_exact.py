# SPDX-License-Identifier: EUPL-1.2
from itertools import combinations

import numpy as np
import pytest
from scipy import sparse

from criterio.spread.exact import covering
from criterio.spread.search import Terms
from criterio.spread.walks import walks


def held(sets, units):
    return int((np.asarray(sets[:, list(units)].sum(axis=1)).ravel() > 0).sum())


def every(terms):
    for many in range(1, len(terms.allowed) + 1):
        yield from (units for units in combinations(terms.allowed.tolist(), many) if terms.fits(units))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("priced", [False, True], ids=["so many units", "within a budget"])
def test_no_choice_is_on_more_walks(seed, priced):
    rng = np.random.default_rng(seed)
    sets = sparse.csc_matrix((rng.random((300, 11)) < rng.uniform(0.05, 0.4, 11)).astype(np.float32))
    allowed = np.sort(rng.choice(11, 9, replace=False))
    costs = rng.uniform(0.5, 3.0, 11) if priced else np.ones(11)
    terms = Terms(allowed, costs, 4.0 if priced else 3.0)
    made = covering(sets, terms)
    assert terms.fits(made.units)
    assert set(made.units) <= set(allowed.tolist())
    assert made.held == made.most == held(sets, made.units) == max(held(sets, units) for units in every(terms))


def test_greedy_is_beaten_where_the_widest_unit_stands_in_the_way():
    """One unit is on four of six walks, two others share all six: taking the widest first leaves one behind."""
    sets = sparse.csc_matrix(
        np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1], [1, 0, 1], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
    )
    assert covering(sets, Terms.number(np.arange(3), 3, 2)).units == (1, 2)


def test_of_hundreds_of_units_the_choice_is_exact_and_no_exchange_betters_it():
    linked = np.random.default_rng(1).random((200, 200)) < 0.02
    terms = Terms.number(np.arange(0, 200, 2), 200, 5)
    sets = walks(linked, 5_000, np.random.default_rng(2)).sets
    made = covering(sets, terms)
    assert len(made.units) == 5
    assert all(unit % 2 == 0 for unit in made.units)
    assert made.held == made.most == held(sets, made.units)
    for out in made.units:
        others = [(*(unit for unit in made.units if unit != out), other) for other in terms.allowed]
        assert max(held(sets, one) for one in others) == made.held


def test_where_work_ends_first_it_says_how_far_it_may_be_from_the_best(monkeypatch):
    linked = np.random.default_rng(3).random((80, 80)) < 0.06
    sets, terms = walks(linked, 4_000, np.random.default_rng(4)).sets, Terms.number(np.arange(80), 80, 6)
    proved = covering(sets, terms)
    monkeypatch.setattr("criterio.spread.exact.WORK", 1)
    stopped = covering(sets, terms)
    assert proved.held == proved.most
    assert held(sets, stopped.units) == stopped.held <= proved.held
    assert proved.held < stopped.most < 1.1 * proved.held


def test_where_nothing_fits_nobody_is_chosen():
    sets = sparse.csc_matrix(np.ones((5, 3), dtype=np.float32))
    assert covering(sets, Terms(np.arange(3), np.full(3, 9.0), 4.0)).units == ()
