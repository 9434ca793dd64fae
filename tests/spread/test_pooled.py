# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from criterio.spread.adoptions import Adoptions
from criterio.spread.pooled import Library, coming


@pytest.fixture(scope="module")
def library():
    """Sixty practices over 40 periods: each unit has a pace of its own, and each practice too."""
    rng = np.random.default_rng(4)
    pace = rng.lognormal(0, 0.8, (30, 1)) * rng.lognormal(-3, 0.4, (1, 60))
    times = rng.integers(0, 25, 60) + np.floor(rng.exponential(1 / pace))
    return Adoptions(
        tuple(map(str, range(30))),
        tuple(map(str, range(60))),
        np.where(times <= 60, times, np.inf),
        60,
        np.zeros(30, dtype=np.int64),
    ), pace


def test_who_is_quick_elsewhere_is_expected_first(library):
    seen, pace = library
    made = coming(seen.until(40), 59, 5)
    assert np.corrcoef(np.log(pace[made.at_risk, 0]), made.chances)[0, 1] > 0.5
    assert made.counts.max() <= len(made.at_risk)


def test_nothing_is_learnt_from_what_came_later(library):
    seen, _ = library
    early = seen.until(40)
    changed = Adoptions(seen.units, seen.practices, np.where(seen.times > 40, 41, seen.times), 60, seen.entered)
    assert coming(changed.until(40), 59, 5).chances.tolist() == coming(early, 59, 5).chances.tolist()


def test_a_library_of_all_times_tells_at_each_moment_what_was_known_then(library):
    seen, _ = library
    whole = Library(seen)
    for when, practice in ((38, 3), (45, 59)):
        then, now = coming(seen.until(when), practice, 5), whole.coming(practice, when, 5)
        assert now.at_risk.tolist() == then.at_risk.tolist()
        assert now.chances.tolist() == then.chances.tolist()


def test_units_that_go_together_are_foreseen_together():
    """Two camps: each practice belongs to one. Who has it tells who is next, though both camps are as quick."""
    rng = np.random.default_rng(6)
    camp = np.arange(40) % 2
    of = rng.integers(0, 2, 80)
    pace = np.where(camp[:, None] == of, 0.12, 0.01)
    times = rng.integers(0, 30, 80) + np.floor(rng.exponential(1 / pace))
    none = np.zeros(40, dtype=np.int64)
    seen = Adoptions(tuple(map(str, range(40))), tuple(map(str, range(80))), times, 60, none).until(60)
    when = int(np.sort(seen.times[:, 79])[7])
    made = Library(seen).coming(79, when, 5)
    assert made.chances[camp[made.at_risk] == of[79]].mean() > 2 * made.chances[camp[made.at_risk] != of[79]].mean()


def test_where_ties_are_known_who_listens_to_adopters_is_foreseen():
    """Sixty practices that pass along ties only, each from another unit."""
    rng = np.random.default_rng(8)
    linked = rng.random((40, 40)) < 0.08
    times = np.full((40, 60), np.inf)
    for practice in range(60):
        start = practice // 2
        times[rng.choice(40, 3, replace=False), practice] = start
        for period in range(start + 1, 60):
            has = times[:, practice] < period
            infected = linked @ has / np.maximum(linked.sum(axis=1), 1)
            times[~has & (rng.random(40) < 0.3 * infected), practice] = period
    seen = Adoptions(tuple(map(str, range(40))), tuple(map(str, range(60))), times, 60, np.zeros(40, dtype=np.int64))
    with_them, without = [], []
    for practice in range(48, 56):
        when = int(np.sort(times[:, practice])[5])
        for areas, ties in ((with_them, linked), (without, None)):
            made = Library(seen, ties).coming(practice, when, 4)
            took = times[made.at_risk, practice] <= when + 4
            areas.append((made.chances[took][:, None] > made.chances[~took]).mean())
    assert np.mean(with_them) > np.mean(without) + 0.05


def test_without_practices_before_it_there_is_no_forecast(library):
    seen, _ = library
    alone = Adoptions(seen.units, ("p",), seen.times[:, :1], 40, seen.entered)
    assert coming(alone.until(40), 0, 5) is None
