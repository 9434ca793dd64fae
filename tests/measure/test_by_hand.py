# SPDX-License-Identifier: EUPL-1.2
"""Every formula of a metric on three posts or messages, worked out by hand, with its unit and its window."""

from datetime import date

import pytest
from scipy.stats import beta
from tests.measure.test_run import MARCH, followers, message, post

from criterio.domain.administration import Administration
from criterio.domain.names import Absence, Unit
from criterio.measure.run import measure

HERE = Administration("Villaluz", population=4_000, deflection=0.25, call_cost=6.0, contact_cost=2.0)
POSTS = [
    post(
        "a", 2, reactions=4, comments=2, shares=0, views=100, reach=80, followers=900, media="image", has_alt_text=True
    ),
    post("b", 3, reactions=0, comments=1, shares=3, views=300, followers=1_100, media="video", has_alt_text=False),
    post("c", 4, reactions=8, reach=80, followers=1_000, media="image"),
    post("d", 5, reactions=90, comments=90, shares=90, views=9_000, followers=1, is_repost=True),
]
MESSAGES = [
    message("m", "2026-03-06 10:00", "2026-03-06 11:00"),
    message("n", "2026-03-06 10:00", "2026-03-07 09:00"),
    message("o", "2026-03-06 10:00"),
    message("p", "2026-03-06 10:00", kind="Insulto"),
    message("q", "2026-03-06 10:00", "2026-03-09 10:00"),
]
BY_HAND = {
    "posts": (3, Unit.COUNT),
    "interactions": (4 + 2 + 0 + 0 + 1 + 3 + 8, Unit.COUNT),
    "popularity_p1": (2 / 3, Unit.SHARE),
    "popularity_p2": (12 / 3, Unit.PER_POST),
    "popularity_p3": (4 / 1_000 * 1_000, Unit.PER_POST_PER_THOUSAND_FOLLOWERS),
    "commitment_c1": (2 / 2, Unit.SHARE),
    "commitment_c2": (3 / 2, Unit.PER_POST),
    "commitment_c3": (1.5 / 1_000 * 1_000, Unit.PER_POST_PER_THOUSAND_FOLLOWERS),
    "virality_v1": (1 / 2, Unit.SHARE),
    "virality_v2": (3 / 2, Unit.PER_POST),
    "virality_v3": (1.5, Unit.PER_POST_PER_THOUSAND_FOLLOWERS),
    "engagement_e": (4 + 1.5 + 1.5, Unit.PER_POST_PER_THOUSAND_FOLLOWERS),
    "engagement_by_view": ((6 + 4) / 400, Unit.SHARE),
    "size_adjusted_interactions": (18 * 10_000 / 1_000**0.8, Unit.INTERACTIONS_SIZE_ADJUSTED),
    "views_per_post": (400 / 2, Unit.PER_POST),
    "reach_per_post": (80 / 1, Unit.PER_POST),
    "accessible_share": (1 / 2, Unit.SHARE),
    "followers": (1_200, Unit.COUNT),
    "growth": ((1_200 - 800) / 800, Unit.SHARE),
    "penetration": (1_200 / 4_000, Unit.SHARE),
    "dormancy_days": (31 - 4, Unit.DAYS),
    "answered_rate": (3 / 4, Unit.SHARE),
    "answered_within_2_hours": (1 / 4, Unit.SHARE),
    "answered_within_24_hours": (2 / 4, Unit.SHARE),
    "hours_to_answer_median": (23, Unit.HOURS),
    "working_hours_to_answer_median": (4, Unit.HOURS),
    "service_value": (3 * 0.25 * (6 - 2), Unit.EUROS),
}


@pytest.fixture
def known(take):
    series = [followers(date(2026, 2, 20), 800), followers(date(2026, 3, 30), 1_200)]
    return take(posts=POSTS, messages=MESSAGES, series=series)


@pytest.mark.parametrize("metric", BY_HAND)
def test_a_metric_is_what_its_formula_says(known, metric):
    (figure,) = measure(known, HERE, MARCH, metrics=[metric])
    value, unit = BY_HAND[metric]
    assert figure.value == pytest.approx(value)
    assert (figure.unit, figure.window) == (unit, MARCH)
    assert figure.low <= figure.value <= figure.high
    assert figure.source
    assert figure.files == ("rows.csv",)


def test_the_range_of_an_answered_rate_is_that_of_a_beta(known):
    (figure,) = measure(known, HERE, MARCH, metrics=["answered_rate"])
    assert (figure.low, figure.high) == pytest.approx(beta.ppf([0.05, 0.95], 1 + 3, 1 + 4 - 3))


@pytest.mark.parametrize(
    "metric", ["popularity_p2", "engagement_by_view", "size_adjusted_interactions", "answered_rate"]
)
def test_a_month_of_which_nothing_is_known_has_no_figure(take, metric):
    found = take(posts=[post("a", 2)], messages=[])
    (figure,) = measure(found, HERE, MARCH, metrics=[metric])
    assert (figure.value, figure.low, figure.absent) == (None, None, Absence.NOT_KNOWN)


def test_one_post_without_reactions_says_little(take):
    found = take(posts=[post("a", 2, reactions=0, comments=0, shares=0, followers=100)])
    figures = {f.metric: f for f in measure(found, HERE, MARCH, metrics=["popularity_p1", "popularity_p2"])}
    assert figures["popularity_p1"].value == figures["popularity_p2"].value == 0
    assert figures["popularity_p1"].high > 0.7
    assert figures["popularity_p2"].high > 1


def test_of_a_profile_that_nobody_follows_nothing_is_told_for_each_follower(take):
    found = take(posts=[post("a", 2, reactions=3, comments=1, shares=1, followers=0)])
    metrics = ["popularity_p3", "engagement_e", "size_adjusted_interactions"]
    assert {f.value for f in measure(found, HERE, MARCH, metrics=metrics)} == {None}
