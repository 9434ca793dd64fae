# SPDX-License-Identifier: EUPL-1.2
"""What the tabular exports say, value by value, in the languages in which they come."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from criterio.domain.errors import BadInput
from criterio.domain.records import Point, Post, Refusal
from criterio.formats._all import format_named, recognise
from criterio.formats._format import Options

FIXTURES = Path(__file__).parent / "fixtures"


def read(path, options=None):
    recognition = recognise(path)[0]
    return list(format_named(recognition.format).read(path, recognition, options or Options()))


def good(rows):
    return [row for row in rows if not isinstance(row, Refusal)]


def test_facebook_posts_tell_their_page_and_what_they_do_not_know():
    first, shared, refused = read(FIXTURES / "meta_facebook_posts/en.csv")
    assert (first.owner.external_id, first.owner.name) == ("100064001", "Ajuntament de Vilaclara")
    assert first.published_at == datetime(2025, 1, 28, 9, 30, tzinfo=UTC)
    assert first.text == "Aturem l'aigua dimarts\nde 9 a 13 h"
    assert (first.counts["views"], first.counts["clicks"], first.counts["watch_seconds"]) == (15000, 1205, None)
    assert first.extra["Link Clicks"] == "33"
    assert (first.is_repost, shared.is_repost) == (False, True)
    assert shared.counts["reach"] is None
    assert (refused.row, refused.column, refused.value) == (4, "Publish time", "sin fecha")
    assert refused.cells["Post ID"] == "1221580000000103"


def test_meta_writes_the_month_first_even_in_spanish_until_the_file_says_otherwise(tmp_path):
    source = FIXTURES / "meta_instagram_posts/es.csv"
    assert [post.published_at.date() for post in read(source)] == [date(2026, 3, 1), date(2026, 3, 2)]
    other = tmp_path / "es.csv"
    other.write_text(source.read_text(encoding="utf-8").replace("03/02/2026", "13/02/2026"), encoding="utf-8")
    assert [post.published_at.date() for post in read(other)] == [date(2026, 1, 3), date(2026, 2, 13)]
    assert read(source, Options(date_order="dmy"))[0].published_at.date() == date(2026, 1, 3)


def test_instagram_counts_are_read_in_spanish():
    reel, story = read(FIXTURES / "meta_instagram_posts/es.csv")
    assert (reel.owner.handle, reel.kind, story.kind) == ("aytovillaclara", "reel", "story")
    assert reel.counts == {
        "reactions": 300,
        "comments": 12,
        "shares": 20,
        "views": 15000,
        "reach": 9100,
        "saves": 18,
        "follows": 4,
    }
    assert story.counts["reactions"] is None


def test_days_that_a_follows_file_leaves_out_are_zero_and_those_of_others_unknown():
    follows = good(read(FIXTURES / "meta_daily_series/follows.csv"))
    assert [(point.metric, point.owner.network, point.day.day, point.value) for point in follows] == [
        ("new_followers", "facebook", 1, 20),
        ("new_followers", "facebook", 2, 0),
        ("new_followers", "facebook", 3, 0),
        ("new_followers", "facebook", 4, 3),
    ]
    reach = read(FIXTURES / "meta_daily_series/alcance.csv")
    assert [(point.metric, point.owner.network, point.day.day) for point in reach] == [
        ("reach", "instagram", 1),
        ("reach", "instagram", 3),
    ]


def test_reposts_are_shares_on_x_and_a_retweet_is_a_repost():
    post, repost, refused = read(FIXTURES / "x_content/content.csv")
    assert (post.owner.handle, post.counts["shares"], post.counts["saves"]) == ("villaclara", 9, 2)
    assert post.extra["Shares"] == "5"
    assert (post.is_repost, repost.is_repost) == (False, True)
    assert refused.value == "yesterday"


def test_youtube_totals_are_left_out_and_hours_become_seconds():
    first, second, _ = read(FIXTURES / "youtube_studio/content.zip")
    assert (first.post_id, first.counts["watch_seconds"]) == ("abcDEF12345", 12.25 * 3600)
    assert second.post_id == "-bcDEF12345"
    spanish = read(FIXTURES / "youtube_studio/es.csv")
    assert [post.counts["watch_seconds"] for post in spanish] == [pytest.approx(12.345 * 3600), 1800]
    assert [post.counts["follows"] for post in spanish] == [8, None]


def test_one_linkedin_workbook_gives_days_and_posts():
    rows = read(FIXTURES / "linkedin_content/content.xls")
    days = {(point.metric, point.day): point.value for point in rows if isinstance(point, Point)}
    assert days[("impressions", date(2026, 3, 1))] == 100
    assert [post.counts["reactions"] for post in rows if isinstance(post, Post)] == [5]
    assert [(one.row, one.value) for one in rows if isinstance(one, Refusal)] == [(4, "31/31/2026")]


def test_followers_are_split_by_what_they_are_on_the_day_of_the_export():
    rows = read(FIXTURES / "linkedin_followers/followers.xls", Options(observed_at=datetime(2026, 3, 9, tzinfo=UTC)))
    split = [(point.dimension, point.day, point.value) for point in good(rows) if point.metric == "followers"]
    assert split == [
        ("place=Barcelona", date(2026, 3, 9), 120),
        ("place=Madrid", date(2026, 3, 9), 30),
        ("seniority=Senior", date(2026, 3, 9), 90),
    ]


def test_tiktok_days_without_a_year_take_the_latest_that_is_past():
    rows = good(read(FIXTURES / "tiktok_followers/Followers_2026-08-01_2026-08-25.csv"))
    assert [(point.day, point.value) for point in rows if point.metric == "followers"] == [
        (date(2026, 8, 23), 1200),
        (date(2026, 8, 24), 1201),
    ]


def test_a_date_that_fits_both_orders_is_asked_for(tmp_path):
    path = tmp_path / "content.csv"
    path.write_text("Video title,Video link,Post time,Total likes,Total views\na,b,03/04/2026,1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="--dates dmy"):
        read(path, Options(observed_at=datetime(2026, 12, 1, tzinfo=UTC)))
    assert read(path, Options(date_order="dmy"))[0].published_at.date() == date(2026, 4, 2)


def test_headers_are_known_whatever_their_case_accents_or_damage(tmp_path):
    source = (FIXTURES / "meta_facebook_posts/es_419.csv").read_text(encoding="utf-8-sig")
    header, rest = source.split("\n", 1)
    for damaged in (
        header.upper(),
        "ï»¿" + header,
        header.encode().decode("cp1252", errors="ignore"),
        header + ",Nueva",
    ):
        path = tmp_path / "export.csv"
        path.write_text(f"{damaged}\n{rest}", encoding="utf-8")
        assert recognise(path)[0].format == "meta_facebook_posts"


def test_a_row_with_a_comma_too_many_is_refused_and_the_others_go_on(tmp_path):
    path = tmp_path / "overview.csv"
    path.write_text(
        "Date,Video Views,Profile Views\n2026-08-01,1,2\n2026-08-02,1,000,2\n2026-08-03,3,4\n", encoding="utf-8"
    )
    rows = read(path)
    assert [(row.row, type(row).__name__) for row in rows] == [
        (2, "Point"),
        (2, "Point"),
        (3, "Refusal"),
        (4, "Point"),
        (4, "Point"),
    ]
