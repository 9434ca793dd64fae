# SPDX-License-Identifier: EUPL-1.2
"""What a pilot is worth, when it stops, and that whoever learns gets more than whoever does not."""

from dataclasses import replace

import numpy as np
import pytest

from criterio.decide.stages import PILOT_HOURS, Prospect, better_of, quarter, worths
from criterio.domain.verdict import Mode

UNSURE = Prospect("a", hours=4, mean=1.0, sd=2.0, noise=0.5, pilot_noise=0.8)
SURE = replace(UNSURE, name="b", sd=0.0)


def test_the_better_of_nothing_and_a_doubt_is_what_draws_give():
    drawn = np.random.default_rng(0).normal(0.3, 1.2, 400_000)
    assert better_of(0.3, 1.2) == pytest.approx(np.maximum(drawn, 0).mean(), abs=0.01)
    assert better_of(-1.0, 0.0) == 0


def test_readings_are_weighed_as_by_bayes():
    rng = np.random.default_rng(1)
    truths = rng.normal(UNSURE.mean, UNSURE.sd, 200_000)
    readings = truths + rng.normal(0, UNSURE.pilot_noise, len(truths))
    near = np.abs(readings - 2.5) < 0.05
    after = UNSURE.seen(2.5, whole=False)
    assert after.mean == pytest.approx(truths[near].mean(), abs=0.05)
    assert after.sd == pytest.approx(truths[near].std(), abs=0.05)
    assert np.std([UNSURE.seen(r, whole=False).mean for r in readings[:20_000]]) == pytest.approx(
        UNSURE.learns(whole=False), rel=0.03
    )


def test_what_is_unsure_is_piloted_and_what_is_sure_is_not():
    dear = 0.3
    unsure, sure = worths(UNSURE, dear, left=6), worths(SURE, dear, left=6)
    assert unsure[Mode.PILOT] > unsure[Mode.NO]
    assert sure[Mode.PILOT] - sure[Mode.NO] == pytest.approx(0.3)
    assert unsure[Mode.PILOT] > sure[Mode.PILOT]


def test_in_the_last_quarter_there_is_nothing_to_learn_for():
    points = worths(UNSURE, 0.1, left=1)
    assert points[Mode.NO] == 0
    assert points[Mode.FULL] == UNSURE.mean


def test_without_an_heir_a_pilot_cannot_start():
    alone = replace(UNSURE, heir=False)
    assert Mode.PILOT not in worths(alone, 0.1, left=6)
    assert quarter([UNSURE], hours=PILOT_HOURS * UNSURE.hours, left=6) == [Mode.PILOT]
    assert quarter([alone], hours=PILOT_HOURS * UNSURE.hours, left=6) == [Mode.NO]


def test_a_pilot_that_reads_below_its_threshold_is_not_worth_its_hours():
    price = 0.2
    threshold = UNSURE.stop_below(price)
    assert UNSURE.seen(threshold, whole=False).mean == pytest.approx(price * UNSURE.hours)
    assert UNSURE.seen(threshold - 1, whole=False).mean < price * UNSURE.hours


def test_hours_are_never_overspent():
    rng = np.random.default_rng(2)
    many = [
        replace(UNSURE, name=f"{n:02}", hours=float(rng.uniform(1, 6)), mean=float(rng.normal(1, 1))) for n in range(20)
    ]
    modes = quarter(many, hours=15, left=8)
    share = {Mode.FULL: 1.0, Mode.PILOT: PILOT_HOURS, Mode.NO: 0.0}
    assert sum(share[mode] * one.hours for mode, one in zip(modes, many, strict=True)) <= 15 + 1e-9
    assert Mode.PILOT in modes


def test_whoever_learns_gets_more_than_whoever_plans_once():
    gained = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        truth = rng.normal(1.0, 2.0, 15)
        believed = [replace(UNSURE, name=f"{n:02}") for n in range(15)]
        once = [float(mode is Mode.FULL) for mode in quarter([replace(b, sd=0.0) for b in believed], 20, 6)]
        learned = 0.0
        for left in range(6, 0, -1):
            for n, mode in enumerate(quarter(believed, 20, left)):
                if mode is not Mode.NO:
                    whole = mode is Mode.FULL
                    learned += truth[n] * (1.0 if whole else 0.3)
                    reading = truth[n] + rng.normal(0, 0.5 if whole else 0.8)
                    believed[n] = believed[n].seen(float(reading), whole)
        gained.append(learned - 6 * float(np.dot(once, truth)))
    assert np.mean(gained) > 5
