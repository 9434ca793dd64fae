# SPDX-License-Identifier: EUPL-1.2
"""Telegram Desktop: ``result.json`` of a public channel, which tells no views."""

import json
import zlib
from datetime import datetime
from pathlib import Path

import numpy as np

from criterio.demo.exports._export import Export, utc, write_text
from criterio.demo.simulate import Played


def _telegram(folder: Path, played: Played, rng: np.random.Generator) -> None:
    number = zlib.crc32(played.player.handle.encode())
    messages = [
        {
            "id": i,
            "type": "message",
            "date": f"{moment:%Y-%m-%dT%H:%M:%S}",
            "date_unixtime": str(int(utc(moment).timestamp())),
            "from": played.player.name,
            "from_id": f"channel{number}",
            "text": text if i % 4 else [f"{text} ", {"type": "link", "text": "https://villaclara.example"}],
        }
        for i, (moment, text) in enumerate(zip(played.at.astype(datetime), played.text, strict=True), 1)
    ]
    content = {"name": played.player.name, "type": "public_channel", "id": number, "messages": messages}
    write_text(folder / "result.json", json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


EXPORTS: dict[str, Export] = {"telegram": _telegram}
