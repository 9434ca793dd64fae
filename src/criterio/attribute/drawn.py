# SPDX-License-Identifier: EUPL-1.2
"""What the lot alone says of an effect, told in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from criterio.attribute._design import NEVER, Array
from criterio.attribute.lots import by_lot
from criterio.attribute.scale import Scale
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import Sentence, say


@dataclass(frozen=True)
class Drawn:
    """Ends as those of the effect; None where so few calendars could have been drawn that the lot sets no bound.

    ``chance`` is how often other calendars of the same ``units`` show as much.
    """

    point: float
    low: float | None
    high: float | None
    chance: float
    units: int
    sentence: Sentence


def drawn(taken: Array, begun: Sequence[int], others: Sequence[int], scale: Scale, level: float) -> Drawn | None:
    """Of a panel whose first columns began at rows ``begun``; ``others`` are columns that were in the lot and did not.

    None where the lot decided nothing: nobody is known who could have begun in the place of another.
    """
    starts = np.full(taken.shape[1], NEVER, dtype=np.int64)
    starts[: len(begun)] = begun
    try:
        made = by_lot(taken, starts, np.array([*range(len(begun)), *others], dtype=np.int64), level)
    except NotIdentified:
        return None
    low, high = (scale.said(end) if np.isfinite(end) else None for end in (made.low, made.high))
    if low is None or high is None:
        told = say("Of those in the lot {n} are counted, so few that the lot by itself sets no bounds.", n=made.drawn)
    else:
        told = _told(low, high, max(1, round(100 * made.chance)), scale.ratio)
    return Drawn(scale.said(made.point), low, high, made.chance, made.drawn, told)


def _told(low: float, high: float, share: int, ratio: bool) -> Sentence:
    if not ratio:
        return say(
            "The lot by itself: from {low} to {high}. Of the draws that could have come out, {share} % show as much.",
            low=low,
            high=high,
            share=share,
        )
    return say(
        "The lot by itself: from {low} % to {high} %. Of the draws that could have come out, {share} % show as much.",
        low=round(100 * low),
        high=round(100 * high),
        share=share,
    )
