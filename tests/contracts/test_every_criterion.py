# SPDX-License-Identifier: EUPL-1.2
"""What every criterion promises: ranges in order, within the scale, wide where nothing is known, same answer twice."""

from dataclasses import replace
from datetime import date

import pytest

from criterio.decide._criterion import Case, all_criteria
from criterio.domain.administration import Administration
from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey

NOTHING_KNOWN = Case(Profile(ProfileKey("x", "ayto")), Administration("Villaclara"), date(2026, 11, 1))
CASES = [
    replace(NOTHING_KNOWN, state=state, unanswered=n, silent_days=d)
    for state in State
    for n in (None, 3)
    for d in (None, 400)
]

every = pytest.mark.parametrize("criterion", all_criteria(), ids=lambda criterion: criterion.name)


@every
def test_its_name_is_its_file(criterion):
    assert criterion.assess.__module__ == f"criterio.decide.criteria.{criterion.name}"


@every
def test_its_effects_are_ranges_within_the_scale(criterion):
    for case in CASES:
        said = criterion.assess(case)
        added = [effect for effects in said.adds.values() for effect in effects]
        for effect in (*said.brings, *added):
            assert -3 <= effect.low <= effect.high <= 3
        assert 0 <= said.left[0] <= said.left[1] <= 1
        assert 0 <= said.support <= 0.1


@every
def test_what_it_does_not_know_is_wide_and_asked_for(criterion):
    said = criterion.assess(NOTHING_KNOWN)
    if said.missing is not None and said.brings:
        assert all(effect.high - effect.low >= 0.1 for effect in said.brings)


@every
def test_it_says_the_same_twice(criterion):
    assert [criterion.assess(case) for case in CASES] == [criterion.assess(case) for case in CASES]
