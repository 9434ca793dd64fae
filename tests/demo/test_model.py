# SPDX-License-Identifier: EUPL-1.2
"""The files' moments are the model's: estimated from many posts or many towns, they recover its parameters."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from criterio.demo import contagion, messages, outcomes
from criterio.demo.cast import cast
from criterio.demo.days import liking, monday, posting, span
from criterio.demo.simulate import (
    COPIED,
    DISPERSION,
    KIND_EFFECT,
    KIND_SHARE,
    PAID_EFFECT,
    WEEKS,
    _counts,
    _memory,
    live,
)
from criterio.domain.forecast import QUANTILES

END = date(2026, 10, 31)


def _player(**changes):
    return replace(cast()[0], **changes)


def test_a_normal_week_takes_all_its_posts_and_august_half_of_them():
    assert posting(span(date(2026, 3, 2), date(2026, 3, 8))).sum() == pytest.approx(1)
    assert posting(span(date(2026, 8, 3), date(2026, 8, 9))).sum() == pytest.approx(0.5)


def test_a_profile_posts_as_often_as_its_rate_says():
    player = _player(posts=20.0)
    _, (one,) = live((player,), END, np.random.default_rng(1))
    expected = 20.0 * posting(one.days).sum()
    assert abs(len(one.at) - expected) < 4 * np.sqrt(expected)


def test_counts_have_the_negative_binomial_mean_and_variance():
    drawn = _counts(np.full(200_000, 30.0), np.random.default_rng(2))
    assert drawn.mean() == pytest.approx(30, rel=0.02)
    assert drawn.var() == pytest.approx(30 + 30**2 / DISPERSION, rel=0.04)


def test_memory_has_its_spread_and_its_correlation():
    values = _memory(200_000, 0.7, 0.2, np.random.default_rng(3))
    assert values.std() == pytest.approx(0.2, rel=0.03)
    assert np.corrcoef(values[1:], values[:-1])[0, 1] == pytest.approx(0.7, abs=0.02)


def test_kinds_and_promotion_move_interactions_as_much_as_they_should():
    player = _player(posts=400.0, level=80.0, paid=0.3, growth=0.0)
    _, (one,) = live((player,), END, np.random.default_rng(4))
    total = one.interactions
    kinds = np.array([total[one.kind == kind].mean() for kind in range(4)]) / total.mean()
    assert kinds == pytest.approx(KIND_EFFECT, rel=0.06)
    assert total[one.paid].mean() / total[~one.paid].mean() == pytest.approx(PAID_EFFECT, rel=0.06)
    assert float(KIND_SHARE @ KIND_EFFECT) == pytest.approx(1)


def test_the_mean_of_a_post_is_the_level_of_the_profile():
    player = _player(posts=40.0, level=50.0, growth=0.0)
    ratios = []
    for seed in range(12):
        _, (one,) = live((player,), END, np.random.default_rng(seed))
        day = (one.at.astype("datetime64[D]") - np.datetime64(one.opened)).astype(int)
        ratios.append(one.interactions.mean() / (one.level * liking(one.days)[day].mean()))
    assert np.mean(ratios) == pytest.approx(1, abs=0.06)


def test_reposts_show_no_likes():
    player = next(one for one in cast() if one.key.network == "x" and one.reposts > 0.1)
    _, (one,) = live((player,), END, np.random.default_rng(5))
    assert one.repost.mean() == pytest.approx(player.reposts, abs=0.04)
    assert one.reactions[one.repost].sum() == 0
    assert one.shares[one.repost].mean() > 10 * one.shares[~one.repost].mean()


def test_followers_end_where_the_cast_says_after_their_growth():
    player = _player(followers=10_000.0, growth=0.2)
    _, (one,) = live((player,), END, np.random.default_rng(6))
    assert one.followers[-1] == 10_000
    assert np.log(one.followers[-1] / one.followers[0]) / (len(one.days) / 365.25) == pytest.approx(0.2, abs=0.04)


def test_a_twin_repeats_the_share_that_it_copies():
    source = next(one for one in cast() if str(one.key) == "instagram:deportes_villaclara")
    twin = next(one for one in cast() if one.twin == str(source.key))
    _, (first, second) = live((source, twin), END, np.random.default_rng(7))
    assert len(second.at) / len(first.at) == pytest.approx(COPIED, abs=0.05)
    assert set(second.text) <= set(first.text)


def test_what_is_expected_of_a_coming_week_is_level_times_posts_times_season():
    player = _player(posts=10.0, level=30.0, growth=0.0)
    ratios, inside = [], []
    for seed in range(60):
        town, (one,) = live((player,), END, np.random.default_rng(seed))
        assert next(iter(one.expected)) == monday(END) + timedelta(weeks=1)
        for first, (mean, _) in one.expected.items():
            days = span(first, first + timedelta(days=6))
            ratios.append(mean / (one.level * 10 * posting(days) @ liking(days)))
        inside += _last_weeks_inside(one, town.start)
    assert np.mean(ratios) == pytest.approx(1, abs=0.05)
    assert 0.88 < np.mean(inside) < 0.99


def _last_weeks_inside(one, start: date) -> list[bool]:
    """Whether October, as it was lived, fits the 95 % range of a week two months on: the season differs little."""
    week = (one.at.astype("datetime64[D]") - np.datetime64(start)).astype(int) // 7
    lived = np.bincount(week, weights=one.interactions, minlength=WEEKS + 1)[WEEKS - 4 : WEEKS]
    quantiles = list(one.expected.values())[4][1]
    low, high = (quantiles[QUANTILES.index(level)] for level in (0.025, 0.975))
    return [bool(low <= value <= high) for value in lived]


def test_campaigns_move_outcomes_by_their_factor():
    rows = list(outcomes.outcome_rows(END - timedelta(days=1092), END, np.random.default_rng(8)))
    for effect in outcomes.effects(END):
        series = [
            (date.fromisoformat(day), value)
            for day, unit, indicator, value in rows
            if (unit, indicator) == (effect.unit, effect.indicator)
        ]
        season = {day: outcomes._rhythm(day, END - timedelta(days=1092)) for day, _ in series}
        during = [value / season[day] for day, value in series if effect.start <= day <= effect.end]
        outside = [value / season[day] for day, value in series if not effect.start <= day <= effect.end]
        ratio = np.mean(during) / np.mean(outside)
        error = ratio * np.sqrt(
            np.var(during) / len(during) / np.mean(during) ** 2 + np.var(outside) / len(outside) / np.mean(outside) ** 2
        )
        assert abs(ratio - effect.factor) < 4 * error, effect


def test_desks_answer_their_share_within_their_hours(built):
    key, desk = "x:atencionvillaclara", messages.DESKS["x:atencionvillaclara"]
    rows = list(messages.message_rows([built.played[key]], np.random.default_rng(9)))
    answered = [row for row in rows if row[6]]
    hours = [(np.datetime64(row[6]) - np.datetime64(row[0])) / np.timedelta64(1, "h") for row in answered]
    assert len(answered) / len(rows) == pytest.approx(desk.answered, abs=0.03)
    assert np.median(hours) == pytest.approx(desk.hours, rel=0.15)


def test_a_practice_passes_to_units_linked_with_results_more_often_than_it_appears_alone():
    linked = {b if a == contagion.FIRST else a for a, b in contagion.LINKS if contagion.FIRST in (a, b)}
    early = [
        {
            unit
            for unit, day in contagion.adoptions(date(2023, 10, 30), END, np.random.default_rng(seed)).items()
            if day < date(2025, 1, 1)
        }
        for seed in range(200)
    ]
    near = np.mean([len(units & linked) / len(linked) for units in early])
    far = np.mean([len(units & {"Turismo", "Igualdad", "Medio Ambiente"}) / 3 for units in early])
    assert near > 2 * far
