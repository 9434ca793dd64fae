# SPDX-License-Identifier: EUPL-1.2
"""Who expects well: told from what share of their ranges held, and from how much that share can tell."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from scipy.stats import norm

from criterio.expect.ledger import Score, score
from criterio.expect.reliability import Calibration, calibration, judged, miscalibrated, reliability
from criterio.store.ledger import LEVELS, Expectation

RANGE = (50.0, 80.0, 100.0, 120.0, 150.0)
WRITTEN = datetime(2020, 1, 1, tzinfo=UTC)
FIRST = date(2020, 6, 1)


def expected(
    day: int = 0, author: str = "ana", subject: str = "x:a", quantiles: Sequence[float] = RANGE
) -> Expectation:
    due = FIRST + timedelta(days=day)
    return Expectation("interactions", subject, due, LEVELS, tuple(quantiles), author, WRITTEN)


def written(width: float, n: int) -> list[Score]:
    """Scores of somebody whose ranges are ``width`` times as wide as the truth, each of a day of its own."""
    rng = np.random.default_rng(0)
    quantiles = 100 + width * 10 * norm.ppf(LEVELS)
    return [score(expected(day, quantiles=quantiles), value) for day, value in enumerate(rng.normal(100, 10, n))]


def author(one: Expectation) -> str:
    return one.author


@pytest.mark.parametrize(
    ("width", "n", "told"),
    [
        (1.0, 200, "can be trusted"),
        (0.4, 200, "Write wider ranges"),
        (2.5, 200, "Narrower ranges"),
        (0.4, 9, "too few to say anything yet"),
    ],
)
def test_who_wrote_ranges_is_told_how_they_hold(width: float, n: int, told: str) -> None:
    (one,) = calibration(written(width, n), author)
    assert told in str(judged(one))


def test_an_author_whose_ranges_are_too_narrow_is_not_called_honest() -> None:
    held = {"Bold": [100.0, 10.0] * 20, "Wise": ([100.0] * 9 + [10.0]) * 4}
    scores = [score(expected(day, who), came) for who, every in held.items() for day, came in enumerate(every)]
    made = {one.name: one for one in calibration(scores, author)}
    assert (made["Bold"].held, made["Bold"].is_honest) == (0.5, False)
    assert (made["Wise"].held, made["Wise"].n, made["Wise"].is_honest) == (0.9, 40, True)


def test_ranges_that_fail_on_the_same_days_tell_as_little_as_those_days() -> None:
    """Ten profiles each week of thirty: in six weeks something befell all of them."""
    came = [10.0 if week % 5 == 0 else 100.0 for week in range(30)]
    scores = [score(expected(7 * week, subject=f"x:{p}"), came[week]) for week in range(30) for p in range(10)]
    (one,) = calibration(scores, author)
    assert (one.n, one.held) == (300, 0.8)
    assert 25 <= one.by_themselves <= 35
    assert one.is_honest
    assert one.low < 0.7


def test_a_profile_whose_ranges_always_fail_is_one_mistake_and_not_many() -> None:
    """Nine profiles hold each week of ten, and one never does."""
    scores = [
        score(expected(7 * week, subject=f"x:{p}"), 10.0 if p == 0 else 100.0) for week in range(10) for p in range(9)
    ]
    (one,) = calibration(scores, author)
    assert one.by_themselves <= 10


def test_ranges_that_share_nothing_tell_as_much_as_there_are() -> None:
    rng = np.random.default_rng(2)
    came = np.where(rng.random((40, 25)) < 0.9, 100.0, 10.0)
    scores = [score(expected(d, subject=f"x:{p}"), float(came[d, p])) for d in range(40) for p in range(25)]
    (one,) = calibration(scores, author)
    assert one.by_themselves > 700


def test_ranges_of_one_day_are_one_experience_and_nothing_is_said_of_them() -> None:
    (one,) = calibration([score(expected(subject=f"x:{p}"), 10.0) for p in range(60)], author)
    assert (one.by_themselves, one.is_honest) == (1, True)
    assert "too few to say anything yet" in str(judged(one))


def test_only_authors_whose_ranges_fail_beyond_chance_are_named_the_surest_first() -> None:
    shares = {"Ana": 0.9, "Bea": 0.5, "Carla": 1.0, "Dani": 0.86, "Eva": 0.72}
    judged = [Calibration(name, 50, held, 0.0, 1.0) for name, held in shares.items()]
    assert [one.name for one in miscalibrated(judged)] == ["Bea", "Eva", "Carla"]
    assert miscalibrated([Calibration("Ana", 3, 2 / 3, 0.0, 1.0)]) == []


def test_of_many_honest_authors_hardly_anybody_is_named() -> None:
    held = np.random.default_rng(4).binomial(40, 0.9, 300) / 40
    named = miscalibrated([Calibration(str(place), 40, float(share), 0.0, 1.0) for place, share in enumerate(held)])
    assert len(named) <= 1


def test_honest_people_are_not_blamed_because_many_are_looked_at() -> None:
    rng = np.random.default_rng(7)
    many = [
        score(expected(day, str(person)), float(outcome))
        for person in range(100)
        for day, outcome in enumerate(rng.choice([100.0, 10.0], 40, p=[0.9, 0.1]))
    ]
    assert sum(not one.is_honest for one in calibration(many, author)) <= 2


def test_the_curve_of_who_knows_is_the_diagonal() -> None:
    for point in reliability(written(1.0, 2000)):
        assert point.share == pytest.approx(point.level, abs=0.03)
        assert point.low <= point.share <= point.high


def test_the_curve_of_who_is_too_sure_is_flatter_than_the_diagonal() -> None:
    shares = [point.share for point in reliability(written(0.4, 2000))]
    assert shares[0] > 0.2
    assert shares[-1] < 0.8
