# SPDX-License-Identifier: EUPL-1.2
"""Bluesky repositories built block by block, as the AT Protocol specifies them."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import libipld
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criterio.domain.errors import BadInput
from criterio.domain.records import Post, Refusal
from criterio.formats._format import Options
from criterio.formats.bluesky_car import FORMAT

FIXTURE = Path(__file__).parent / "fixtures" / "bluesky_car" / "repo.car"
DID = "did:plc:padron"


def uvarint(number):
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def block(blocks, value):
    data = libipld.encode_dag_cbor(value)
    cid = b"\x01\x71\x12\x20" + hashlib.sha256(data).digest()
    blocks[cid] = data
    return cid


def node(blocks, keyed, left=None, right=None):
    """A tree node whose keys share beginnings, with a subtree at the left and one after its last key."""
    entries, before = [], b""
    for key, record in keyed:
        shared = next(
            (i for i, (a, b) in enumerate(zip(key, before, strict=False)) if a != b), min(len(key), len(before))
        )
        entries.append({"p": shared, "k": key[shared:], "v": block(blocks, record), "t": None})
        before = key
    if right and entries:
        entries[-1]["t"] = right
    return block(blocks, {"l": left, "e": entries})


def car(blocks, tree):
    commit = block(blocks, {"did": DID, "version": 3, "data": tree, "rev": "3k", "prev": None, "sig": b"s"})
    header = libipld.encode_dag_cbor({"version": 1, "roots": [commit]})
    body = b"".join(uvarint(len(cid) + len(data)) + cid + data for cid, data in blocks.items())
    return uvarint(len(header)) + header + body


def post(text, day=1, **more):
    return {"$type": "app.bsky.feed.post", "text": text, "createdAt": f"2026-03-{day:02}T10:00:00.000Z", **more}


def repository():
    blocks = {}
    picture = {"$type": "app.bsky.embed.images", "images": [{"alt": "Cartel", "image": {}}, {"alt": "", "image": {}}]}
    film = {"$type": "app.bsky.embed.recordWithMedia", "media": {"$type": "app.bsky.embed.video", "alt": "Feira"}}
    like = {"$type": "app.bsky.feed.like", "createdAt": "2026-03-01T10:00:00Z"}
    repost = {"$type": "app.bsky.feed.repost", "createdAt": "2026-03-09T10:00:00Z", "subject": {"uri": "at://x/y/z"}}
    right = node(blocks, [(b"app.bsky.feed.repost/3m", repost)])
    left = node(blocks, [(b"app.bsky.feed.like/3a", like), (b"app.bsky.feed.post/3aaa", post("un", langs=["gl"]))])
    keyed = [
        (b"app.bsky.feed.post/3bbb", post("dous", 2, embed=picture)),
        (b"app.bsky.feed.post/3bbc", post("tres", 3, embed=film, reply={"root": {}})),
        (b"app.bsky.feed.post/3ccc", {"$type": "app.bsky.feed.post", "text": "sen data", "createdAt": "0001-01-01"}),
    ]
    return car(blocks, node(blocks, keyed, left, right))


def read(path):
    return list(FORMAT.read(path, FORMAT.recognise(path), Options()))


def test_the_fixture_is_the_repository_of_this_test():
    assert FIXTURE.read_bytes() == repository()


def test_keys_come_from_walking_the_tree():
    posts = [row for row in read(FIXTURE) if isinstance(row, Post)]
    assert [row.post_id for row in posts] == ["3aaa", "3bbb", "3bbc", "3m"]
    assert posts[0].permalink == f"https://bsky.app/profile/{DID}/post/3aaa"
    assert {row.owner.external_id for row in posts} == {DID}
    assert posts[2].published_at == datetime(2026, 3, 3, 10, tzinfo=UTC)


def test_only_reposts_are_reposts_and_likes_are_left_out():
    posts = [row for row in read(FIXTURE) if isinstance(row, Post)]
    assert [row.is_repost for row in posts] == [False, False, False, True]


def test_an_image_without_description_leaves_the_post_without():
    posts = [row for row in read(FIXTURE) if isinstance(row, Post)]
    assert [(row.media, row.has_alt_text) for row in posts[:3]] == [("", None), ("image", False), ("video", True)]
    assert [row.is_reply for row in posts[:3]] == [False, False, True]
    assert posts[0].language == "gl"


def test_a_post_without_a_date_is_refused_and_the_rest_go_on():
    refused = [row for row in read(FIXTURE) if isinstance(row, Refusal)]
    assert [(row.column, row.value) for row in refused] == [("createdAt", "0001-01-01")]


def test_counts_are_not_in_a_repository():
    assert all(row.counts == {} for row in read(FIXTURE) if isinstance(row, Post))


def test_a_tree_that_bites_its_tail_ends(tmp_path):
    blocks = {}
    tree = node(blocks, [(b"app.bsky.feed.post/3a", post("un"))])
    path = tmp_path / "r.car"
    path.write_bytes(car(blocks, node(blocks, [(b"app.bsky.feed.post/3b", post("dous"))], tree, tree)))
    assert [row.post_id for row in read(path)] == ["3a", "3b"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_repository_gives_rows_or_says_no(tmp_path, data):
    content = bytearray(repository())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(70, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "r.car"
    path.write_bytes(content[: data.draw(st.integers(100, len(content)))])
    try:
        rows = read(path)
    except BadInput:
        return
    assert all(isinstance(row, Post | Refusal) for row in rows)


@given(
    record=st.dictionaries(
        st.sampled_from(["text", "createdAt", "embed", "langs", "reply"]),
        st.recursive(
            st.none() | st.text(max_size=5) | st.integers(0, 9),
            lambda x: (
                st.lists(x, max_size=2)
                | st.dictionaries(st.sampled_from(["$type", "media", "images", "alt"]), x, max_size=3)
            ),
            max_leaves=5,
        ),
    )
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_of_any_shape_is_a_post_or_a_refusal(tmp_path, record):
    blocks, path = {}, tmp_path / "r.car"
    path.write_bytes(
        car(blocks, node(blocks, [(b"app.bsky.feed.post/3a", {"createdAt": "2026-01-01T00:00:00Z"} | record)]))
    )
    assert [type(row) in (Post, Refusal) for row in read(path)] == [True]


def test_something_else_is_not_recognised(tmp_path):
    path = tmp_path / "r.car"
    path.write_bytes(b"name,url\n")
    assert FORMAT.recognise(path) is None


def test_half_a_repository_says_so(tmp_path):
    path = tmp_path / "r.car"
    path.write_bytes(repository()[:120])
    with pytest.raises(BadInput, match="whole Bluesky"):
        read(path)
