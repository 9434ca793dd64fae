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
    assert terms.fits(made)
    assert set(made) <= set(allowed.tolist())
    assert held(sets, made) == max(held(sets, units) for units in every(terms))


def test_greedy_is_beaten_where_the_widest_unit_stands_in_the_way():
    """One unit is on four of six walks, two others share all six: taking the widest first leaves one behind."""
    sets = sparse.csc_matrix(
        np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1], [1, 0, 1], [0, 1, 0], [0, 0, 1]], dtype=np.float32)
    )
    assert covering(sets, Terms.number(np.arange(3), 3, 2)) == (1, 2)


def test_many_units_are_weighed_in_bounded_work_and_the_choice_fits():
    linked = np.random.default_rng(1).random((200, 200)) < 0.02
    terms = Terms.number(np.arange(0, 200, 2), 200, 5)
    made = covering(walks(linked, 50_000, np.random.default_rng(2)).sets, terms)
    assert len(made) == 5
    assert all(unit % 2 == 0 for unit in made)


def test_where_nothing_fits_nobody_is_chosen():
    sets = sparse.csc_matrix(np.ones((5, 3), dtype=np.float32))
    assert covering(sets, Terms(np.arange(3), np.full(3, 9.0), 4.0)) == ()
