# SPDX-License-Identifier: EUPL-1.2
"""Whether the data can tell that a practice passes from unit to unit; if they cannot, why, and what would."""

import numpy as np

from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import Sentence, say, say_many
from criterio.spread.adoptions import Adoptions
from criterio.spread.hazard import Circumstances
from criterio.spread.network import Values

FEWEST = 4
"""Adoptions after the first: with fewer, nobody could tell contagion from chance."""
CUT, GREW, WAVE = 0.2, 0.15, 0.5
"""Shares: of units that had it when we began to look, of units that came into view later, of adoptions in one burst."""
LUCK = 0.1
"""The chance, at most, that ties explain nothing and look as they do."""
REPLAYS = 999


def check(seen: Adoptions, around: Circumstances) -> float:
    """The chance that it is luck. Raises NotIdentified, with everything that stands in the way."""
    against = list(_against(seen, around))
    luck = chance_of_luck(seen, around)
    if not against and luck <= LUCK:
        return luck
    count = _burst(seen)
    if not against and count >= WAVE * max(_later(seen), 1):
        against.append(
            say(
                "{count} of {all} adoptions came within two periods: one shock explains the wave as well as ties do. "
                "Adoptions outside of the wave, or a practice that the shock did not touch, would tell.",
                count=count,
                all=_later(seen),
            )
        )
    elif not against:
        against.append(
            say(
                "Units took it up beside their linked units no more often than chance would ({luck} in 100 tries look "
                "like this). More adoptions, or ties that are missing here, would tell.",
                luck=round(100 * luck),
            )
        )
    raise NotIdentified(
        Sentence("{reasons}", {"reasons": against[0]})
        if len(against) == 1
        else Sentence("{reasons}", {"reasons": against})
    )


def chance_of_luck(seen: Adoptions, around: Circumstances, seed: int = 1) -> float:
    """How often chance puts adoptions as near to infected units, when each period's number of adopters is kept.

    Whatever moves all units at once (a platform, the media, an inauguration) moves the number and not who it is, so
    that it cannot pass for contagion.
    """
    rng = np.random.default_rng(seed)
    told = sum(_nearness(seen.times[:, p], seen, around, None) for p in range(len(seen.practices)))
    chance = np.zeros(REPLAYS)
    for practice in range(len(seen.practices)):
        chance += _nearness(seen.times[:, practice], seen, around, rng)
    return float((1 + np.count_nonzero(chance >= told - 1e-9)) / (1 + REPLAYS))


def _nearness(times: Values, seen: Adoptions, around: Circumstances, rng: np.random.Generator | None) -> Values:
    """How infected adopters were beyond those who did not adopt then; with ``rng``, in as many replays."""
    runs = 1 if rng is None else REPLAYS
    first = np.nanmin(times)
    has = np.broadcast_to(times <= first, (runs, len(times))).copy()
    total = np.zeros(runs)
    for period in np.unique(times[np.isfinite(times) & (times > first)]):
        share = around.causes(has, int(period))[..., 0]
        open_to = ~has & (seen.entered < period)
        new = np.broadcast_to(times == period, has.shape)
        if rng is not None:
            lot = np.where(open_to, rng.random(has.shape), np.inf)
            many = int((times == period).sum())
            new = lot <= np.partition(lot, many - 1, axis=1)[:, many - 1 : many]
            new &= open_to
        usual = (share * open_to).sum(axis=1) / np.maximum(open_to.sum(axis=1), 1)
        total += ((share - usual[:, None]) * new).sum(axis=1)
        has = has | new
    return total


def _against(seen: Adoptions, around: Circumstances) -> list[Sentence]:
    found = []
    units = len(seen.units)
    began = int((seen.times <= seen.entered[:, None]).any(axis=1).sum())
    if began > max(1, CUT * units):
        found.append(
            say_many(
                "One unit had it when we began to look: the beginning is cut off, and it is what tells most.",
                "{n} of {units} units had it when we began to look: the beginning is cut off, and it is what tells "
                "most. The dates on which they took it up would tell.",
                began,
                units=units,
            )
        )
    grew = int((seen.entered > seen.entered.min()).sum())
    if grew > GREW * units:
        found.append(
            say(
                "{grew} of {units} units came into view later: that more are seen is not that more adopt. The same "
                "units looked at from beginning to end would tell.",
                grew=grew,
                units=units,
            )
        )
    if not around.linked.any():
        found.append(say("No ties between units are known. Declare them in administration.toml, in [[ties]]."))
    if _later(seen) < FEWEST:
        found.append(
            say_many(
                "One unit has taken it up besides the first. At least {fewest} are needed: with fewer, chance looks "
                "the same.",
                "{n} units have taken it up besides the first. At least {fewest} are needed: with fewer, chance looks "
                "the same.",
                _later(seen),
                fewest=FEWEST,
            )
        )
    return found


def _later(seen: Adoptions) -> int:
    """Adoptions after the first of each practice."""
    return int((np.isfinite(seen.times) & (seen.times > seen.times.min(axis=0))).sum())


def _burst(seen: Adoptions) -> int:
    """The most adoptions after the first that came within two periods."""
    later = seen.times[np.isfinite(seen.times) & (seen.times > seen.times.min(axis=0))].astype(np.int64)
    counts = np.bincount(later, minlength=seen.last + 2)
    return int((counts[:-1] + counts[1:]).max())
