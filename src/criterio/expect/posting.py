# SPDX-License-Identifier: EUPL-1.2
"""How a profile's figure moves with its posts: what the past shows, and what other posts would make of a range."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from criterio.domain.forecast import QUANTILES, WIDE, Factor, Forecast
from criterio.domain.sentence import Sentence, say
from criterio.expect._model import Array
from criterio.expect.applied import moved

USUAL = 8  # weeks before that say what is usual
DOUBT = 0.7  # what the power of posts may be, before anything is known: with one, twice the posts are twice the figure
UNLIKE = 0.15  # and how much one profile may differ from another
LEAST = 0.5  # posts a week: fewer are no habit to be compared with
NAME = "planned_posts"
SOURCE = say("Posts that are planned, and what weeks with more or fewer of them brought (evidence D: an association)")


@dataclass(frozen=True)
class Posting:
    """A week's figure moves by the ``power`` of its posts, give or take ``doubt``, a standard deviation.

    ``weeks``: on how many that stands; 0: nothing is known of it. ``usual``: posts a week, by profile.
    """

    power: float
    doubt: float
    weeks: int
    usual: Mapping[str, float]

    def more(self, profile: str, posts: float | None) -> float:
        """Log of so many posts a week over those that are usual; zero for None, which is as usual."""
        return 0.0 if posts is None else float(np.log((posts + LEAST) / (self.usual[profile] + LEAST)))

    def factor(self, profile: str, posts: float) -> Factor:
        """What so many posts a week do to a range, as a reader is told."""
        doubt = WIDE * self.doubt * np.array([-1, 0, 1])
        low, value, high = sorted(float(one) for one in np.exp(self.more(profile, posts) * (self.power + doubt)))
        return Factor(NAME, what(posts, self.usual[profile]), value, low, high, 7 * self.weeks, SOURCE)

    def instead(self, forecast: Forecast, before: float | None, after: float | None) -> tuple[float, ...]:
        """The quantiles of a forecast in which ``before`` posts a week are counted, with ``after`` of them."""
        was, will = (self.more(forecast.subject, posts) for posts in (before, after))
        variance = self.doubt**2 * (will**2 - was**2)
        found = moved(np.array(forecast.quantiles), QUANTILES, self.power * (will - was), variance)
        return tuple(float(value) for value in found)


def what(planned: float, usual: float) -> Sentence:
    """What is planned, beside what is usual."""
    return say("{planned} posts planned a week ({usual} are usual)", planned=round(planned, 1), usual=round(usual, 1))


def posting(brought: Array, posted: Array, subjects: tuple[str, ...]) -> Posting:
    """From days (series, days) of a figure and of own posts, both NaN where a day is not known."""
    power, doubt, weeks = _power(_weekly(brought), _weekly(posted))
    usual = 7 * _mean(posted[:, max(0, brought.shape[1] - 7 * USUAL) :])
    known = {one: float(each) for one, each in zip(subjects, usual, strict=True) if np.isfinite(each)}
    return Posting(power, doubt, weeks, known)


def _weekly(days: Array) -> Array:
    """Sums of whole weeks (series, weeks), NaN where a day is not known."""
    weeks = days.shape[1] // 7
    return np.asarray(days[:, : 7 * weeks].reshape(len(days), weeks, 7).sum(axis=2))


def _mean(values: Array) -> Array:
    known = np.isfinite(values)
    total = np.where(known, values, 0.0).sum(axis=1)
    mean: Array = np.divide(total, known.sum(axis=1), out=np.full(len(values), np.nan), where=known.any(axis=1))
    return mean


def _power(brought: Array, posted: Array) -> tuple[float, float, int]:
    """By which power of its posts a week's figure moves, its standard deviation, and on how many weeks that stands.

    Each week over the eight before it, beside all other profiles in the same week; ridge regression around zero.
    """
    y, x = [], []
    for week in range(USUAL, brought.shape[1]):
        usual, habit = _mean(brought[:, week - USUAL : week]), _mean(posted[:, week - USUAL : week])
        known = np.isfinite(brought[:, week] + posted[:, week]) & (habit >= LEAST) & (usual > 0)
        if known.sum() > 1:
            spare = usual[known] * LEAST / habit[known]  # as much as LEAST posts bring: silent weeks have a logarithm
            above = np.log((brought[known, week] + spare) / (usual[known] + spare))
            more = np.log((posted[known, week] + LEAST) / (habit[known] + LEAST))
            y.append(above - above.mean())
            x.append(more - more.mean())
    if not y:
        return 0.0, DOUBT, 0
    above, more = np.concatenate(y), np.concatenate(x)
    noise = float(np.var(above - more * (more @ above) / max(more @ more, 1e-9)))
    precision = more @ more / max(noise, 1e-9) + 1 / DOUBT**2
    power = float(more @ above / max(noise, 1e-9) / precision)
    return power, float(np.sqrt(1 / precision + UNLIKE**2)), len(y)
