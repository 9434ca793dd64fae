# SPDX-License-Identifier: EUPL-1.2
"""Forecasts of adoptions from what was known at the time, judged by what came."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from criterio.domain.errors import NotIdentified
from criterio.spread.adoptions import Adoptions
from criterio.spread.forecast import played
from criterio.spread.hazard import Circumstances, fitted
from criterio.spread.identified import check
from criterio.spread.network import Flags, Values
from criterio.spread.pooled import Library

BEGUN, FORECASTS = 10, 400
ORIGINS = 8
"""Moments from which a practice without others beside it is forecast."""


@dataclass
class Judged:
    """What was foreseen of each unit and of the count, beside what came."""

    areas: list[float] = field(default_factory=list)
    losses: list[Values] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)
    usual: list[Values] = field(default_factory=list)
    so_far: list[Values] = field(default_factory=list)
    by_period: list[float] = field(default_factory=list)

    def add(self, chances: Values, counts: Values, took: Flags, so_far: float) -> None:
        self.losses.append(_loss(chances, took))
        self.usual.append(_loss(np.full(len(took), took.mean()), took))
        self.so_far.append(_loss(np.full(len(took), so_far), took))
        low, high = np.quantile(counts, (0.1, 0.9))
        self.held.append(bool(low <= took.sum() <= high))
        self.areas += _area(chances, took)

    def add_periods(self, told: list[tuple[Values, Flags]]) -> None:
        """Of one practice: what was foreseen of each unit at risk in each period, one period ahead."""
        if told:
            self.by_period += _area(*(np.concatenate(parts) for parts in zip(*told, strict=True)))

    def sentence(self) -> str:
        area, by_period = (
            f"{np.mean(areas):.3f}" if areas else "not to be told" for areas in (self.areas, self.by_period)
        )
        return (
            f"AUC within the practice {area} (target .66); by unit and period at risk, one period ahead, as event "
            f"histories are judged, AUC within the practice {by_period}; "
            f"log-loss {np.concatenate(self.losses).mean():.3f} "
            f"(target .56; everybody alike, at the rate so far: {np.concatenate(self.so_far).mean():.3f}; "
            f"who knew only how many would follow: {np.concatenate(self.usual).mean():.3f}), "
            f"80 % ranges of the count held {np.mean(self.held):.0%} (target 77-83 %)."
        )


def pooled(whole: Adoptions, linked: Flags | None, horizon: int) -> Iterator[str]:
    """Each practice at its tenth adoption: who of the rest follows within the horizon, from what was known then."""
    moments = []
    for practice in range(len(whole.practices)):
        times = np.sort(whole.times[:, practice][np.isfinite(whole.times[:, practice])])
        if len(times) > BEGUN and times[BEGUN - 1] + horizon <= times[-1]:
            moments.append((practice, int(times[BEGUN - 1])))
    judged, library = Judged(), Library(whole, linked)
    for practice, when in sorted(moments, key=lambda one: one[1])[:: max(1, len(moments) // FORECASTS)]:
        made = library.coming(practice, when, horizon)
        if made is not None:
            times = whole.times[:, practice]
            came = times[made.at_risk] <= when + horizon
            judged.add(made.chances, made.counts, came, _so_far(times, when, horizon))
            last = int(times[np.isfinite(times)].max())
            ahead = [(period, library.coming(practice, period, 1)) for period in range(when, last)]
            judged.add_periods([(one.chances, times[one.at_risk] == period + 1) for period, one in ahead if one])
    if judged.held:
        yield (
            f"{len(judged.held)} forecasts over {horizon} periods, each at adoption {BEGUN}, {_along(linked)}, "
            "from what was known then: " + judged.sentence()
        )
    else:
        yield "Too few practices went before any of these: no forecast is made from them."


def alone(whole: Adoptions, linked: Flags | None, horizon: int) -> Iterator[str]:
    """Practices without many others before them: each fitted to its own past, with the ties where the file has them."""
    around = Circumstances.only(np.zeros((len(whole.units),) * 2, dtype=bool) if linked is None else linked)
    judged = Judged()
    for practice in range(len(whole.practices)):
        one = Adoptions(
            whole.units, whole.practices[practice : practice + 1], whole.times[:, [practice]], whole.last, whole.entered
        )
        yield _verdict(one, around)
        periods = np.arange(int(one.times.min()) + 2, one.last - horizon + 1)
        by_period = []
        for when in periods[:: max(1, len(periods) // ORIGINS)].tolist():
            seen, at_risk = one.until(when), one.times[:, 0] > when
            if at_risk.any():
                tied = _as_told(seen, around)
                paths = played(seen.adopted(0, when), tied, fitted(seen, tied), 0, when, horizon, seed=1)
                ended = paths[-1][:, at_risk]
                came = one.times[at_risk, 0] <= when + horizon
                rate = _so_far(one.times[:, 0], when, horizon)
                judged.add(ended.mean(axis=0), ended.sum(axis=1), came, rate)
                by_period.append((paths[0][:, at_risk].mean(axis=0), one.times[at_risk, 0] == when + 1))
        judged.add_periods(by_period)
    if judged.held:
        along = _along(linked)
        yield f"{len(judged.held)} forecasts over {horizon} periods, {along}, from its own past: " + judged.sentence()
    else:
        yield f"The file ends within {horizon} periods of its beginning: no forecast can be judged."


def _along(linked: Flags | None) -> str:
    return "without ties" if linked is None else f"along {int(linked.sum())} ties"


def _verdict(one: Adoptions, around: Circumstances) -> str:
    """Whether the whole file tells that it passes along its ties; if not, why, and what would tell."""
    try:
        told = f"it passes along ties: by luck alone ties look so in {check(one, around):.1%} of tries."
    except NotIdentified as refusal:
        told = str(refusal)
    return f"{one.practices[0] or 'The practice'}: {told}\n"


def _as_told(seen: Adoptions, around: Circumstances) -> Circumstances:
    """Ties count where the data tell that it passes along them, as in the house."""
    try:
        check(seen, around)
    except NotIdentified:
        return around.without_contagion()
    return around


def _so_far(times: Values, when: int, horizon: int) -> float:
    """The chance of anybody within the horizon, at the rate of adoptions so far: what one knows without a model."""
    at_risk = times > times.min()
    took, looked = (times[at_risk] <= when).sum(), (np.minimum(times[at_risk], when) - times.min()).sum()
    return float(1 - (1 - took / max(looked, 1)) ** horizon)


def _area(chance: Values, took: Flags) -> list[float]:
    """How often who took it up was foreseen before who did not, ties counting half; nothing where all or none did."""
    if not 0 < took.sum() < len(took):
        return []
    above, same = (compared(chance[took][:, None], chance[~took]).mean() for compared in (np.greater, np.equal))
    return [float(above + same / 2)]


def _loss(chance: Values, took: Flags) -> Values:
    chance = np.clip(chance, 1e-3, 1 - 1e-3)
    return np.asarray(-np.log(np.where(took, chance, 1 - chance)))
