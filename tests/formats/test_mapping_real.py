# SPDX-License-Identifier: EUPL-1.2
"""Proposed and shipped mappings, unedited, on real files; every total is counted again here by other means."""

import csv
import gzip
import json
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from criterio.domain.records import Listed, Message, Point, Post, Refusal
from criterio.formats._cells import all_rounded
from criterio.formats._format import Options
from criterio.formats._mapping import MappedFormat, matching_mapping, parse_mapping, write_mapping
from criterio.formats._propose import propose

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data are not beside the project"),
    pytest.mark.usefixtures("unseen"),
]
NETWORKS = {"x": "twitter", "bluesky": "bluesky", "mastodon": "mastodon"}


@cache
def proposed(name):
    """The rows of a file by its proposal, which goes through TOML as a person would save it; read once."""
    path = DATA / name
    return rows(path, parse_mapping(write_mapping(propose(path).mapping), "proposed.toml"))


def rows(path, mapping):
    format = MappedFormat(mapping)
    return list(format.read(path, format.recognise(path), Options()))


def table(name):
    path = DATA / name
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_town_halls_posts_are_1406_of_80_accounts_with_their_counts():
    posts, told = proposed("townhalls_es/posts.csv"), table("townhalls_es/posts.csv")
    assert {type(post) for post in posts} == {Post}
    assert (len(posts), len({post.owner.handle for post in posts})) == (1406, 80)
    assert {post.owner.network for post in posts} == {"x"}
    assert sum(post.counts["shares"] for post in posts) == sum(int(row["retweets"]) for row in told)
    assert sum(post.counts["reactions"] for post in posts) == sum(int(row["favorites"]) for row in told)
    assert Counter(post.is_repost for post in posts) == {False: 1116, True: 290}
    assert sum(post.is_reply for post in posts) == sum(row["relation"] == "reply" for row in told) == 97
    assert [post.followers for post in posts] == [int(row["followers"]) for row in told]


def test_town_halls_times_are_local_and_their_nones_are_not_known():
    post = proposed("townhalls_es/posts.csv")[0]
    assert post.published_at == datetime(2020, 11, 3, 12, 17, 37, tzinfo=UTC)
    assert post.media == ""
    assert "first_hashtag" in post.extra
    assert "None" not in post.extra.values()


def test_town_halls_identifiers_are_known_to_be_rounded():
    assert all_rounded(post.post_id for post in proposed("townhalls_es/posts.csv"))
    assert any("rounded" in str(notice) for notice in propose(DATA / "townhalls_es/posts.csv").notices)


def test_town_halls_accounts_are_a_register_with_followers():
    found, told = proposed("townhalls_es/accounts.csv"), table("townhalls_es/accounts.csv")
    points = [row for row in found if isinstance(row, Point)]
    assert [row.entry.handle for row in found if isinstance(row, Listed)] == [row["author"] for row in told]
    assert sum(point.value for point in points) == sum(int(row["followers"]) for row in told)
    assert {(point.metric, point.owner.network) for point in points} == {("followers", "x")}
    assert {point.day for point in points} == {date.fromisoformat(max(row["last"] for row in told)[:10])}


def test_institutions_posts_leave_1248_without_counts_and_likes_of_reposts_at_zero():
    posts, told = proposed("institution_posts_2020/posts.csv.gz"), table("institution_posts_2020/posts.csv.gz")
    assert len(posts) == len(told) == 105_787
    assert {post.owner.network for post in posts} == {"x"}
    assert sum(post.counts["reactions"] is None and post.counts["shares"] is None for post in posts) == 1248
    assert Counter(post.is_repost for post in posts) == {False: 91_453, True: 13_081, None: 1253}
    assert {post.counts["reactions"] for post in posts if post.is_repost} == {0.0}
    assert sum(post.counts["shares"] or 0 for post in posts) == sum(float(row["retweet_count"] or 0) for row in told)


def test_a_day_of_counting_means_its_end():
    post = proposed("institution_posts_2020/posts.csv.gz")[0]
    assert post.observed_at == datetime(2020, 10, 1, 21, 59, 59, tzinfo=UTC)


def test_citizens_messages_keep_their_kind_and_never_their_text():
    found, told = proposed("citizen_messages_es/messages.csv"), table("citizen_messages_es/messages.csv")
    assert {type(row) for row in found} == {Message}
    assert len(found) == 1731
    assert Counter(row.kind for row in found) == Counter(row["label"] for row in told)
    assert {(row.owner.network, row.subject, row.author) for row in found} == {("x", "", "")}


def test_notices_of_madrid_are_one_result_by_service():
    found, told = (
        proposed("citizen_notices_madrid/daily_counts_by_service.csv"),
        table("citizen_notices_madrid/daily_counts_by_service.csv"),
    )
    assert sum(point.value for point in found) == sum(int(row["n"]) for row in told) == 335_522
    assert {(point.metric, point.subject) for point in found} == {("daily_counts_by_service", "all")}
    assert {point.dimension for point in found} == {row["service_name"] for row in told}


def test_page_views_are_a_series_a_column():
    found, told = proposed("pageviews_panel/daily_views.csv"), table("pageviews_panel/daily_views.csv")
    assert len(found) == 199 * 366
    assert len({point.metric for point in found}) == 199
    assert sum(point.value for point in found if point.metric == "total") == sum(float(row["Total"]) for row in told)


@pytest.mark.parametrize("month", ["2026-06-01", "2026-07-01", "2026-08-01"])
@pytest.mark.parametrize("choose", [matching_mapping, lambda path: propose(path).mapping], ids=["shipped", "proposed"])
def test_the_spanish_inventory_lists_every_profile_and_every_institution_without(month, choose):
    path = DATA / "inventory_es" / f"{month}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    found = rows(path, choose(path))
    assert {type(row) for row in found} == {Listed}
    listed = Counter((row.entry.network, row.entry.active) for row in found)
    profiles = [(net, row[f"{col}_activo"]) for row in told for net, col in NETWORKS.items() if row[col]]
    without = sum(not any(row[column] for column in NETWORKS.values()) for row in told)
    assert listed == Counter(profiles) + Counter({("", None): without})
    assert {row.entry.unit for row in found} == {row["nombre"] for row in told}


def test_on_5_august_549_institutions_have_x_and_166_have_nothing():
    path = DATA / "inventory_es" / "2026-08-01.json"
    mapping = matching_mapping(path)
    found = [row.entry for row in rows(path, mapping)]
    on_x = [entry for entry in found if entry.network == "x"]
    assert mapping.name == "saldeahi"
    assert (len(on_x), sum(entry.active for entry in on_x), sum(not entry.network for entry in found)) == (
        549,
        463,
        166,
    )
    assert {entry.as_of for entry in found} == {date(2026, 8, 5)}


def test_a_register_without_dates_of_posts_takes_its_day_from_its_name():
    path = DATA / "inventory_es" / "2026-06-01.json"
    assert {row.entry.as_of for row in rows(path, matching_mapping(path))} == {date(2026, 6, 1)}


@pytest.mark.parametrize(
    "name", ["townhalls_es/posts.csv", "townhalls_es/accounts.csv", "pageviews_panel/daily_views.csv"]
)
def test_no_real_row_is_refused(name):
    assert not [row for row in proposed(name) if isinstance(row, Refusal)]
