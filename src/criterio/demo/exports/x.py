# SPDX-License-Identifier: EUPL-1.2
"""X: content and account overview, and the tweet activity of before."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from criterio.demo.exports._export import Export, columns, csv_text, utc, write_text
from criterio.demo.simulate import Played

CONTENT = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares",
    "New follows", "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks",
    "Permalink Clicks",
)  # fmt: skip
OVERVIEW = (
    "Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows", "Unfollows", "Replies",
    "Reposts", "Profile visits", "Create Post", "Video views", "Media views",
)  # fmt: skip
LEGACY = (
    "Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements", "engagement rate", "retweets",
    "replies", "likes", "user profile clicks", "url clicks", "hashtag clicks", "detail expands", "permalink clicks",
    "app opens", "app installs", "follows", "email tweet", "dial phone", "media views", "media engagements",
)  # fmt: skip
_EPOCH_MS = 1288834974657  # the first moment of X's identifiers


def _content(folder: Path, played: Played, rng: np.random.Generator) -> None:
    n, ids = len(played.at), _identifiers(played)
    urls = rng.binomial(played.views, 0.01)
    values = {
        "Post id": ids,
        "Date": [_english_day(moment) for moment in played.at.astype(datetime)],
        "Post text": _texts(played),
        "Post Link": [f"{played.player.url}/status/{text}" for text in ids],
        "Impressions": played.views,
        "Likes": played.reactions,
        "Engagements": played.interactions + urls,
        "Bookmarks": rng.poisson(played.reactions * 0.03),
        "Shares": [0] * n,
        "New follows": [0] * n,
        "Replies": played.comments,
        "Reposts": played.shares,
        "Profile visits": rng.binomial(played.views, 0.004),
        "Detail Expands": rng.binomial(played.views, 0.02),
        "URL Clicks": urls,
        "Hashtag Clicks": [0] * n,
        "Permalink Clicks": [0] * n,
    }
    first, last = (moment.astype("datetime64[D]") for moment in (played.at[0], played.at[-1]))
    name = f"account_analytics_content_{first}_{last}.csv"
    write_text(folder / name, csv_text(CONTENT, columns(CONTENT, values, n)), "utf-8")
    if played.player.part in ("steady", "emergency"):
        _overview(folder, played)


def _overview(folder: Path, played: Played) -> None:
    """Sums of the day; what the profile wrote, and what came to it."""
    own = ~played.repost
    gained = np.diff(played.followers, prepend=played.followers[0])
    values = {
        "Date": [_english_day(datetime(day.year, day.month, day.day)) for day in played.days],
        "Impressions": _daily(played, played.views * own),
        "Likes": _daily(played, played.reactions * own),
        "Engagements": _daily(played, played.interactions * own),
        "New follows": np.maximum(gained, 0),
        "Unfollows": np.maximum(-gained, 0),
        "Replies": _daily(played, played.comments * own),
        "Reposts": _daily(played, played.shares * own),
        "Create Post": _daily(played, own.astype(int)),
    }
    zeros = dict.fromkeys(OVERVIEW, [0] * len(played.days))
    rows = columns(OVERVIEW, zeros | values, len(played.days))
    write_text(folder / "account_overview_analytics.csv", csv_text(OVERVIEW, rows), "utf-8")


def _legacy(folder: Path, played: Played, rng: np.random.Generator) -> None:
    n, ids = len(played.at), _identifiers(played)
    clicks = rng.binomial(played.views, 0.01)
    engagements = played.interactions + clicks
    values = dict.fromkeys(LEGACY, [0] * n) | {
        "Tweet id": ids,
        "Tweet permalink": [f"{played.player.url}/status/{text}" for text in ids],
        "Tweet text": _texts(played),
        "time": [f"{utc(moment):%Y-%m-%d %H:%M} +0000" for moment in played.at.astype(datetime)],
        "impressions": played.views,
        "engagements": engagements,
        "engagement rate": (engagements / np.maximum(played.views, 1)).round(4),
        "retweets": played.shares,
        "replies": played.comments,
        "likes": played.reactions,
        "url clicks": clicks,
    }
    write_text(
        folder / "tweet_activity_metrics.csv", csv_text(LEGACY, columns(LEGACY, values, n), quote_all=True), "utf-8"
    )


def _daily(played: Played, values: NDArray[np.int64]) -> NDArray[np.int64]:
    day = (played.at.astype("datetime64[D]") - np.datetime64(played.opened)).astype(int)
    return np.bincount(day, weights=values, minlength=len(played.days))[: len(played.days)].astype(int)


def _texts(played: Played) -> list[str]:
    """A repost says whose it is."""
    return [
        f"RT @AvisosComarca: {text}" if repost else text
        for text, repost in zip(played.text, played.repost, strict=True)
    ]


def _identifiers(played: Played) -> list[str]:
    moments = [utc(moment) + timedelta(milliseconds=int(n) % 60_000) for moment, n in _numbered(played)]
    return [
        str((round(moment.timestamp() * 1000) - _EPOCH_MS << 22) + 2 * int(n) + 1)
        for moment, n in zip(moments, played.number, strict=True)
    ]


def _numbered(played: Played) -> list[tuple[datetime, int]]:
    return list(zip(played.at.astype(datetime), played.number.tolist(), strict=True))


def _english_day(moment: datetime) -> str:
    """``Tue, Mar 10, 2026`` in whatever locale the machine has."""
    week = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    month = "JanFebMarAprMayJunJulAugSepOctNovDec"[3 * moment.month - 3 : 3 * moment.month]
    return f"{week}, {month} {moment.day}, {moment.year}"


EXPORTS: dict[str, Export] = {"x_content": _content, "x_legacy": _legacy}
