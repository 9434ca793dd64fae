# SPDX-License-Identifier: EUPL-1.2
"""What did it return? The effect as a range, how often chance alone does as much, and how firmly to believe it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._check import Finding, Study, all_checks
from criterio.attribute._design import NEVER, Array, all_designs
from criterio.attribute.drawn import Drawn, drawn
from criterio.attribute.joined import by_chance, in_groups, typical
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
    ``compared`` are the columns that it was compared with;
    ``course`` is, from row ``first`` of the panel on, what was seen of the treated and what would have been without.
    ``lot`` is what the lot alone says, where who or when was drawn and it is known among whom.
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
    compared: tuple[int, ...] = ()
    first: int = 0
    course: tuple[tuple[float, float], ...] = ()
    lot: Drawn | None = None

    @property
    def seen(self) -> bool:
        """Whether the range leaves out *nothing happened*."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Cohort:
    """Treated units (columns) that began together, at row ``start``."""

    units: tuple[int, ...]
    start: int
    known: Placebos

    @property
    def gap(self) -> Array:
        return np.asarray(self.known.gap[list(self.units)])

    @property
    def scale(self) -> Array:
        return np.asarray(self.known.scale[list(self.units)])


@dataclass(frozen=True)
class Estimate:
    """The effect in the panel's scale: ``point ± reach``. The cohort that began first comes first."""

    point: float
    reach: float
    chance: float
    cohorts: tuple[Cohort, ...]


def effect(  # noqa: PLR0913
    panel: Array,
    treated: Sequence[int],
    start: int | Sequence[int],
    *,
    end: int | None = None,
    ratio: bool | None = None,
    level: float = LEVEL,
    randomised: bool = False,
    drawn_from: Sequence[int] = (),
    season: int = 1,
    shocks: Sequence[int] = (),
    mix: Array | None = None,
    left_out: NDArray[np.bool_] | None = None,
) -> Effect:
    """The mean effect on the ``treated`` columns of ``panel`` (times, units) from row ``start`` until before ``end``.

    ``start`` is one row, or one for each of the treated. ``randomised``: who was treated, or when, was drawn by lot;
    ``drawn_from``: columns that were in that lot too and had not begun before ``end``. ``season`` is the times in one
    cycle; ``shocks`` are rows at which something happened to everybody; ``mix`` (times, kinds) is what the treated's
    count is made of. ``left_out`` are cells that are known and that the caller left out on purpose: the data cover
    them.
    """
    end = len(panel) if end is None else end
    starts = [start] * len(treated) if isinstance(start, int) else list(start)
    scale = scale_of(panel[:end], ratio)
    columns, first = taking_part(panel[:end], treated, min(starts))
    taken = complete(scale.taken(panel[first:end][:, columns]))
    places, begun = list(range(len(treated))), [row - first for row in starts]
    made = estimate(taken, places, begun, level)
    known = made.cohorts[0].known
    covered = panel[:end] if left_out is None else np.where(left_out[:end], 0.0, panel[:end])
    made_of = None if mix is None else mix[:end]
    study = Study(covered, taken, np.array(places), min(begun), known, season, tuple(shocks), made_of, first)
    findings = tuple(check.look(study) for check in all_checks().values())
    low, high = scale.said(made.point - made.reach), scale.said(made.point + made.reach)
    if not np.isfinite(made.reach):
        low, high = (-1.0 if scale.ratio else -np.inf), np.inf
    point = scale.said(made.point)
    return Effect(
        point,
        low,
        high,
        made.chance,
        graded(findings, randomised, len(columns) > len(treated)),
        scale.ratio,
        len(treated),
        len(columns) - len(treated),
        min(starts),
        end - min(starts),
        level,
        findings,
        _others(taken, places, begun, scale),
        told(point, low, high, scale),
        tuple(columns[len(treated) :]),
        first,
        _course(taken, made, scale),
        drawn(taken, begun, [columns.index(one) for one in drawn_from if one in columns], scale, level)
        if randomised
        else None,
    )


def estimate(taken: Array, treated: Sequence[int], start: int | Sequence[int], level: float = LEVEL) -> Estimate:
    """The same in the panel's own scale, without checks: for benchmarks and power."""
    starts = np.array([start] * len(treated) if isinstance(start, int) else start, dtype=np.int64)
    mask = np.isin(np.arange(taken.shape[1]), treated)
    if mask.all() or not mask.any() or starts.min() < 3 or starts.max() >= len(taken):
        raise NotIdentified(
            say("This needs profiles without the measure to compare with, and at least three periods before the start.")
        )
    cohorts = tuple(
        Cohort(tuple(np.array(treated)[starts == row].tolist()), int(row), placebos(taken, mask, int(row), len(taken)))
        for row in np.unique(starts)
    )
    scales = np.concatenate([cohort.scale for cohort in cohorts])
    point = float(typical(np.concatenate([cohort.gap for cohort in cohorts]), scales))
    known = cohorts[0].known
    chance = by_chance(known, scales) if len(cohorts) == 1 else in_groups([(one.known, one.scale) for one in cohorts])
    return Estimate(point, chance.reach(level), chance.of(abs(point)), cohorts)


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


def _others(taken: Array, treated: Sequence[int], begun: Sequence[int], scale: Scale) -> dict[str, float]:
    starts, said = np.full(taken.shape[1], NEVER, dtype=np.int64), {}
    starts[list(treated)] = begun
    for name, design in all_designs().items():
        try:
            said[name] = scale.said(design.estimate(taken, starts))
        except CriterioError:
            continue
    return said


def _course(taken: Array, made: Estimate, scale: Scale) -> tuple[tuple[float, float], ...]:
    """What was seen of the treated, on average, and what would have been without, at each time."""
    units = [(cohort, unit) for cohort in made.cohorts for unit in cohort.units]
    gap = np.mean([cohort.known.course(taken, cohort.start, unit) for cohort, unit in units], axis=0)
    seen = taken[:, [unit for _, unit in units]].mean(axis=1)
    return tuple((scale.back(float(one)), scale.back(float(one - by))) for one, by in zip(seen, gap, strict=True))
