# SPDX-License-Identifier: EUPL-1.2
"""TikTok Studio: content, overview and followers, whose days carry no year."""

from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from criterio.demo.exports._export import Export, columns, csv_text, identifiers, times, write_text
from criterio.demo.simulate import Played

CONTENT = (
    "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views",
)  # fmt: skip
OVERVIEW = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
FOLLOWERS = ("Date", "Followers", "Difference in followers from previous day")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FAILED = "failed_read"


def _tiktok(folder: Path, played: Played, rng: np.random.Generator) -> None:
    n = len(played.at)
    read = 0 if played.player.part == FAILED else 1
    values = {
        "Video title": played.text,
        "Video link": [f"{played.player.url}/video/{text}7" for text in identifiers(played, 73)],
        "Post time": times(played, "%Y-%m-%d %H:%M:%S"),
        "Total likes": [_short(count) for count in played.reactions * read],
        "Total comments": played.comments * read,
        "Total shares": played.shares * read,
        "Total views": [_short(count) for count in played.views * read],
    }
    write_text(folder / "Content.csv", csv_text(CONTENT, columns(CONTENT, values, n)), "utf-8")
    _write_days(folder, played, read)


def _write_days(folder: Path, played: Played, read: int) -> None:
    gained = np.diff(played.followers, prepend=played.followers[0])
    days = [_day(day) for day in played.days]
    likes, comments, shares, views = (
        _sums(played, counts) * read for counts in (played.reactions, played.comments, played.shares, played.views)
    )
    overview = zip(days, views, views // 30, likes, comments, shares, strict=True)
    write_text(folder / "Overview.csv", csv_text(OVERVIEW, overview), "utf-8")
    write_text(folder / "Followers.csv", csv_text(FOLLOWERS, zip(days, played.followers, gained, strict=True)), "utf-8")


def _sums(played: Played, counts: NDArray[np.int64]) -> NDArray[np.int64]:
    day = (played.at.astype("datetime64[D]") - np.datetime64(played.opened)).astype(int)
    return np.bincount(day, weights=counts, minlength=len(played.days))[: len(played.days)].astype(int)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _short(count: int) -> str:
    """Large counts as TikTok shortens them, with their loss of digits."""
    return f"{count / 1000:.1f}K" if count >= 10_000 else str(count)


EXPORTS: dict[str, Export] = {"tiktok": _tiktok}
