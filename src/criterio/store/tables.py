# SPDX-License-Identifier: EUPL-1.2
"""The tables of the columnar history: their columns, and what makes two rows speak of the same thing.

Times are naive UTC; ``day`` is the civil day in the administration's zone, worked out when the row is taken in, so that
weeks and months need no time-zone arithmetic when they are read. ``source`` and ``row`` say where each row comes from
(import run and line of the file). A null is *not known*.
"""

from dataclasses import dataclass

import pyarrow as pa

from criterio.domain.records import POST_METRICS

_TIME = pa.timestamp("us")
_NAME = pa.string()
_ORIGIN = [("observed_at", _TIME), ("source", pa.int32()), ("row", pa.int32())]


@dataclass(frozen=True)
class Table:
    """``key`` columns identify what a row speaks of; among rows with one key each column's newest known value wins."""

    name: str
    schema: pa.Schema
    key: tuple[str, ...]


POSTS = Table(
    "posts",
    pa.schema(
        [
            ("profile", _NAME),  # network:handle
            ("network", _NAME),
            ("post_key", _NAME),
            ("post_id", _NAME),
            ("id_damaged", pa.bool_()),
            ("permalink", _NAME),
            ("published_at", _TIME),
            ("day", pa.date32()),
            ("kind", _NAME),
            ("is_repost", pa.bool_()),
            ("is_reply", pa.bool_()),
            ("is_paid", pa.bool_()),
            ("language", _NAME),
            ("length", pa.int32()),
            ("media", _NAME),
            ("has_alt_text", pa.bool_()),
            ("text", _NAME),
            ("labels", _NAME),
            ("followers", pa.int64()),
            *[(metric, pa.float64() if metric == "watch_seconds" else pa.int64()) for metric in POST_METRICS],
            ("extra", _NAME),  # JSON: columns of the file that have no place here
            *_ORIGIN,
        ]
    ),
    ("profile", "post_key"),
)

SERIES = Table(
    "series",
    pa.schema(
        [
            ("subject", _NAME),  # profile key, unit:<name> or all
            ("network", _NAME),
            ("metric", _NAME),
            ("dimension", _NAME),
            ("day", pa.date32()),
            ("value", pa.float64()),
            *_ORIGIN,
        ]
    ),
    ("subject", "metric", "dimension", "day"),
)

MESSAGES = Table(
    "messages",
    pa.schema(
        [
            ("profile", _NAME),
            ("network", _NAME),
            ("message_key", _NAME),
            ("author", _NAME),  # keyed hash, never a name
            ("received_at", _TIME),
            ("day", pa.date32()),
            ("answered_at", _TIME),
            ("kind", _NAME),
            ("subject", _NAME),
            ("state", _NAME),
            *_ORIGIN,
        ]
    ),
    ("profile", "message_key"),
)

INVENTORY = Table(
    "inventory",
    pa.schema(
        [
            ("as_of", pa.date32()),
            ("unit", _NAME),
            ("unit_id", _NAME),
            ("kind", _NAME),
            ("network", _NAME),  # empty: the unit is listed and has no profile
            ("handle", _NAME),  # canonical
            ("url", _NAME),
            ("name", _NAME),
            ("active", pa.bool_()),
            ("last_post_on", pa.date32()),
            ("language", _NAME),
            ("state", _NAME),
            ("opened_on", pa.date32()),
            *_ORIGIN,
        ]
    ),
    ("as_of", "unit", "network", "handle"),
)

TABLES = {table.name: table for table in (POSTS, SERIES, MESSAGES, INVENTORY)}
