# SPDX-License-Identifier: EUPL-1.2
"""Archives of X, Telegram and Mastodon, written as the networks write them."""

import gzip
import io
import json
import tarfile
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criterio.domain.errors import BadInput
from criterio.domain.records import Post, Refusal
from criterio.formats import mastodon_outbox, telegram_export, x_archive
from criterio.formats._format import Options
from criterio.formats.mastodon_outbox import to_text

FIXTURES = Path(__file__).parent / "fixtures"
FIELDS = ("id_str", "full_text", "created_at", "lang", "entities", "favorite_count", "in_reply_to_status_id")
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def read(format, path, options=None):
    recognition = format.recognise(path)
    assert recognition is not None
    return list(format.read(path, recognition, options or Options()))


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def tweet(number, text="Hola", **more):
    made = {"id_str": str(number), "full_text": text, "created_at": "Wed Oct 10 20:19:24 +0000 2018", **more}
    return {"tweet": made}


def ytd(name, items):
    return f"window.YTD.{name}.part0 = {json.dumps(items, ensure_ascii=False)}"


ACCOUNT = ytd("account", [{"account": {"username": "AytoPadron", "accountId": "77", "accountDisplayName": "Padrón"}}])


def test_an_x_archive_gives_every_post_with_its_owner():
    posts = read(x_archive.FORMAT, FIXTURES / "x_archive" / "archive.zip")
    assert [post.post_id for post in posts] == ["1050118621198921728", "1050118621198921729", "1050118621198921730"]
    assert {(post.owner.handle, post.owner.external_id, post.owner.name) for post in posts} == {
        ("AytoPadron", "77", "Concello de Padrón")
    }
    assert posts[0].published_at == datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC)
    assert posts[0].counts == {"reactions": 12.0, "shares": 3.0}
    assert posts[0].permalink == "https://x.com/AytoPadron/status/1050118621198921728"
    assert [post.is_repost for post in posts] == [False, True, False]
    assert [post.is_reply for post in posts] == [False, False, True]
    assert [post.media for post in posts] == ["image", "", ""]
    assert {post.observed_at for post in posts} == {datetime(2026, 3, 1, 9, 30, tzinfo=UTC)}


def test_what_a_repost_counts_belongs_to_somebody_else():
    assert read(x_archive.FORMAT, FIXTURES / "x_archive" / "archive.zip")[1].counts == {}


def test_an_archive_in_parts_is_read_in_order_from_whatever_folder(tmp_path):
    parts = {f"x/data/tweets-part{n}.js": ytd("tweets", [tweet(n)]) for n in (10, 2, 1)}
    path = zipped(tmp_path / "a.zip", {"x/data/tweets.js": ytd("tweets", [tweet(0)]), **parts, "x/account.js": ACCOUNT})
    posts = read(x_archive.FORMAT, path)
    assert sorted(int(post.post_id) for post in posts) == [0, 1, 2, 10]
    assert [post.post_id for post in posts if post.post_id != "0"] == ["1", "2", "10"]
    assert [post.row for post in posts] == [1, 2, 3, 4]


def test_nothing_in_an_archive_is_ever_evaluated(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data/tweets.js": "window.YTD.tweets.part0 = [ (function(){ return 1 })() ]"})
    with pytest.raises(BadInput):
        read(x_archive.FORMAT, path)


def test_a_file_cut_short_gives_its_posts_and_says_where_it_breaks(tmp_path):
    whole = ytd("tweets", [tweet(1), tweet(2), tweet(3)])
    rows = read(
        x_archive.FORMAT, zipped(tmp_path / "a.zip", {"data/tweets.js": whole[:-20], "data/account.js": ACCOUNT})
    )
    assert [type(row) for row in rows] == [Post, Post, Refusal]


def test_a_zip_bomb_is_refused(tmp_path):
    bomb = "window.YTD.tweets.part0 = [" + " " * (80 << 20) + "]"
    with pytest.raises(BadInput, match="far more"):
        read(x_archive.FORMAT, zipped(tmp_path / "a.zip", {"data/tweets.js": bomb, "data/account.js": ACCOUNT}))


def test_a_telegram_channel_gives_text_in_pieces_edits_and_no_views():
    posts = read(
        telegram_export.FORMAT, FIXTURES / "telegram_export" / "result.json", Options(profile="telegram:padron")
    )
    assert [post.row for post in posts] == [2, 3, 4]
    assert posts[0].text == "Corte de tráfico. Más en https://padron.gal hoy."
    assert posts[0].published_at == datetime(2026, 3, 2, 8, 0, 0, tzinfo=UTC)
    assert posts[0].extra == {"edited_at": "2026-03-02T09:15:00+00:00"}
    assert posts[0].counts == {}
    assert posts[0].permalink == "https://t.me/padron/2"
    assert posts[1].media == "image"
    assert posts[1].counts == {"reactions": 7.0}
    assert posts[2].is_repost is True


def test_telegram_times_without_seconds_since_1970_are_local():
    posts = read(
        telegram_export.FORMAT, FIXTURES / "telegram_export" / "result.json", Options(time_zone="Atlantic/Canary")
    )
    assert posts[2].published_at == datetime(2026, 7, 4, 9, 0, 0, tzinfo=UTC)


def test_a_telegram_file_keeps_the_identifier_of_its_channel_when_nobody_says_the_name():
    post = read(telegram_export.FORMAT, FIXTURES / "telegram_export" / "result.json")[0]
    assert (post.owner.handle, post.owner.external_id, post.owner.name) == ("", "1234567890", "Concello de Padrón")
    assert post.permalink == ""


def test_private_chats_and_groups_are_not_recognised(tmp_path):
    path = tmp_path / "result.json"
    for kind in ("personal_chat", "private_group", "public_supergroup"):
        path.write_text(json.dumps({"name": "x", "type": kind, "id": 1, "messages": []}))
        assert telegram_export.FORMAT.recognise(path) is None


@pytest.mark.parametrize("name", ["archive.tar.gz", "archive.zip", "outbox.json"])
def test_a_mastodon_archive_reads_alike_however_it_is_packed(name):
    posts = read(mastodon_outbox.FORMAT, FIXTURES / "mastodon_outbox" / name)
    assert [post.owner.handle for post in posts] == ["padron@social.gal"] * 3
    assert [post.is_repost for post in posts] == [False, True, False]
    assert posts[0].text == "Boa tarde\ncon ligazón https://padron.gal\n\nFin & punto"
    assert [post.has_alt_text for post in posts] == [True, None, False]
    assert [post.media for post in posts] == ["image", "", "image"]
    assert [post.is_reply for post in posts] == [False, None, True]
    assert posts[0].language == "gl"
    assert posts[0].permalink == "https://social.gal/@padron/111"
    assert posts[1].post_id == "999"
    assert all(post.counts == {} for post in posts)


def test_mastodon_messages_to_chosen_people_are_never_read():
    texts = [post.text for post in read(mastodon_outbox.FORMAT, FIXTURES / "mastodon_outbox" / "outbox.json")]
    assert not any("privado" in (text or "") for text in texts)


def test_a_tar_bomb_is_refused(tmp_path):
    path = tmp_path / "a.tar.gz"
    with gzip.open(path, "wb", compresslevel=9) as packed:
        info = tarfile.TarInfo("outbox.json")
        info.size = 120 << 20
        with tarfile.open(fileobj=packed, mode="w|") as archive:
            archive.addfile(info, io.BytesIO(b" " * info.size))
    assert mastodon_outbox.FORMAT.recognise(path) is None


def test_html_becomes_the_text_that_people_read():
    assert to_text("<p>A<br>b</p><p>c &amp; <script>d</script></p>") == "A\nb\n\nc & d"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(ANY_JSON, max_size=5))
def test_whatever_a_list_holds_every_archive_gives_rows_or_says_no(tmp_path, items):
    telegram, outbox = tmp_path / "result.json", tmp_path / "outbox.json"
    telegram.write_text(json.dumps({"type": "public_channel", "name": "a", "id": 1, "messages": items}))
    outbox.write_text(json.dumps({"type": "OrderedCollection", "orderedItems": items}))
    archive = zipped(tmp_path / "a.zip", {"data/tweets.js": ytd("tweets", items)})
    for format, path in (
        (telegram_export.FORMAT, telegram),
        (mastodon_outbox.FORMAT, outbox),
        (x_archive.FORMAT, archive),
    ):
        assert all(isinstance(row, Post | Refusal) for row in read(format, path))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300),
    start=st.sampled_from([b"", b"{", b"PK\x03\x04", b"\x1f\x8b\x08", b'{"messages":[']),
)
def test_recognising_never_raises(tmp_path, content, start):
    path = tmp_path / "some.file"
    path.write_bytes(start + content)
    for format in (telegram_export.FORMAT, mastodon_outbox.FORMAT, x_archive.FORMAT):
        assert format.recognise(path) is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(FIELDS, ANY_JSON),
    )
)
def test_a_post_of_any_shape_is_a_post_or_a_refusal(tmp_path, fields):
    base = {"created_at": "2020-01-01T00:00:00Z"}
    path = zipped(tmp_path / "a.zip", {"data/tweets.js": ytd("tweets", [{"tweet": {**base, **fields}}])})
    (row,) = read(x_archive.FORMAT, path)
    assert isinstance(row, Post | Refusal)
    if isinstance(row, Post):
        (row.text or "").encode()
        assert replace(row).post_id == row.post_id
