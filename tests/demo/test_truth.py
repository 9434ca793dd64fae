# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date, timedelta

import pytest

from criterio.demo.bets import TRIED
from criterio.demo.truth import Expected, _chance_between, compare, coverage, load, part_name
from criterio.demo.truths import GOOD
from criterio.domain.administration import Administration
from criterio.domain.estimate import Range, Window
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.names import Grade, State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Portfolio, Verdict
from criterio.plan._plan import Counts, Plan
from criterio.register.states import Standing

NOTHING = Range(0, 0, 0)


def test_the_truth_is_read_back_as_it_was_written(built):
    assert load(built.folder / "truth.json") == built.truth


def test_a_plan_that_says_the_truth_is_right_in_everything(built):
    appendix = compare(_plan(built.truth), built.truth)
    assert {str(row[-1]) for row in appendix.rows} == {"yes"}
    assert len(appendix.rows) == len(built.truth.planted) + 7 + len(built.truth.tried) + 1 + 3


@pytest.mark.parametrize("mode", [Mode.NO, Mode.FULL, Mode.LATER])
def test_what_only_a_pilot_can_settle_is_wrong_in_any_other_mode(built, mode):
    plan = _plan(built.truth)
    changed = tuple(
        replace(one, mode=mode) if one.subject == f"initiative:{TRIED}" else one for one in plan.portfolio.verdicts
    )
    spoilt = replace(plan, portfolio=replace(plan.portfolio, verdicts=changed))
    assert [str(row[-1]) for row in compare(spoilt, built.truth).rows if row[1] == TRIED] == ["no"]
    assert best(spoilt, built.truth) == "no"


def test_a_plan_that_keeps_everything_is_told_where_it_is_wrong(built):
    appendix = compare(_plan(built.truth, mode=Mode.KEEP), built.truth)
    wrong = {row[1] for row in appendix.rows if row[1] in built.truth.levels and str(row[-1]) == "no"}
    assert wrong == {planted.subject for planted in built.truth.planted if Mode.KEEP not in planted.good}


def best(plan: Plan, truth) -> str:
    return next(str(row[-1]) for row in compare(plan, truth).rows if str(row[0]) == "The best portfolio")


def test_the_best_portfolio_is_found_only_when_nothing_is_wrong_or_left_alone_or_too_much(built):
    right = _plan(built.truth)
    alone = replace(right.portfolio, uncovered=(say("Nobody hears of emergencies."),))
    too_much = replace(right.portfolio, hours=119.0, hours_capacity=118.0)
    assert best(right, built.truth) == "yes"
    assert best(_plan(built.truth, mode=Mode.KEEP), built.truth) == "no"
    assert best(replace(right, portfolio=alone), built.truth) == "no"
    assert best(replace(right, portfolio=too_much), built.truth) == "no"


def test_a_merge_into_the_wrong_profile_is_wrong(built):
    appendix = compare(_plan(built.truth, into="x:other"), built.truth)
    wrong = {row[1] for row in appendix.rows if row[1] in built.truth.levels and str(row[-1]) == "no"}
    assert wrong == {planted.subject for planted in built.truth.planted if planted.part == "duplicate"}


def test_ranges_that_are_the_truth_hold_their_share_and_too_narrow_ones_less(built):
    low, high = QUANTILES.index(0.165), QUANTILES.index(0.835)
    _, _, honest = coverage(_plan(built.truth), built.truth, low, high)
    _, _, narrow = coverage(_plan(built.truth, shrink=0.3), built.truth, low, high)
    assert 0.67 <= honest < 0.75  # a week of few interactions cannot be cut finer than one interaction
    assert narrow < 0.5


def test_a_week_that_is_surely_zero_is_held_by_a_range_that_touches_zero():
    silent = Expected(date(2026, 11, 2), 0.0, (0.0,) * len(QUANTILES))
    assert _chance_between(silent, 0.0, 0.0) == pytest.approx(1)
    assert _chance_between(silent, 1.0, 5.0) == 0


def test_every_part_has_words(built):
    parts = {one.player.part for one in built.played.values()}
    assert len({str(part_name(part)) for part in parts}) == len(parts)
    assert set(GOOD) <= parts


def _plan(truth, mode=None, into=None, shrink=1.0) -> Plan:
    """A plan that says what is true, but for what the test spoils."""
    verdicts = tuple(
        Verdict(p.subject, mode or p.good[0], p.into if into is None else into, (), (), 0, 0, NOTHING, Grade.E)
        for p in truth.planted
    )
    verdicts += tuple(
        Verdict(f"initiative:{name}", mode or Mode.PILOT, "", (), (), 0, 0, NOTHING, Grade.E) for name in truth.tried
    )
    standings = tuple(Standing(Profile(ProfileKey.parse(p.subject)), p.state, None) for p in truth.planted)
    forecasts = tuple(
        Forecast("interactions", subject, e.week, i, tuple(e.mean + shrink * (q - e.mean) for q in e.quantiles))
        for subject, weeks in truth.expected.items()
        for i, e in enumerate(weeks, 1)
    )
    portfolio = Portfolio(verdicts, 0, None, 0, None, NOTHING, 0)
    window = Window(truth.end - timedelta(days=90), truth.end)
    counts = Counts(len(truth.levels), 14, 1, {State.ACTIVE: 1})
    town = Administration("Villaclara")
    return Plan(town, truth.end, window, counts, standings, (), forecasts, portfolio)
