# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import numpy as np
import pytest
from tests.spread.towns import NAMES, TOWN, circumstances, contagious, followed, shocked

from criterio.demo.contagion import INFECTED
from criterio.domain.errors import NotIdentified
from criterio.spread.adoptions import panel
from criterio.spread.identified import chance_of_luck, check
from criterio.spread.run import contagion

NOBODY = 0
"""Units to begin with: to choose them takes ten times as long as all the rest."""


def test_planted_contagion_is_recovered():
    told = [contagion(contagious(seed), TOWN, (), NOBODY) for seed in range(20)]
    found = [one.added for one in told if one.added is not None]
    assert len(found) >= 18
    assert sum(added.low <= INFECTED <= added.high for added in found) >= 0.85 * len(found)
    assert all(added.middle > 0 for added in found)
    assert sum(added.low > 0 for added in found) >= 0.8 * len(found)


def test_a_shock_is_refused_and_named():
    told = [contagion(shocked(seed), TOWN, (), NOBODY) for seed in range(20)]
    refused = [one for one in told if one.added is None]
    assert len(refused) >= 17
    assert sum("one shock explains the wave" in str(one.refused[0]) for one in refused) >= 0.8 * len(refused)


def test_ties_that_mean_nothing_are_luck_one_time_in_ten():
    rng = np.random.default_rng(3)
    around = circumstances()
    lucks = []
    for seed in range(40):
        seen = contagious(seed).seen
        shuffled = replace(seen, times=rng.permutation(seen.times))
        lucks.append(chance_of_luck(shuffled, around, seed))
    assert sum(luck <= 0.1 for luck in lucks) <= 10


def test_a_beginning_that_is_cut_off_is_refused():
    seen = panel([(unit, "p", 3 * k, True) for k, unit in enumerate(NAMES)], 40, 1.0)
    with pytest.raises(NotIdentified, match="beginning is cut off"):
        check(seen, circumstances())


def test_coverage_that_grew_is_refused():
    rows = [(unit, "p", period, False) for k, unit in enumerate(NAMES) for period in range(10 * (k > 7), 30)]
    rows += [(unit, "p", 29, True) for unit in NAMES[:6]]
    with pytest.raises(NotIdentified, match="came into view later"):
        check(panel(rows, 29, 1.0), circumstances())


def test_without_ties_nobody_can_have_infected_anybody():
    around = circumstances()
    with pytest.raises(NotIdentified, match="No ties"):
        check(contagious(1).seen, replace(around, linked=np.zeros_like(around.linked)))


def test_the_forecast_holds_what_comes():
    held, lows = [], []
    for seed in range(30):
        whole = contagious(seed)
        early = replace(whole, seen=whole.seen.until(23), days=whole.days[:24])
        month = contagion(early, TOWN, (), NOBODY).months[-1]
        held.append(month.wide[0] <= int((whole.seen.times <= 35).sum()) <= month.wide[1])
        lows.append(month.likely[0] >= month.wide[0])
    assert all(lows)
    assert sum(held) >= 24


def test_who_begins_does_not_have_it_and_says_why():
    one = contagion(contagious(7), TOWN, ())
    assert len(one.beginning) == 3
    for start in one.beginning:
        assert start.unit not in one.since
        assert start.because
        assert start.reach[0] <= start.reach[1] <= start.reach[2]


def test_a_unit_without_hours_is_not_asked_to_begin():
    units = tuple(replace(unit, hours_per_week=0.0) if unit.name == "Juventud" else unit for unit in TOWN.units)
    one = contagion(contagious(7), replace(TOWN, units=units), ())
    assert "Juventud" not in {start.unit for start in one.beginning}


def test_more_is_known_when_more_is_seen():
    whole = contagious(2)
    early = contagion(replace(whole, seen=whole.seen.until(12), days=whole.days[:13]), TOWN, (), NOBODY)
    late = contagion(whole, TOWN, (), NOBODY)
    assert len(late.since) > len(early.since)
    assert late.months[len(whole.days) - 1].count == len(late.since)


def test_nobody_has_it():
    one = contagion(followed({}), TOWN, ())
    assert (one.since, one.added) == ({}, None)
