# SPDX-License-Identifier: EUPL-1.2
"""What is known beforehand of some series only: campaigns that begin or end, and posts that are planned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from tests.expect.conftest import built, two_posts

from criterio.domain.administration import Administration, Campaign
from criterio.domain.forecast import Forecast
from criterio.expect._model import Array
from criterio.expect.covariates import campaigns, planned_posts
from criterio.expect.outlook import posting_of
from criterio.expect.own import Known, Own
from criterio.expect.panel import Panel
from criterio.expect.run import expect, expect_all
from criterio.store.facts import Facts

FIRST = date(2025, 1, 6)
NAMES = tuple(f"x:p{i}" for i in range(12))


def known(panel: Array, administration: Administration, posted: Array | None = None, ahead: int = 28) -> Known:
    days = [FIRST + timedelta(days=t) for t in range(panel.shape[1] + ahead)]
    nothing = np.full(panel.shape, np.nan)
    return Known(
        administration, "interactions", NAMES, {"x:p3": "Culture"}, days, panel, nothing if posted is None else posted
    )


def quiet(days: int, seed: int) -> Array:
    """Days of twelve profiles whose level wanders together."""
    rng = np.random.default_rng(seed)
    together = np.exp(np.convolve(rng.normal(0, 0.1, days + 20), np.ones(21) / 4, mode="valid"))
    return rng.poisson(60 * together * rng.gamma(3, 1 / 3, (12, days))).astype(float)


def day(after: int) -> date:
    return FIRST + timedelta(days=after)


def of(town: Administration, panel: Array, name: str, posted: Array | None = None) -> Own:
    module = {"campaigns": campaigns, "planned_posts": planned_posts}[name]
    (found,) = module.COVARIATE.own(known(panel, town, posted))
    return found


def test_a_campaign_that_ends_takes_away_what_it_brought() -> None:
    held, found = 0, []
    for seed in range(6):
        panel = quiet(210, seed)
        panel[3:6, 150:] *= 1.6
        ends = Campaign("Bono", day(150), ("unit:Culture", "x:p4", "x:p5"), ("citas",), ended_on=day(216))
        one = of(Administration("V", campaigns=(ends,)), panel, "campaigns")
        assert list(np.flatnonzero(one.rows)) == [3, 4, 5]
        assert (one.doses[150:217].all(), one.doses[217:].any(), one.seen) == (True, False, 60)
        held += abs(one.mean - np.log(1.6)) < 1.96 * one.doubt
        found.append(one.mean)
    assert held >= 5
    assert np.median(found) == pytest.approx(np.log(1.6), abs=0.15)


def test_a_campaign_to_come_does_what_those_before_did_and_less_surely() -> None:
    panel = quiet(210, 1)
    panel[0:2, 60:100] *= 1.6
    before = Campaign("Before", day(60), ("x:p0", "x:p1"), ("citas",), ended_on=day(99))
    coming = Campaign("Coming", day(217), ("x:p7",), ("citas",))
    both = Administration("V", campaigns=(before, coming))
    learnt = of(both, panel, "campaigns")
    alone = of(Administration("V", campaigns=(coming,)), panel, "campaigns")
    assert 0.1 < learnt.mean < np.log(1.6)
    assert learnt.seen == 40
    assert (alone.mean, alone.seen) == (0.0, 0)
    assert learnt.doubt < alone.doubt


def test_a_campaign_that_goes_on_as_before_changes_nothing_to_come() -> None:
    goes_on = Campaign("On", day(20), ("x:p0",), ("citas",))
    assert campaigns.COVARIATE.own(known(quiet(210, 1), Administration("V", campaigns=(goes_on,)))) == []


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0])
def test_what_more_posts_bring_is_told_by_weeks_with_more_posts(power: float) -> None:
    rng = np.random.default_rng(4)
    posted = rng.poisson(rng.choice([0.4, 0.8, 1.6], (12, 40, 1)), (12, 40, 7)).astype(float)
    week = (posted.sum(axis=2, keepdims=True) / 6.0) ** power
    panel = rng.poisson(np.broadcast_to(30 * week, (12, 40, 7))).astype(float).reshape(12, 280)
    town = Administration("V", planned_posts={"x:p2": 14})
    one = of(town, panel, "planned_posts", posted.reshape(12, 280))
    assert one.mean == pytest.approx(power, abs=0.2)
    assert list(np.flatnonzero(one.rows)) == [2]
    assert not one.doses[:280].any()
    assert one.doses[280:] == pytest.approx(np.log(14.5 / (posted[2, -8:].sum() / 8 + 0.5)))


def test_a_past_without_counts_of_posts_teaches_nothing_of_them() -> None:
    assert planned_posts.COVARIATE.own(known(quiet(210, 1), Administration("V", planned_posts={"x:p2": 9}))) == []


@pytest.fixture(scope="module")
def habits(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """Forty weeks of twelve profiles, with one to four posts that bring forty interactions each."""
    rng = np.random.default_rng(3)
    extra = [
        row | {"post_key": f"{row['post_key']}-{n}"}
        for name in NAMES
        for week in range(40)
        for n in range(int(rng.integers(1, 5)))
        for row in two_posts(name, week, float(rng.poisson(40)))
    ]
    return built(tmp_path_factory.mktemp("habits"), extra_posts=extra)


@pytest.fixture(scope="module")
def with_posts(habits: Facts) -> Callable[[float | None], list[Forecast]]:
    """What is expected where so many posts a week of one profile are planned; looked ahead once for each number."""

    @cache
    def look(posts: float | None) -> list[Forecast]:
        town = replace(CALM, planned_posts={} if posts is None else {"x:p2": posts})
        return expect(habits, town, ON, 2, ("interactions",))

    return look


ON, CALM = FIRST + timedelta(weeks=40), Administration("V", country="")


def test_planned_posts_move_the_range_of_their_profile_and_say_so(
    with_posts: Callable[[float | None], list[Forecast]],
) -> None:
    made = {"calm": with_posts(None), "busy": with_posts(12)}
    of_p2 = {name: next(one for one in some if one.subject == "x:p2") for name, some in made.items()}
    of_p3 = {name: next(one for one in some if one.subject == "x:p3") for name, some in made.items()}
    assert of_p2["busy"].quantiles[4] > 1.5 * of_p2["calm"].quantiles[4]
    assert of_p3["busy"].quantiles == of_p3["calm"].quantiles
    assert [one.name for one in of_p2["busy"].factors] == ["planned_posts"]
    assert "12 posts planned a week (" in str(of_p2["busy"].factors[0].sentence)


@pytest.fixture(scope="module")
def calm(habits: Facts) -> Panel:
    """The days as they were without what is known of them."""
    return expect_all(habits, CALM, ON, ["interactions"]).calm["interactions"]


@pytest.mark.parametrize(("before", "after"), [(None, 12), (12, None), (12, 1), (12, 12)])
def test_what_other_posts_would_make_of_a_range_is_told_as_if_it_were_worked_out_again(
    habits: Facts,
    with_posts: Callable[[float | None], list[Forecast]],
    calm: Panel,
    before: float | None,
    after: float | None,
) -> None:
    def worked_out(posts: float | None) -> Forecast:
        return next(one for one in with_posts(posts) if one.subject == "x:p2" and one.week > ON)

    learnt = posting_of(habits, calm)
    told = learnt.instead(worked_out(before), before, after)
    assert told == pytest.approx(worked_out(after).quantiles, rel=0.03, abs=1)


def test_of_a_few_days_nobody_knows_how_posts_move_a_figure(facts_of: Callable[..., Facts]) -> None:
    assert expect_all(facts_of(), CALM, FIRST + timedelta(days=5), ["interactions"]).calm == {}
