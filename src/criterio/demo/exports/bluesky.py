# SPDX-License-Identifier: EUPL-1.2
"""Bluesky's repository export: a CAR file of DAG-CBOR blocks, which tells no counts."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from libipld import encode_dag_cbor

from criterio.demo.exports._export import Export, utc
from criterio.demo.simulate import Played

_CID_OF_CBOR = bytes((1, 0x71, 0x12, 0x20))  # version 1, DAG-CBOR, SHA-256 of 32 bytes
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_POSTS = "app.bsky.feed.post"


def _bluesky(folder: Path, played: Played, rng: np.random.Generator) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    did = f"did:plc:{hashlib.sha256(played.player.handle.encode()).hexdigest()[:24]}"
    moments = [utc(moment) for moment in played.at.astype(datetime)]
    records = [
        encode_dag_cbor(
            {"$type": _POSTS, "text": text, "createdAt": f"{moment:%Y-%m-%dT%H:%M:%S}.000Z", "langs": ["es"]}
        )
        for moment, text in zip(moments, played.text, strict=True)
    ]
    names = [f"{_POSTS}/{_key(moment, int(n))}" for moment, n in zip(moments, played.number, strict=True)]
    entries = sorted(zip(names, records, strict=True))
    node = encode_dag_cbor({"l": None, "e": list(_tree(entries))})
    commit = encode_dag_cbor(
        {"did": did, "version": 3, "data": _cid(node), "rev": _key(moments[-1], 0), "prev": None, "sig": bytes(64)}
    )
    head = encode_dag_cbor({"roots": [_cid(commit)], "version": 1})
    blocks = (_cid(block) + block for block in (commit, node, *(record for _, record in entries)))
    content = _framed(head) + b"".join(_framed(block) for block in blocks)
    (folder / "repo.car").write_bytes(content)


def _tree(entries: list[tuple[str, bytes]]) -> Iterable[dict[str, Any]]:
    """All records under one node: each key says only what differs from the one before."""
    before = ""
    for name, record in entries:
        shared = next(
            (i for i, (a, b) in enumerate(zip(before, name, strict=False)) if a != b), min(len(before), len(name))
        )
        yield {"p": shared, "k": name[shared:].encode(), "v": _cid(record), "t": None}
        before = name


def _cid(block: bytes) -> bytes:
    return _CID_OF_CBOR + hashlib.sha256(block).digest()


def _framed(block: bytes) -> bytes:
    """The block after its length, seven bits a byte."""
    length, prefix = len(block), b""
    while length >= 128:
        prefix, length = prefix + bytes((length % 128 | 128,)), length // 128
    return prefix + bytes((length,)) + block


def _key(moment: datetime, number: int) -> str:
    """A time-ordered key of thirteen letters."""
    value, key = (round(moment.timestamp() * 1e6) + number) << 10, ""
    for _ in range(13):
        value, digit = divmod(value, 32)
        key = _LETTERS[digit] + key
    return key


EXPORTS: dict[str, Export] = {"bluesky": _bluesky}
