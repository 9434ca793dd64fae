# SPDX-License-Identifier: EUPL-1.2
"""The model of the town's profiles: when they post, who answers, and what is to be expected of the coming weeks.

The formulas, with their symbols, are in ``docs/demo-town.md``.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from criterio.demo.cast import Player
from criterio.demo.days import WEEKS, liking, monday, posting, span
from criterio.demo.wording import texts
from criterio.domain.forecast import QUANTILES

KINDS = ("photo", "video", "link", "text")
KIND_SHARE = np.array([0.5, 0.2, 0.2, 0.1])
KIND_EFFECT = np.array([1.1, 1.5, 0.6, 0.7]) / (KIND_SHARE @ np.array([1.1, 1.5, 0.6, 0.7]))
PAID_EFFECT, PAID_VIEWS = 1.4, 4.0
DISPERSION, ELASTICITY = 1.5, 0.8
PROFILE_MEMORY, PROFILE_SPREAD, TOWN_MEMORY, TOWN_SPREAD = 0.7, 0.2, 0.8, 0.1
LEVEL_SPREAD, UNIT_SPREAD = 0.15, 0.1
FUTURE_WEEKS, FUTURES = 12, 400
SPLIT = {  # reactions, comments, shares
    "facebook": (0.78, 0.10, 0.12),
    "instagram": (0.90, 0.04, 0.06),
    "x": (0.70, 0.08, 0.22),
    "youtube": (0.85, 0.10, 0.05),
    "linkedin": (0.85, 0.05, 0.10),
    "tiktok": (0.85, 0.05, 0.10),
}
VIEWS_PER_INTERACTION = {"facebook": 25, "instagram": 18, "x": 45, "youtube": 20, "linkedin": 22, "tiktok": 16}
VIRAL, VIRAL_EFFECT = "x:policiavillaclara", 8.0
"""A profile whose last whole week everybody shared, and how many times as much came of it."""
COPIED, COPY_DELAY = 0.85, (20, 90)  # share of the twin's posts, minutes
HOURS = np.array([8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20])

_Posts = tuple[NDArray[np.datetime64], NDArray[np.object_]]  # when, and what they say


@dataclass(frozen=True)
class Town:
    """What all profiles share: the days lived, the mood of each week, the effect of each unit."""

    start: date
    end: date
    mood: NDArray[np.float64]  # logarithm, a week, the future included after the last week lived
    unit_effects: dict[str, float]

    @property
    def mondays(self) -> list[date]:
        """The Mondays lived, then those to come."""
        return [self.start + timedelta(weeks=i) for i in range(len(self.mood))]


@dataclass(frozen=True)
class Played:
    """What one profile did, one entry a post in order of time, and what is to be expected of it."""

    player: Player
    level: float
    at: NDArray[np.datetime64]  # civil time, minutes
    kind: NDArray[np.int64]
    paid: NDArray[np.bool_]
    repost: NDArray[np.bool_]
    text: NDArray[np.object_]
    reactions: NDArray[np.int64]
    comments: NDArray[np.int64]
    shares: NDArray[np.int64]
    views: NDArray[np.int64]
    number: NDArray[np.int64]  # unique in the town: identifiers are made of it
    days: list[date]
    followers: NDArray[np.int64]  # a day of ``days``
    expected: dict[date, tuple[float, tuple[float, ...]]]  # Monday -> mean, quantiles at QUANTILES

    @property
    def opened(self) -> date:
        """The first day of the profile."""
        return self.days[0]

    @property
    def interactions(self) -> NDArray[np.int64]:
        """What the public did with each post."""
        return self.reactions + self.comments + self.shares


def live(players: tuple[Player, ...], end: date, rng: np.random.Generator) -> tuple[Town, list[Played]]:
    """Three years of every profile. Twins come after the profile that they copy."""
    start = monday(end) - timedelta(weeks=WEEKS)
    mood = _memory(WEEKS + 1 + FUTURE_WEEKS, TOWN_MEMORY, TOWN_SPREAD, rng)
    names = sorted({player.unit for player in players})
    town = Town(start, end, mood, {name: float(np.exp(rng.normal(0, UNIT_SPREAD))) for name in names})
    played: dict[str, Played] = {}
    for player in players:
        played[str(player.key)] = _play(player, town, played.get(player.twin), rng)
    return town, list(played.values())


def _play(player: Player, town: Town, twin: Played | None, rng: np.random.Generator) -> Played:
    opened = max(town.start, town.end - timedelta(days=player.days_open)) if player.days_open else town.start
    days = span(opened, town.end)
    followers = _followers(player, days, rng)
    level = player.level * town.unit_effects[player.unit] * float(np.exp(rng.normal(0, LEVEL_SPREAD)))
    own = _memory(len(town.mood), PROFILE_MEMORY, PROFILE_SPREAD, rng)
    at, text = _copied(twin, rng) if twin else _posted(player, days, rng)
    n = len(at)
    kind = rng.choice(len(KINDS), size=n, p=KIND_SHARE)
    paid = rng.random(n) < player.paid
    repost = rng.random(n) < player.reposts
    day = (at.astype("datetime64[D]") - np.datetime64(opened)).astype(int)
    week = (at.astype("datetime64[D]") - np.datetime64(town.start)).astype(int) // 7
    mean = (
        level
        * (followers[day] / followers[-1]) ** ELASTICITY
        * liking(days)[day]
        * KIND_EFFECT[kind]
        * _paid_effect(player)[paid.astype(int)]
        * np.exp(_log_mean_one(own, PROFILE_SPREAD)[week] + _log_mean_one(town.mood, TOWN_SPREAD)[week])
    )
    if str(player.key) == VIRAL:
        mean = np.where(week == WEEKS - 1, VIRAL_EFFECT * mean, mean)
    total = _counts(mean, rng)
    parts = rng.multinomial(total, SPLIT.get(player.network, (1, 0, 0)))
    views = total + rng.poisson(_counts(mean * VIEWS_PER_INTERACTION.get(player.network, 0), rng, 6.0))
    views = np.where(paid, (views * PAID_VIEWS).astype(int), views)
    _add_others_counts(parts, repost, rng)
    return Played(
        player=player, level=level, at=at, kind=kind, paid=paid, repost=repost, text=text,
        reactions=parts[:, 0], comments=parts[:, 1], shares=parts[:, 2], views=views,
        number=rng.permutation(10 * n)[:n], days=days, followers=followers.round().astype(int),
        expected=_expected(player, town, level, own, twin, rng),
    )  # fmt: skip


def _posted(player: Player, days: list[date], rng: np.random.Generator) -> _Posts:
    rate = player.posts * posting(days)
    if player.days_silent:
        rate[len(days) - player.days_silent :] = 0
    count = rng.poisson(rate)
    if player.days_silent:
        count[len(days) - player.days_silent - 1] = max(1, count[len(days) - player.days_silent - 1])
    day = np.repeat(np.array(days, dtype="datetime64[m]"), count)
    minute = rng.choice(HOURS, size=len(day)) * 60 + rng.integers(60, size=len(day))
    at = np.sort(day + minute.astype("timedelta64[m]"))
    return at, texts(player.unit, player.languages, len(at), rng)


def _copied(twin: Played, rng: np.random.Generator) -> _Posts:
    own = ~twin.repost & (rng.random(len(twin.at)) < COPIED)
    delay = rng.integers(*COPY_DELAY, size=int(own.sum())).astype("timedelta64[m]")
    at = twin.at[own] + delay
    order = np.argsort(at, kind="stable")
    return at[order], twin.text[own][order]


def _followers(player: Player, days: list[date], rng: np.random.Generator) -> NDArray[np.float64]:
    """Ends at the cast's figure, after years of its growth with a little noise."""
    before = np.arange(len(days) - 1, -1, -1) / 365.25
    noise = np.cumsum(rng.normal(0, 0.0008, size=len(days)))
    return np.asarray(np.maximum(20, player.followers * np.exp(-player.growth * before + noise - noise[-1])))


def _memory(n: int, memory: float, spread: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """A stationary autoregression of order one with standard deviation ``spread``."""
    shocks = rng.normal(0, spread * np.sqrt(1 - memory**2), size=n)
    values = np.empty(n)
    values[0] = rng.normal(0, spread)
    for i in range(1, n):
        values[i] = memory * values[i - 1] + shocks[i]
    return values


def _log_mean_one(values: NDArray[np.float64], spread: float) -> NDArray[np.float64]:
    return values - spread**2 / 2


def _paid_effect(player: Player) -> NDArray[np.float64]:
    return np.array([1.0, PAID_EFFECT]) / (1 + player.paid * (PAID_EFFECT - 1))


def _counts(mean: NDArray[np.float64], rng: np.random.Generator, size: float = DISPERSION) -> NDArray[np.int64]:
    """Negative binomial counts with this mean and variance mean + mean²/size."""
    return rng.poisson(rng.standard_gamma(size, size=mean.shape) * mean / size)


def _add_others_counts(parts: NDArray[np.int64], repost: NDArray[np.bool_], rng: np.random.Generator) -> None:
    """A repost shows no likes, and shows as its own the repost count of whoever wrote it."""
    parts[repost] = 0
    parts[repost, 2] = rng.lognormal(5, 1, size=int(repost.sum())).astype(int)


def _expected(
    player: Player, town: Town, level: float, own: NDArray[np.float64], twin: Played | None, rng: np.random.Generator
) -> dict[date, tuple[float, tuple[float, ...]]]:
    """The distribution of the interactions of a coming week's own posts, given how the last week lived was."""
    rate = twin.player.posts * (1 - twin.player.reposts) * COPIED if twin else player.posts * (1 - player.reposts)
    rate = 0.0 if player.days_silent else rate
    state = np.full(FUTURES, own[WEEKS]), np.full(FUTURES, town.mood[WEEKS])
    expected = {}
    for first in town.mondays[WEEKS + 1 :]:
        state = _step(state[0], PROFILE_MEMORY, PROFILE_SPREAD, rng), _step(state[1], TOWN_MEMORY, TOWN_SPREAD, rng)
        mood = _log_mean_one(state[0], PROFILE_SPREAD) + _log_mean_one(state[1], TOWN_SPREAD)
        total = _totals(player, level * np.exp(mood), rate, first, town.end, rng)
        expected[first] = float(total.mean()), tuple(float(q) for q in np.quantile(total, QUANTILES))
    return expected


def stationary_totals(one: Played, town: Town, first: date, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """The interactions that the week of ``first`` may bring, for who knows everything but the moods of that week."""
    player = one.player
    mood = _log_mean_one(rng.normal(0, PROFILE_SPREAD, draws), PROFILE_SPREAD)
    mood += _log_mean_one(rng.normal(0, TOWN_SPREAD, draws), TOWN_SPREAD)
    return _totals(player, one.level * np.exp(mood), player.posts * (1 - player.reposts), first, town.end, rng)


def _totals(
    player: Player, level: NDArray[np.float64], rate: float, first: date, end: date, rng: np.random.Generator
) -> NDArray[np.int64]:
    """The interactions of the own posts of one week, one draw a ``level``."""
    cells = np.outer(KIND_SHARE, [1 - player.paid, player.paid]).ravel()
    effects = np.outer(KIND_EFFECT, _paid_effect(player)).ravel()
    days = span(first, first + timedelta(days=6))
    weight = posting(days)
    season = float(liking(days) @ weight / weight.sum())
    growth = float(np.exp(player.growth * ELASTICITY * (days[3] - end).days / 365.25))
    posts = rng.poisson(rate * weight.sum() * cells, size=(len(level), len(cells)))
    mean = level * season * growth
    return np.asarray(rng.poisson((rng.standard_gamma(DISPERSION * posts) * effects).sum(axis=1) * mean / DISPERSION))


def _step(state: NDArray[np.float64], memory: float, spread: float, rng: np.random.Generator) -> NDArray[np.float64]:
    return memory * state + rng.normal(0, spread * np.sqrt(1 - memory**2), size=state.shape)
