# SPDX-License-Identifier: EUPL-1.2
"""Four people of the town who write down what they expect, each with a known skill."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from criterio.demo.days import monday
from criterio.demo.simulate import Played, Town, stationary_totals
from criterio.store.ledger import LEVELS, Expectation

WEEKS, COMING, AHEAD = 26, 4, 14  # weeks in the past, weeks to come, days between writing and the week's Monday
DRAWS = 4000
CLEAR = ("steady", "emergency", "coofficial", "jewel")
LEAST, OFTEN = 40.0, 4.0  # interactions and posts of a usual week: in smaller weeks whole numbers blur the skill


@dataclass(frozen=True)
class Skill:
    """How somebody sees a week: the truth, ``width`` times as wide about its middle and ``lean`` times as high."""

    author: str
    width: float
    lean: float


SKILLS = (
    Skill("marta.olmedo@villaclara.example", 1.0, 1.0),
    Skill("ivan.reig@villaclara.example", 0.4, 1.0),
    Skill("toni.segarra@villaclara.example", 1.0, 2.0),
    Skill("pilar.cano@villaclara.example", 2.0, 1.0),
)
"""One who knows, one who is too sure, one who hopes too much, one who dares too little."""


@dataclass(frozen=True)
class Forecaster:
    """The truth of one author: ``holds`` is the share of their ranges of 90 % that hold in the long run."""

    author: str
    width: float
    lean: float
    holds: float


def foretold(town: Town, played: list[Played], seed: int) -> tuple[tuple[Forecaster, ...], tuple[Expectation, ...]]:
    """Everybody's skill, and what they wrote, a week at a time, two weeks before it began."""
    rng = np.random.default_rng([seed, len(SKILLS)])
    known = [one for one in played if _is_clear(one)]
    made: dict[str, list[tuple[Expectation, float]]] = {
        skill.author: list(_written(skill, town, known, rng)) for skill in SKILLS
    }
    forecasters = tuple(
        Forecaster(skill.author, skill.width, skill.lean, float(np.mean([holds for _, holds in made[skill.author]])))
        for skill in SKILLS
    )
    return forecasters, tuple(one for written in made.values() for one, _ in written)


def _written(
    skill: Skill, town: Town, known: list[Played], rng: np.random.Generator
) -> Iterator[tuple[Expectation, float]]:
    first = monday(town.end) - timedelta(weeks=WEEKS)
    for week in range(WEEKS + 1 + COMING):
        one, start = known[int(rng.integers(len(known)))], first + timedelta(weeks=week)
        totals = stationary_totals(one, town, start, DRAWS, rng)
        quantiles = _seen(np.quantile(totals, LEVELS), skill)
        expectation = Expectation(
            metric="interactions",
            subject=str(one.player.key),
            due=start + timedelta(days=6),
            levels=LEVELS,
            quantiles=tuple(float(round(value)) for value in quantiles),
            author=skill.author,
            written_at=_written_at(start, town.end),
        )
        yield expectation, float(((totals >= quantiles[0]) & (totals <= quantiles[-1])).mean())


def _seen(quantiles: np.ndarray, skill: Skill) -> np.ndarray:
    logs = np.log(np.maximum(quantiles, 1.0))
    middle = logs[len(logs) // 2]
    return np.asarray(np.exp(middle + np.log(skill.lean) + skill.width * (logs - middle)))


def _written_at(start: date, end: date) -> datetime:
    """In the morning, two weeks before; never after the town's last day."""
    return datetime.combine(min(start - timedelta(days=AHEAD), end), time(9), UTC)


def _is_clear(one: Played) -> bool:
    """Profiles whose counts are told, that publish all the time and repeat nobody."""
    player = one.player
    usual = one.level * player.posts * (1 - player.reposts)
    told = player.export not in ("bluesky", "mastodon", "telegram")
    return told and player.part in CLEAR and usual >= LEAST and player.posts >= OFTEN
