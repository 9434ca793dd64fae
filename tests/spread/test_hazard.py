# SPDX-License-Identifier: EUPL-1.2
"""What moves adoptions is recovered from simulated ones, each cause beside all the others."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.spread.towns import TOWN, contagious

from criterio.spread.adoptions import Adoptions
from criterio.spread.hazard import CAUSES, Circumstances, fitted, heard_by
from criterio.spread.run import circumstances

UNITS, PRACTICES, PERIODS = 60, 6, 48
TRUTH = {
    "infected": 2.0, "two_or_more": 0.6, "heard": 0.5, "champion": 0.9,
    "capacity_gap": -1.0, "inauguration": 0.8, "shock": 1.4,
}  # fmt: skip
ALONE = -4.6


def world(seed: int) -> Circumstances:
    rng = np.random.default_rng(seed)
    linked = rng.random((UNITS, UNITS)) < 4 / UNITS
    linked = np.triu(linked, 1) | np.triu(linked, 1).T
    since = np.arange(PERIODS)
    return Circumstances(
        linked,
        heard=heard_by(linked),
        good=(rng.random(UNITS) < 0.7).astype(float),
        champion=(rng.random(UNITS) < 0.4).astype(float),
        gap=rng.uniform(0, 1, UNITS),
        inaugurated=np.exp(-((since - 6) % 48) / 12.0),
        shocked=np.where(since >= 20, np.exp(-(since - 20) / 3.0), 0.0),
    )


def adopted(around: Circumstances, truth: dict[str, float], seed: int) -> Adoptions:
    rng = np.random.default_rng(seed)
    times = np.full((UNITS, PRACTICES), np.inf)
    for practice in range(PRACTICES):
        times[rng.integers(UNITS), practice] = 0
        for period in range(1, PERIODS):
            has = times[:, practice] < period
            logits = ALONE + around.causes(has, period) @ np.array([truth[name] for name in CAUSES])
            new = ~has & (rng.random(UNITS) < 1 / (1 + np.exp(-logits)))
            times[new, practice] = period
    names = tuple(map(str, range(UNITS))), tuple(map(str, range(PRACTICES)))
    return Adoptions(*names, times, PERIODS - 1, np.full(UNITS, -1), 1.0)


@pytest.fixture(scope="module")
def draws():
    """By seed: what is possible of each cause, by name."""
    found = []
    for seed in range(12):
        around = world(seed)
        found.append(dict(zip(CAUSES, fitted(adopted(around, TRUTH, seed), around).draws[:, 1:].T, strict=True)))
    return found


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_is_recovered_beside_the_others(draws, cause):
    held = [np.quantile(one[cause], 0.05) <= TRUTH[cause] <= np.quantile(one[cause], 0.95) for one in draws]
    middles = [float(np.median(one[cause])) for one in draws]
    assert sum(held) >= 8
    assert np.sign(np.mean(middles)) == np.sign(TRUTH[cause])
    assert np.mean(middles) == pytest.approx(TRUTH[cause], abs=0.45)


def test_a_shock_does_not_pass_for_contagion_declared_or_not():
    truth = {**dict.fromkeys(CAUSES, 0.0), "shock": 2.5}
    with_it, without_it = [], []
    for seed in range(8):
        around = world(seed)
        seen = adopted(around, truth, seed)
        with_it.append(np.median(fitted(seen, around).draws[:, 1]))
        without_it.append(np.median(fitted(seen, replace(around, shocked=np.zeros(1))).draws[:, 1]))
    assert abs(np.mean(with_it)) < 0.35
    assert abs(np.mean(without_it)) < 0.35


def test_a_practice_that_has_drifted_is_held_to_drift_on_and_a_steady_one_is_not():
    around = Circumstances.only(np.zeros((UNITS * 8,) * 2, dtype=bool))
    moved = {"steady": np.zeros(PERIODS), "drifting": 1.2 * np.sin(np.arange(PERIODS) / 3.0)}
    drifts = {}
    for name, logits in moved.items():
        rng = np.random.default_rng(5)
        chances = 1 / (1 + np.exp(3.2 - logits[:, None]))
        taken = np.argmax(rng.random((PERIODS, len(around.good))) < chances, axis=0)
        seen = Adoptions(
            tuple(map(str, range(len(taken)))),
            ("p",),
            taken[:, None].astype(float),
            PERIODS - 1,
            np.full(len(taken), -1),
        )
        drifts[name] = fitted(seen, around).drift.mean()
    assert drifts["steady"] < 0.2 < drifts["drifting"]


def test_what_the_declaration_says_of_moments_is_felt_from_its_month_on_and_fades():
    followed = contagious(1)
    told = replace(TOWN, shocks=(date(2025, 3, 20),), inaugurations=(date(2025, 3, 1),))
    around = circumstances(followed.seen, followed.days, told, ())
    at = followed.days.index(date(2025, 3, 1))
    assert around.shocked[:at].tolist() == [0.0] * at
    assert around.shocked[at] == around.inaugurated[at] == 1.0
    assert around.shocked[at + 3] == pytest.approx(np.exp(-1))
    assert around.inaugurated[at + 12] == pytest.approx(np.exp(-1))
    assert len(around.shocked) == len(followed.days) + 12
    nothing = circumstances(followed.seen, followed.days, replace(TOWN, shocks=(), inaugurations=()), ())
    assert not nothing.shocked.any()
    assert not nothing.inaugurated.any()


def test_without_contagion_ties_infect_nobody_and_who_is_heard_still_is():
    around = world(3)
    alone = around.without_contagion()
    everybody = np.ones(UNITS, dtype=bool)
    assert around.causes(everybody, 1)[:, :2].any()
    assert not alone.causes(everybody, 1)[:, :2].any()
    assert alone.causes(everybody, 1)[:, 2].tolist() == heard_by(around.linked).tolist()
    assert not heard_by(np.zeros((4, 4), dtype=bool)).any()
