# SPDX-License-Identifier: EUPL-1.2
"""Did most profiles of one network move together lately? Then the network, or the news, did it."""

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from criterio.domain.sentence import say
from criterio.evidence.networks import display_name
from criterio.expect._check import Check, Finding
from criterio.expect._model import Array
from criterio.expect.levels import decayed_mean, floor_of
from criterio.expect.panel import Panel

MOST = 5  # profiles of a network, from which a common move is told from chance
LATE = 8  # weeks in which a move still weighs
TWICE = float(np.log(2))
UNUSUAL = 5.0  # times the usual move of all together


class _PlatformShock:
    name = "platform_shock"

    def look(self, panel: Panel, metric: str, on: date) -> Mapping[str, Finding]:
        return dict(_shocks(panel))


def _shocks(panel: Panel) -> Iterator[tuple[str, Finding]]:
    moves = _moves(panel.values)
    networks = np.array([subject.partition(":")[0] for subject in panel.subjects])
    for network in sorted(set(networks) - {"all", "unit"}):
        mine = networks == network
        at = _moved(moves[mine]) if mine.sum() >= MOST else None
        if at is not None:
            sentence = say(
                "In the week of {week} most profiles on {network} moved together: the network or the news did that, "
                "not this profile. Ranges stay uncertain until it settles.",
                week=panel.opens[at],
                network=display_name(str(network)),
            )
            yield from ((panel.subjects[place], Finding(sentence)) for place in np.flatnonzero(mine))


def _moves(values: Array) -> Array:
    """Each week over the level before it, in logs; NaN where not known."""
    level = np.maximum(decayed_mean(values, 4.0), floor_of(values))
    before = np.pad(level, ((0, 0), (1, 0)), constant_values=np.nan)[:, :-1]
    moves: Array = np.log(np.maximum(values, 1e-9) / before)
    return moves


def _moved(moves: Array) -> int | None:
    """The newest late week in which the middle profile doubled or halved, far more than it usually moves."""
    known = np.isfinite(moves).sum(axis=0) >= MOST
    if known.sum() < LATE + MOST:
        return None
    together = np.where(known, np.nanmedian(np.where(known, moves, 0.0), axis=0), 0.0)
    usual = float(np.median(np.abs(together[known])))
    late = np.flatnonzero(np.abs(together) > max(TWICE, UNUSUAL * usual))
    late = late[late >= moves.shape[1] - LATE]
    return int(late[0]) if len(late) else None


CHECK: Check = _PlatformShock()
