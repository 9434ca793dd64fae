# SPDX-License-Identifier: EUPL-1.2
"""Mastodon's archive: the outbox, which tells no counts."""

import json
from datetime import datetime
from pathlib import Path

import numpy as np

from criterio.demo.exports._export import Export, identifiers, utc, write_text
from criterio.demo.simulate import Played

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def _mastodon(folder: Path, played: Played, rng: np.random.Generator) -> None:
    user, _, server = played.player.handle.partition("@")
    actor = f"https://{server}/users/{user}"
    items = [
        _item(actor, f"https://{server}/@{user}/{text}", f"{actor}/statuses/{text}", moment, said)
        for text, moment, said in zip(identifiers(played, 11), played.at.astype(datetime), played.text, strict=True)
    ]
    outbox = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": len(items),
        "orderedItems": items,
    }
    write_text(folder / "outbox.json", json.dumps(outbox, ensure_ascii=False), "utf-8")


def _item(actor: str, url: str, status: str, moment: datetime, said: str) -> dict[str, object]:
    published = f"{utc(moment):%Y-%m-%dT%H:%M:%SZ}"
    note = {
        "id": status, "type": "Note", "inReplyTo": None, "published": published, "url": url, "attributedTo": actor,
        "to": [PUBLIC], "content": f"<p>{said}</p>", "contentMap": {"es": f"<p>{said}</p>"}, "attachment": [],
        "tag": [],
    }  # fmt: skip
    return {
        "id": f"{status}/activity", "type": "Create", "actor": actor, "published": published, "to": [PUBLIC],
        "object": note,
    }  # fmt: skip


EXPORTS: dict[str, Export] = {"mastodon": _mastodon}
