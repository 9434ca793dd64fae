# SPDX-License-Identifier: EUPL-1.2
"""What files say of the world, one class a kind of row. None and empty text mean *the file does not say*."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from criterio.domain.profile import RegisterEntry
from criterio.domain.sentence import Sentence

POST_METRICS = (
    "reactions",
    "comments",
    "shares",
    "views",
    "impressions",
    "reach",
    "clicks",
    "saves",
    "follows",
    "engagements",
    "watch_seconds",
)
"""Columns that count something of a post. ``impressions`` and ``views`` are different metrics and are never joined."""


Whole = Callable[[], dict[str, str]]
"""Gives the cells of the row that something was read from, under the columns of its file."""


@dataclass(slots=True)
class Owner:
    """What a row says of whose it is; any part may be missing. ``handle`` and ``url`` are as written."""

    network: str
    handle: str = ""
    url: str = ""
    external_id: str = ""
    name: str = ""


@dataclass(slots=True)
class Post:
    """A post as one file saw it at ``observed_at``. Times are aware UTC; ``counts`` uses the names of POST_METRICS."""

    owner: Owner
    published_at: datetime
    post_id: str = ""
    permalink: str = ""
    kind: str = ""
    is_repost: bool | None = None
    is_reply: bool | None = None
    is_paid: bool | None = None
    language: str = ""
    text: str | None = None
    length: int | None = None
    media: str = ""
    has_alt_text: bool | None = None
    followers: int | None = None
    counts: dict[str, float | None] = field(default_factory=dict)
    labels: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    observed_at: datetime | None = None
    row: int = 0
    whole: Whole | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Point:
    """One day of one series. ``subject`` is empty for a profile's own series (then ``owner`` says whose)."""

    metric: str
    day: date
    value: float | None
    owner: Owner | None = None
    subject: str = ""
    dimension: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    observed_at: datetime | None = None
    row: int = 0
    whole: Whole | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Message:
    """A message from a citizen. ``author`` is as written: it is pseudonymised before anything is stored."""

    owner: Owner
    received_at: datetime
    message_id: str = ""
    author: str = ""
    answered_at: datetime | None = None
    kind: str = ""
    subject: str = ""
    state: str = ""
    row: int = 0
    whole: Whole | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Listed:
    """One entry of a register, with its row."""

    entry: RegisterEntry
    row: int = 0
    whole: Whole | None = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Refusal:
    """A row, or one cell of it, that was not understood. ``cells`` is the whole row, so that it can be mended."""

    row: int
    column: str
    value: str
    reason: Sentence
    cells: dict[str, str] = field(default_factory=dict)


Row = Post | Point | Message | Listed | Refusal
