# SPDX-License-Identifier: EUPL-1.2
"""How many posts a week each profile plans: weeks with more of them bring more, and the past tells how much."""

from collections.abc import Sequence

import numpy as np

from criterio.domain.sentence import say
from criterio.expect._covariate import Covariate
from criterio.expect._model import Array
from criterio.expect.own import Known, Own

USUAL = 8  # weeks before that say what is usual
MOVED = frozenset({"interactions", "reach", "views"})
DOUBT = 0.7  # what the power of posts may be, before anything is known: with one, twice the posts are twice the figure
UNLIKE = 0.15  # and how much one profile may differ from another
LEAST = 0.5  # posts a week: fewer are no habit to be compared with


class _PlannedPosts(Covariate):
    name = "planned_posts"
    title = say("Planned posts")
    least_days = 56
    source = say(
        "Posts that are planned, and what weeks with more or fewer of them brought (evidence D: an association)"
    )

    def own(self, known: Known) -> Sequence[Own]:
        planned = known.administration.planned_posts
        if known.metric not in MOVED or not set(planned) & set(known.subjects):
            return ()
        past, coming = known.panel.shape[1], np.arange(len(known.days)) >= known.panel.shape[1]
        power, doubt, weeks = _power(_weekly(known.panel), _weekly(known.posted))
        usual = _mean(known.posted[:, max(0, past - 7 * USUAL) :]) * 7
        found = []
        for place, subject in enumerate(known.subjects):
            if subject in planned and np.isfinite(usual[place]):
                more = float(np.log((planned[subject] + LEAST) / (usual[place] + LEAST)))
                found.append(
                    Own(
                        name=self.name,
                        what=say(
                            "{planned} posts planned a week ({usual} are usual)",
                            planned=round(planned[subject], 1),
                            usual=round(float(usual[place]), 1),
                        ),
                        source=self.source,
                        rows=known.rows([subject]),
                        doses=coming * more,
                        mean=power,
                        doubt=doubt,
                        seen=7 * weeks,
                    )
                )
        return found


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


COVARIATE: Covariate = _PlannedPosts()
