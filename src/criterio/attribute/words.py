# SPDX-License-Identifier: EUPL-1.2
"""An effect in one sentence, and up to where its range is told as numbers."""

import numpy as np

from criterio.attribute.scale import Scale
from criterio.domain.sentence import Sentence, say

HUNDREDFOLD = 99.0
"""Effects are told as numbers up to a hundred times as much."""


def told(point: float, low: float, high: float, scale: Scale) -> Sentence:
    """The effect in one sentence; a range that holds *nothing* is told as no evidence."""
    if not np.isfinite(high):
        return say("These data cannot tell: there are too few cases to compare with. Add profiles or wait.")
    if scale.ratio:
        return _share(point, low, high) if high <= HUNDREDFOLD else _without_end(low)
    values = {"point": point, "low": low, "high": high}
    if low > 0 or high < 0:
        return say("It changed by between {low} and {high}; most likely {point}.", **values)
    return say("No evidence of an effect: anything from {low} to {high} fits what was seen.", **values)


def beside(hoped: float, low: float, high: float) -> Sentence:
    """What was hoped for beside the range of what came, all as shares of what there would have been without it."""
    share, least, most = (round(100 * one) for one in (hoped, low, high))  # as they are read
    if least <= share <= most:
        return say("What was hoped for, {hoped} %, is among what fits the data.", hoped=share)
    if (most < share) == (share >= 0):
        return say("It falls short of what was hoped for, {hoped} %.", hoped=share)
    return say("It goes beyond what was hoped for, {hoped} %.", hoped=share)


def _share(point: float, low: float, high: float) -> Sentence:
    shares = {"point": round(100 * point), "low": round(100 * low), "high": round(100 * high)}
    if low > 0:
        return say("It brought between {low} % and {high} % more than without it; most likely {point} %.", **shares)
    if high < 0:
        lost = {"point": -shares["point"], "low": -shares["high"], "high": -shares["low"]}
        return say("It took away between {low} % and {high} %; most likely {point} %.", **lost)
    return say("No evidence of an effect: anything from {low} % to {high} % fits what was seen.", **shares)


def _without_end(low: float) -> Sentence:
    """Of ranges so wide that their upper end is no number to read."""
    least = round(100 * min(low, HUNDREDFOLD))
    if low > 0:
        return say("It brought at least {low} % more than without it; how much, these data cannot tell.", low=least)
    return say(
        "No evidence of an effect: anything from {low} % to more than a hundred times as much fits what was seen.",
        low=least,
    )
