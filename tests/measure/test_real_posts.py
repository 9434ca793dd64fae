# SPDX-License-Identifier: EUPL-1.2
"""The metrics of Bonsón & Ratkai on real posts, beside the same sums made by hand from the files."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Window
from criterio.measure.run import measure

DATA = Path(__file__).parents[2].parent / "shared" / "data"
TOWNS = DATA / "townhalls_es" / "posts.csv"
INSTITUTIONS = DATA / "institution_posts_2020" / "posts.csv.gz"
HERE = Administration(name="Villaluz")
METRICS = [f"{kind}_{letter}{i}" for kind, letter in (("popularity", "p"), ("virality", "v")) for i in (1, 2, 3)]


@dataclass
class ByHand:
    reactions: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    followers: list[float] = field(default_factory=list)

    def of(self, metric: str) -> float | None:
        counts = self.reactions if metric.startswith("popularity") else self.shares
        if not counts:
            return None
        if metric.endswith("1"):
            return sum(count > 0 for count in counts) / len(counts)
        mean = sum(counts) / len(counts)
        if metric.endswith("2"):
            return mean
        return mean / fmean(self.followers) * 1000 if self.followers else None


def town_rows() -> Iterator[dict[str, Any]]:
    with TOWNS.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            published = datetime.fromisoformat(row["created_at"])
            yield {
                "profile": f"x:{row['author'].removeprefix('@').lower()}",
                "network": "x",
                "post_key": f"{row['id']}-{number}",
                "published_at": published,
                "day": published.date(),
                "is_repost": row["is_rt"] == "True",
                "reactions": int(row["favorites"]),
                "shares": int(row["retweets"]),
                "followers": int(row["followers"]),
            }


def institution_rows() -> Iterator[dict[str, Any]]:
    with gzip.open(INSTITUTIONS, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["group"] != "institution":
                continue
            published = datetime.fromisoformat(row["created_at"])
            yield {
                "profile": f"x:{row['screen_name'].lower()}",
                "network": "x",
                "post_key": row["tweet_id"],
                "published_at": published,
                "day": published.date(),
                "is_repost": row["is_retweet"] == "True",
                "reactions": int(float(row["favorite_count"])) if row["favorite_count"] else None,
                "shares": int(float(row["retweet_count"])) if row["retweet_count"] else None,
                "observed_at": datetime.fromisoformat(row["snapshot_day"]) + timedelta(days=1),
            }


def by_hand(rows: Iterator[dict[str, Any]]) -> dict[str, ByHand]:
    found: dict[str, ByHand] = defaultdict(ByHand)
    for row in rows:
        if not row["is_repost"]:
            hand = found[row["profile"]]
            for name in ("reactions", "shares", "followers"):
                if row.get(name) is not None:
                    getattr(hand, name).append(row[name])
    return found


def values(figures: list[Figure]) -> dict[tuple[str, str], float | None]:
    return {(figure.subject, figure.metric): figure.value for figure in figures}


def assert_agree(figures: list[Figure], hands: dict[str, ByHand]) -> int:
    compared = 0
    for (subject, metric), value in values(figures).items():
        expected = hands[subject].of(metric) if subject in hands else None
        assert (value is None) == (expected is None), (subject, metric)
        if expected is not None:
            assert value == pytest.approx(expected, rel=0, abs=1e-9), (subject, metric)
            compared += 1
    return compared


@pytest.mark.skipif(not TOWNS.exists(), reason=f"the real posts of town halls are not at {TOWNS}")
def test_popularity_and_virality_of_town_halls_agree_with_sums_by_hand(take):
    facts = take(posts=town_rows())
    figures = measure(facts, HERE, Window(date(2006, 1, 1), date(2026, 1, 1)), metrics=METRICS)
    hands = by_hand(town_rows())
    assert len({figure.subject for figure in figures}) == 80
    assert assert_agree(figures, hands) == 6 * len(hands)


@pytest.mark.skipif(not TOWNS.exists(), reason=f"the real posts of town halls are not at {TOWNS}")
def test_comments_unknown_in_the_file_leave_commitment_and_engagement_unknown(take):
    facts = take(posts=town_rows())
    names = ["commitment_c1", "commitment_c2", "commitment_c3", "engagement_e"]
    figures = measure(facts, HERE, Window(date(2006, 1, 1), date(2026, 1, 1)), metrics=names)
    assert {figure.value for figure in figures} == {None}
    assert {figure.absent.value for figure in figures if figure.absent} == {"not_known"}


@pytest.mark.skipif(not INSTITUTIONS.exists(), reason=f"the real posts of institutions are not at {INSTITUTIONS}")
def test_popularity_and_virality_of_institutions_agree_with_sums_by_hand(take):
    facts = take(posts=institution_rows())
    figures = measure(facts, HERE, Window(date(2020, 10, 1), date(2020, 11, 30)), metrics=METRICS)
    hands = by_hand(institution_rows())
    assert assert_agree(figures, hands) == 4 * len(hands) == 4 * 14


@pytest.mark.skipif(not INSTITUTIONS.exists(), reason=f"the real posts of institutions are not at {INSTITUTIONS}")
def test_likes_of_reposts_would_have_lowered_popularity_and_do_not(take):
    facts = take(posts=institution_rows())
    window = Window(date(2020, 10, 1), date(2020, 11, 30))
    (figure,) = measure(facts, HERE, window, by="all", metrics=["popularity_p1"])
    own = [row for row in institution_rows() if not row["is_repost"] and row["reactions"] is not None]
    assert figure.n == len(own)
    assert figure.value == pytest.approx(sum(row["reactions"] > 0 for row in own) / len(own))


def test_posts_observed_within_two_days_are_marked_still_growing(take):
    at = datetime(2026, 3, 2, 10, tzinfo=UTC).replace(tzinfo=None)
    facts = take(
        posts=[
            post("a", at, observed_at=at + timedelta(hours=47)),
            post("b", at, observed_at=at + timedelta(hours=49)),
        ]
    )
    (figure,) = measure(facts, HERE, Window(date(2026, 3, 1), date(2026, 3, 31)), metrics=["posts_still_growing"])
    assert (figure.value, figure.n) == (0.5, 2)


def post(key: str, at: datetime, **more: Any) -> dict[str, Any]:
    return {"profile": "x:a", "network": "x", "post_key": key, "published_at": at, "day": at.date(), **more}
