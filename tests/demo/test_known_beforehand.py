# SPDX-License-Identifier: EUPL-1.2
"""What the town's model does to days that are known beforehand is found again from what its profiles brought."""

from datetime import date

import numpy as np
import pytest

from criterio.demo.cast import cast
from criterio.demo.days import AUGUST_LEVEL, AUGUST_POSTS, ELECTIONS, ELECTORAL_POSTS, HOLIDAY_POSTS, monday
from criterio.demo.declaration import declaration
from criterio.demo.simulate import live
from criterio.domain.forecast import Factor
from criterio.expect.factors import Factors, learn

END = date(2028, 12, 31)  # the polls of May 2027 are in its past, and those of 2031 to come


def learnt(seed: int, end: date = END) -> Factors:
    """From the days of own posts, as the model lived them."""
    town, played = live(cast(), end, np.random.default_rng(seed))
    days = (monday(end) - town.start).days
    rows = []
    for one in played:
        own = (at := (one.at.astype("datetime64[D]") - np.datetime64(town.start)).astype(int)) < days
        own &= ~one.repost
        row = np.full(days, np.nan)
        if one.level and own.any():
            row[at[own].min() : at[own].max() + 1] = 0.0
            np.add.at(row, at[own], one.interactions[own].astype(float))
            rows.append(row)
    found = learn(np.array(rows), town.start, 1000, declaration(end))
    assert found is not None
    return found


def factor(found: Factors, day: date, name: str, length: int = 1) -> Factor:
    return next(one for one in found.told(day, length, range(len(found.size))) if one.name == name)


@pytest.fixture(scope="module")
def towns() -> list[Factors]:
    return [learnt(seed) for seed in range(5)]


@pytest.mark.parametrize(
    ("name", "day", "length", "true"),
    [
        ("public_holidays", date(2029, 5, 1), 1, HOLIDAY_POSTS),
        ("public_holidays", date(2029, 10, 9), 1, HOLIDAY_POSTS),
        ("electoral_period", date(2031, 4, 7), 7, ELECTORAL_POSTS),
    ],
)
def test_a_planted_factor_is_within_its_range(
    towns: list[Factors], name: str, day: date, length: int, true: float
) -> None:
    found = [factor(town, day, name, length) for town in towns]
    assert sum(one.low < true < one.high < 1 for one in found) >= 4
    assert np.median([one.value for one in found]) == pytest.approx(true, rel=0.3)


def test_august_brings_less_than_other_months_by_what_the_model_takes_away(towns: list[Factors]) -> None:
    """Beside June, whose liveliness the model's wave sets as well."""
    moved = [town.over([date(2029, 8, 6), date(2029, 6, 4)], 7).mean(axis=0) for town in towns]
    ratio = np.exp(np.median([august - june for august, june in moved]))
    wave = [
        1 + 0.1 * np.sin(2 * np.pi * (day.timetuple().tm_yday - 20) / 365.25)
        for day in (date(2029, 8, 9), date(2029, 6, 7))
    ]
    assert ratio == pytest.approx(AUGUST_POSTS * AUGUST_LEVEL * wave[0] / wave[1], rel=0.25)


def test_the_town_as_it_comes_has_no_polls_in_its_past() -> None:
    assert all(polls < date(2023, 10, 30) or polls > date(2026, 10, 31) for polls in ELECTIONS)
