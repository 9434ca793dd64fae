# SPDX-License-Identifier: EUPL-1.2
"""What an expected count of sets surely is, at least and at most, when so many were counted (Tang et al. 2018)."""

import numpy as np

MOST = 1 << 21
"""Sets that are drawn at most."""
FAILS = 0.001
"""The probability, at most, that one of these is wrong however often the draws grow."""
_SURE = float(np.log(3 * np.log2(MOST) / FAILS))


def at_least(held: int) -> float:
    """Lemma 4.2."""
    return max(0.0, float((np.sqrt(held + 2 * _SURE / 9) - np.sqrt(_SURE / 2)) ** 2 - _SURE / 18))


def at_most(held: float) -> float:
    """Lemma 4.3."""
    return float((np.sqrt(held + _SURE / 2) + np.sqrt(_SURE / 2)) ** 2)


def enough(most: float) -> float:
    """The held count from which what is expected is at most so much: ``at_most`` the other way."""
    return float(max(np.sqrt(most) - np.sqrt(_SURE / 2), 0) ** 2 - _SURE / 2)
