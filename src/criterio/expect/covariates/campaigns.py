# SPDX-License-Identifier: EUPL-1.2
"""Campaigns that begin or end: what those before did to whom they were on, beside all others."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from criterio.domain.administration import Campaign
from criterio.domain.sentence import say
from criterio.expect._covariate import Covariate
from criterio.expect._model import Array
from criterio.expect.own import Known, Own
from criterio.expect.pooled import pooled
from criterio.expect.shared import shared_index

DOUBT = 0.4  # how much a campaign may do, in logs, before anything is known of it
UNLIKE = 0.2  # and how much one may differ from another
INSIDE, BEFORE = 14, 28  # known days from which what one did is told
LATELY = 56
ALWAYS = "interactions"
"""What any campaign may move; any other figure only where the campaign aims at it."""


class _Campaigns(Covariate):
    name = "campaigns"
    title = say("Campaigns")
    least_days = 56
    source = say("Campaigns in administration.toml, and what those before did to this figure")

    def own(self, known: Known) -> Sequence[Own]:
        past = known.panel.shape[1]
        found = [(one, *group) for one in known.administration.campaigns for group in _groups(one, known)]
        learnt = {place: _learnt(known, rows, doses[:past]) for place, (_, rows, doses) in enumerate(found)}
        told = {place: one for place, one in learnt.items() if one}
        usual, unsure = _together(list(told.values()))
        days = sum(int(found[place][2][:past].sum()) for place in told)
        return [
            Own(
                name=self.name,
                what=say("Campaign «{name}»", name=one.name),
                source=self.source,
                rows=rows,
                doses=doses,
                mean=told[place][0] if place in told else usual,
                doubt=told[place][1] if place in told else unsure,
                seen=int(doses[:past].sum()) if place in told else days,
            )
            for place, (one, rows, doses) in enumerate(found)
            if len(np.unique(doses[max(0, past - LATELY) :])) > 1
        ]


def _groups(campaign: Campaign, known: Known) -> Iterator[tuple[NDArray[np.bool_], Array]]:
    """Those that began on one day, with the days on which it was on for them."""
    if known.metric != ALWAYS and known.metric not in campaign.indicators:
        return
    rows = known.rows(campaign.on)
    starts = np.array([campaign.starts.get(one, campaign.began_on) for one in known.subjects], dtype=object)
    for start in sorted(set(starts[rows])):
        until = campaign.ended_on or date.max
        doses = np.array([float(start <= day <= until) for day in known.days])
        if doses.any():
            yield rows & (starts == start), doses


def _learnt(known: Known, rows: NDArray[np.bool_], doses: Array) -> tuple[float, float] | None:
    """Mean and standard deviation of what it did, in logs, beside the others; None where too few days tell."""
    index = shared_index(known.panel[rows])
    if (~rows).any():
        others = shared_index(known.panel[~rows])
        index = np.divide(index, others, out=np.full(len(index), np.nan), where=others > 0)
    seen = np.isfinite(index)
    if doses[seen].sum() < INSIDE or (1 - doses[seen]).sum() < BEFORE:
        return None
    mean, doubts, _ = pooled(index, doses[:, None], np.array([DOUBT]), known.days[0].weekday())
    return float(mean[0]), float(np.sqrt(doubts[0, 0]))


def _together(told: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """What a campaign of which nothing is known may do: as those before, shrunk to nothing."""
    weights = np.array([1 / (doubt**2 + UNLIKE**2) for _, doubt in told])
    precision = weights.sum() + 1 / DOUBT**2
    mean = sum((weight * one for weight, (one, _) in zip(weights, told, strict=True)), 0.0) / precision
    return float(mean), float(np.sqrt(1 / precision + UNLIKE**2 * bool(told)))


COVARIATE: Covariate = _Campaigns()
