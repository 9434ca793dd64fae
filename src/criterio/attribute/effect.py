# SPDX-License-Identifier: EUPL-1.2
"""What did it return? The effect as a range, how often chance alone does as much, and how firmly to believe it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from criterio.attribute._check import Finding, Study, all_checks
from criterio.attribute._design import NEVER, Array, all_designs, starting
from criterio.attribute.joined import by_chance, chance_of, reach, typical
from criterio.attribute.placebos import Placebos, placebos
from criterio.attribute.scale import Scale, complete, scale_of
from criterio.domain.errors import CriterioError, NotIdentified
from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, say

WIDEST, LONGEST = 100, 156
"""Units and times that take part; of wider panels, controls are taken evenly, and of longer ones the latest past."""
LEVEL = 0.95
_LADDER = [Grade.A, Grade.B, Grade.C, Grade.D, Grade.E]


@dataclass(frozen=True)
class Effect:
    """What the measure returned.

    ``point``, ``low`` and ``high`` are shares of what would have been (.25: a quarter more), or differences where
    ``ratio`` is false. ``chance`` is the p-value. ``others`` says what single designs give, for comparison only.
    """

    point: float
    low: float
    high: float
    chance: float
    grade: Grade
    ratio: bool
    treated: int
    controls: int
    before: int
    after: int
    level: float
    findings: tuple[Finding, ...]
    others: dict[str, float]
    sentence: Sentence

    @property
    def seen(self) -> bool:
        """Whether the range leaves out *nothing happened*."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Estimate:
    """The effect in the panel's scale: ``point ± reach``."""

    point: float
    reach: float
    chance: float
    known: Placebos


def effect(  # noqa: PLR0913
    panel: Array,
    treated: Sequence[int],
    start: int,
    *,
    end: int | None = None,
    ratio: bool | None = None,
    level: float = LEVEL,
    randomised: bool = False,
    season: int = 1,
    shocks: Sequence[int] = (),
    mix: Array | None = None,
) -> Effect:
    """The mean effect on the ``treated`` columns of ``panel`` (times, units) from row ``start`` until before ``end``.

    ``randomised``: who was treated, or when, was drawn by lot. ``season`` is the times in one cycle; ``shocks`` are
    rows at which something happened to everybody; ``mix`` (times, kinds) is what the treated's count is made of.
    """
    end = len(panel) if end is None else end
    scale = scale_of(panel[:end], ratio)
    columns, first = taking_part(panel[:end], treated, start)
    taken = scale.taken(complete(panel[first:end][:, columns]))
    places = list(range(len(treated)))
    made = estimate(taken, places, start - first, level)
    study = Study(panel[:end], taken, np.array(places), start - first, made.known, season, tuple(shocks), mix, first)
    findings = tuple(check.look(study) for check in all_checks().values())
    low, high = scale.said(made.point - made.reach), scale.said(made.point + made.reach)
    if not np.isfinite(made.reach):
        low, high = (-1.0 if scale.ratio else -np.inf), np.inf
    grade = graded(findings, randomised, len(columns) > len(treated))
    point = scale.said(made.point)
    return Effect(
        point,
        low,
        high,
        made.chance,
        grade,
        scale.ratio,
        len(treated),
        len(columns) - len(treated),
        start,
        end - start,
        level,
        findings,
        _others(taken, places, start - first, scale),
        told(point, low, high, scale),
    )


def estimate(taken: Array, treated: Sequence[int], start: int, level: float = LEVEL) -> Estimate:
    """The same in the panel's own scale, without checks: for benchmarks and power."""
    mask = starting(taken.shape[1], list(treated), start) < NEVER
    if mask.all() or not mask.any() or start < 3 or start >= len(taken):
        raise NotIdentified(
            say("This needs profiles without the measure to compare with, and at least three periods before the start.")
        )
    known = placebos(taken, mask, start, len(taken))
    scales = known.scale[mask]
    point = float(typical(known.gap[mask], scales))
    sizes = by_chance(known, scales)
    return Estimate(point, reach(sizes, level), chance_of(abs(point), sizes), known)


def taking_part(panel: Array, treated: Sequence[int], start: int) -> tuple[list[int], int]:
    """The treated first, then the controls of which enough is known, evenly thinned; and the first row that counts."""
    known = np.isfinite(panel)
    usable = (known[:start].mean(axis=0) >= 0.7) & (known[start:].mean(axis=0) >= 0.7)
    varied = np.nanstd(np.where(known, panel, np.nan)[:, usable], axis=0) > 0
    found = [int(unit) for unit in np.flatnonzero(usable)[varied] if unit not in set(treated)]
    most = max(WIDEST - len(treated), 20)
    if len(found) > most:
        found = [found[place] for place in np.linspace(0, len(found) - 1, most).round().astype(int)]
    return [*treated, *found], max(0, start - LONGEST)


def graded(findings: Sequence[Finding], randomised: bool, compared: bool) -> Grade:
    """An experiment begins at A, a comparison at B, a series alone at D; each failed check costs a step."""
    begin = 0 if randomised else 1 if compared else 3
    failed = sum(finding.passed is False for finding in findings)
    return _LADDER[min(begin + failed, 3)]


def told(point: float, low: float, high: float, scale: Scale) -> Sentence:
    """The effect in one sentence; a range that holds *nothing* is told as no evidence."""
    if not np.isfinite(high):
        return say("These data cannot tell: there are too few cases to compare with. Add profiles or wait.")
    if scale.ratio:
        shares = {"point": round(100 * point), "low": round(100 * low), "high": round(100 * high)}
        if low > 0:
            return say("It brought between {low} % and {high} % more than without it; most likely {point} %.", **shares)
        if high < 0:
            lost = {"point": -shares["point"], "low": -shares["high"], "high": -shares["low"]}
            return say("It took away between {low} % and {high} %; most likely {point} %.", **lost)
        return say("No evidence of an effect: anything from {low} % to {high} % fits what was seen.", **shares)
    values = {"point": point, "low": low, "high": high}
    if low > 0 or high < 0:
        return say("It changed by between {low} and {high}; most likely {point}.", **values)
    return say("No evidence of an effect: anything from {low} to {high} fits what was seen.", **values)


def _others(taken: Array, treated: Sequence[int], start: int, scale: Scale) -> dict[str, float]:
    starts, said = starting(taken.shape[1], list(treated), start), {}
    for name, design in all_designs().items():
        try:
            said[name] = scale.said(design.estimate(taken, starts))
        except CriterioError:
            continue
    return said
