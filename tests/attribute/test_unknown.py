# SPDX-License-Identifier: EUPL-1.2
"""What is not known is neither nothing nor an effect, and nothing is drowned by what is added to zeros."""

from datetime import date, timedelta

import numpy as np
import pytest
from tests.attribute.test_run import of

from criterio.attribute._design import Array
from criterio.attribute.effect import effect
from criterio.attribute.run import within
from criterio.attribute.scale import Scale, complete, scale_of
from criterio.attribute.sides import KNOWN, LONGEST, taking_part
from criterio.attribute.weeks import Weeks, by_week, weeks_of, without_weeks_of
from criterio.attribute.words import told
from criterio.domain.administration import Administration, Campaign
from criterio.domain.errors import NotIdentified

START = 30


def doubled(seed: int = 0) -> Array:
    """Twelve series of some two hundred a time; the first is twice as much from ``START`` on."""
    rng = np.random.default_rng(seed)
    panel = rng.normal(0, 0.05, (40, 12)) + np.cumsum(rng.normal(0, 0.02, (40, 1)), axis=0) + np.log(200)
    panel[START:, 0] += np.log(2)
    return np.exp(panel)


@pytest.mark.parametrize("missing", [slice(START, 40), slice(0, 28), slice(None), slice(START, 36)])
def test_no_effect_is_told_of_times_that_nobody_counted(missing: slice) -> None:
    panel = doubled()
    panel[missing, 0] = np.nan
    with pytest.raises(NotIdentified, match="Too little is known of those with the measure"):
        effect(panel, [0], START)


def test_an_effect_does_not_shrink_by_the_times_that_are_missing() -> None:
    panel = doubled()
    whole = effect(panel, [0], START)
    panel[[31, 33, 35, 37], 0] = np.nan
    some = effect(panel, [0], START)
    assert whole.point == pytest.approx(1, abs=0.1)
    assert some.point == pytest.approx(whole.point, abs=0.1)


@pytest.mark.parametrize("row", [0, 12, 29, 30, 35, 39])
def test_a_time_of_which_nothing_is_known_lies_between_its_neighbours(row: int) -> None:
    panel = doubled()
    panel[row] = np.nan
    assert effect(panel, [0], START).point == pytest.approx(1, abs=0.15)


def test_what_is_filled_in_is_what_levels_and_times_add_up_to() -> None:
    panel = np.add.outer(np.array([0.0, 1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0]))
    holed = panel.copy()
    holed[1, 0] = holed[2, 2] = np.nan
    assert complete(holed) == pytest.approx(panel)
    holed[2] = np.nan
    assert complete(holed) == pytest.approx(panel)


def test_a_series_of_which_nothing_is_known_is_told_as_such() -> None:
    panel = doubled()
    panel[:, 3] = np.nan
    with pytest.raises(NotIdentified, match="Too little is known of one of those that are compared"):
        complete(panel)


def test_one_zero_among_rates_does_not_drown_an_effect() -> None:
    panel = doubled() / 10_000  # shares of about two hundredths
    panel[3, 4] = 0
    assert effect(panel, [0], START).low > 0.5


@pytest.mark.parametrize(
    ("values", "added"), [([0, 1, 7], 0.5), ([0, 40, 300], 0.5), ([0.0, 0.02, 0.02], 0.01), ([0, 0], 0.5), ([1, 2], 0)]
)
def test_half_a_unit_is_added_to_counts_and_less_to_what_is_smaller(values: list[float], added: float) -> None:
    assert scale_of(np.array([values], dtype=float)).zero == pytest.approx(added)


def test_infinite_values_are_not_known() -> None:
    panel = doubled()
    panel[5, 3], panel[6, 4] = np.inf, -np.inf
    made = effect(panel, [0], START)
    assert made.ratio
    assert made.point == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize("start", [0, 2, 40, 50])
def test_a_start_without_a_before_or_an_after_is_refused(start: int) -> None:
    with pytest.raises(NotIdentified, match="at least 3 periods before it began and one since"):
        effect(doubled(), [0], start)


@pytest.mark.parametrize(
    ("low", "said"),
    [(-0.5, "from -50 % to more than a hundred times"), (0.5, "at least 50 %"), (1e9, "at least 9900 %")],
)
def test_a_range_without_an_end_is_told_in_words(low: float, said: str) -> None:
    assert said in str(told(1e10, low, 1e40, Scale(ratio=True)))


def test_weeks_of_posts_that_nobody_counted_are_not_weeks_without_any() -> None:
    days = [date(2026, 3, 2) + timedelta(weeks=week) for week in range(6)]
    reactions = [10, None, 10, 0, 10]  # and of the sixth week no post at all
    posts = [
        {"profile": "x:ayto", "network": "x", "post_key": str(day), "day": day, "reactions": count}
        for day, count in zip([*days[:3], days[4], days[5]], reactions, strict=True)
    ]
    weeks = weeks_of(of(posts=posts), "reactions", date(2026, 4, 30))
    assert weeks.values[:, 0].tolist() == pytest.approx([10, np.nan, 10, 0, 0, 10], nan_ok=True)


@pytest.mark.parametrize(("known", "said"), [(10, 10.0), (9, 9.0), (8, np.nan), (0, np.nan)])
def test_a_week_is_known_where_nine_in_ten_of_its_posts_are(known: int, said: float) -> None:
    day = date(2026, 3, 2)
    posts = [
        {"profile": "x:ayto", "network": "x", "post_key": str(i), "day": day, "reactions": 1 if i < known else None}
        for i in range(10)
    ]
    later = {"profile": "x:ayto", "network": "x", "post_key": "later", "day": day + timedelta(weeks=1), "reactions": 5}
    weeks = weeks_of(of(posts=[*posts, later]), "reactions", date(2026, 4, 30))
    assert weeks.values[:, 0].tolist() == pytest.approx([said, 5], nan_ok=True)


def test_an_indicator_of_which_no_count_is_known_is_not_counted() -> None:
    posts = [{"profile": "x:ayto", "network": "x", "post_key": "1", "day": date(2026, 3, 2)}]
    with pytest.raises(NotIdentified, match="Nothing is counted"):
        weeks_of(of(posts=posts), "views", date(2026, 4, 30))
    assert weeks_of(of(posts=posts), "posts", date(2026, 4, 30)).values.tolist() == [[1]]


@pytest.mark.parametrize(("days", "known"), [(0, True), (1, False), (3, False), (6, False)])
def test_the_week_in_which_it_began_is_neither_before_nor_after(days: int, known: bool) -> None:
    mondays = tuple(date(2026, 3, 2) + timedelta(weeks=week) for week in range(4))
    weeks = Weeks(mondays, (("a", "n"), ("b", "n")), np.ones((4, 2)), np.ones((4, 2)))
    left = without_weeks_of(weeks, [mondays[1] + timedelta(days=days)])
    assert np.isfinite(left.values).all() == known
    assert np.isfinite(left.values[1, 0]) == known
    assert left.left_out is not None
    assert left.left_out[1, 0] != known


def test_a_start_in_the_middle_of_a_week_does_not_hide_a_part_of_the_effect() -> None:
    """Where series wander, the last week before counts most: with six days of the measure in it, all is explained."""
    rng, mondays = np.random.default_rng(2), [date(2025, 1, 6) + timedelta(weeks=week) for week in range(60)]
    values = np.exp(5 + np.cumsum(rng.normal(0, 0.2, (60, 12)), axis=0))
    values[50:, 0] *= 2
    values[49, 0] *= 1 + 6 / 7
    rows = [
        {"subject": f"unit:{unit}", "metric": "citas", "week": monday, "value": values[row, unit]}
        for row, monday in enumerate(mondays)
        for unit in range(12)
    ]
    campaign = Campaign("Cita explicada", mondays[49] + timedelta(days=1), ("unit:0", "unit:0"), ("citas",))
    on = mondays[-1] + timedelta(days=6)
    made = within(by_week(rows, on), Administration("Villaclara"), campaign, "citas", on).effect
    assert made
    assert made.point > 0.6
    assert made.treated == 1


def counted_of_late(weeks: int, long: int = 0) -> Array:
    """As ``doubled``, with a past of 200 more times that only the treated and ``long`` of the others have."""
    panel = np.vstack([np.full((200, 12), np.nan), doubled()])
    panel[:200, : 1 + long] = 200
    panel[: 200 + START - weeks, 1 + long :] = np.nan
    return panel


@pytest.mark.parametrize("weeks", [10, 25])
def test_who_was_counted_long_before_all_others_is_compared_with_them_while_they_were(weeks: int) -> None:
    made = effect(counted_of_late(weeks), [0], 200 + START)
    assert made.controls == 11
    assert made.point == pytest.approx(1, abs=0.15)
    assert weeks <= made.before == 200 + START - made.first <= weeks / KNOWN


def test_a_few_that_were_counted_long_tell_more_than_many_of_eight_weeks() -> None:
    columns, first = taking_part(counted_of_late(8, long=5), [0], 200 + START)
    assert (columns, first) == ([0, 1, 2, 3, 4, 5], 200 + START - LONGEST)


def test_who_has_nobody_beside_is_told_what_is_missing() -> None:
    panel = doubled()
    panel[:, 1:] = np.nan
    with pytest.raises(NotIdentified, match="There is nobody to compare with"):
        effect(panel, [0], START)
