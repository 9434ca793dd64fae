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
from criterio.attribute.scale import Scale
from criterio.attribute.sides import LEAST, Sides, sides_of
from criterio.attribute.words import told
from criterio.domain.errors import CriterioError, NotIdentified
from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, say

LEVEL = 0.95
KNOWN_SINCE = 0.5
"""Of the times since it began, the share that must be known of each of the treated."""
_LADDER = [Grade.A, Grade.B, Grade.C, Grade.D, Grade.E]


@dataclass(frozen=True)
class Effect:
    """What the measure returned.

    ``point``, ``low`` and ``high`` are shares of what would have been (.25: a quarter more), or differences where
    ``ratio`` is false. ``chance`` is the p-value. ``others`` says what single designs give, for comparison only.
    ``compared`` are the columns that it was compared with, ``before`` and ``after`` the times that were looked at;
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


@dataclass(frozen=True)
class Besides:
    """What is known of a measure besides the panel.

    ``randomised``: who was treated, or when, was drawn by lot; ``drawn_from``: columns that were in that lot too and
    had not begun before the end. ``season`` is the times in one cycle; ``shocks`` are rows at which something happened
    to everybody; ``mix`` (times, kinds) is what the treated's count is made of. ``left_out`` are cells that are known
    and that the caller left out on purpose: the data cover them.
    """

    randomised: bool = False
    drawn_from: tuple[int, ...] = ()
    season: int = 1
    shocks: tuple[int, ...] = ()
    mix: Array | None = None
    left_out: NDArray[np.bool_] | None = None


def effect(
    panel: Array,
    treated: Sequence[int],
    start: int | Sequence[int],
    *,
    end: int | None = None,
    ratio: bool | None = None,
    level: float = LEVEL,
    besides: Besides | None = None,
) -> Effect:
    """The mean effect on the ``treated`` columns of ``panel`` (times, units) from row ``start`` until before ``end``.

    ``start`` is one row, or one for each of the treated. ``ratio``: whether the effect is a share of what would have
    been; by default, where the panel allows it. Raises NotIdentified where nobody is left to compare with, or too
    little is known of the treated.
    """
    panel, besides = panel[:end], besides or Besides()
    starts = [start] * len(treated) if isinstance(start, int) else list(start)
    _must_be_known(panel, treated, starts)
    sides = sides_of(panel, treated, starts, ratio)
    made = estimate(sides.taken, sides.places, sides.begun, level)
    return _effect(panel, sides, made, besides, level)


def _must_have_times(starts: Sequence[int] | NDArray[np.int64], times: int) -> None:
    """Raises NotIdentified where nobody is treated, or too little comes before the first start, or nothing since."""
    if not len(starts) or min(starts) < LEAST or max(starts) >= times:
        raise NotIdentified(
            say(
                "This needs somebody with the measure, at least {least} periods before it began and one since. Import "
                "what came before, or wait.",
                least=LEAST,
            )
        )


def _must_be_known(panel: Array, treated: Sequence[int], starts: Sequence[int]) -> None:
    """Raises NotIdentified where there is nobody treated, or an effect would be told of times that nobody counted."""
    _must_have_times(starts, len(panel))
    for unit, start in zip(treated, starts, strict=True):
        known = np.isfinite(panel[:, unit])
        if known[:start].sum() < LEAST or known[start:].mean() < KNOWN_SINCE:
            raise NotIdentified(
                say("Too little is known of those with the measure, before or since it began. Import what is missing.")
            )


def _effect(panel: Array, sides: Sides, made: Estimate, besides: Besides, level: float) -> Effect:
    point, low, high = _said(made, sides.scale)
    before, findings = min(sides.begun), _findings(panel, sides, made, besides)
    return Effect(
        point=point,
        low=low,
        high=high,
        chance=made.chance,
        grade=graded(findings, besides.randomised, sides.controls > 0),
        ratio=sides.scale.ratio,
        treated=len(sides.begun),
        controls=sides.controls,
        before=before,
        after=len(sides.taken) - before,
        level=level,
        findings=findings,
        others=_others(sides),
        sentence=told(point, low, high, sides.scale),
        compared=tuple(sides.columns[len(sides.begun) :]),
        first=sides.first,
        course=_course(sides.taken, made, sides.scale),
        lot=_lot(sides, besides, level),
    )


def _said(made: Estimate, scale: Scale) -> tuple[float, float, float]:
    """Point, low and high as people read them; without a reach, all that there can be."""
    if not np.isfinite(made.reach):
        return scale.said(made.point), -1.0 if scale.ratio else -np.inf, np.inf
    return scale.said(made.point), scale.said(made.point - made.reach), scale.said(made.point + made.reach)


def _findings(panel: Array, sides: Sides, made: Estimate, besides: Besides) -> tuple[Finding, ...]:
    study = Study(
        raw=panel if besides.left_out is None else np.where(besides.left_out[: len(panel)], 0.0, panel),
        taken=sides.taken,
        treated=np.array(sides.places),
        start=min(sides.begun),
        known=made.cohorts[0].known,
        season=besides.season,
        shocks=besides.shocks,
        mix=None if besides.mix is None else besides.mix[: len(panel)],
        first=sides.first,
    )
    return tuple(check.look(study) for check in all_checks().values())


def _lot(sides: Sides, besides: Besides, level: float) -> Drawn | None:
    if not besides.randomised:
        return None
    others = [sides.columns.index(one) for one in besides.drawn_from if one in sides.columns]
    return drawn(sides.taken, sides.begun, others, sides.scale, level)


def estimate(taken: Array, treated: Sequence[int], start: int | Sequence[int], level: float = LEVEL) -> Estimate:
    """The same in the panel's own scale, without checks: for benchmarks and power."""
    starts = np.array([start] * len(treated) if isinstance(start, int) else start, dtype=np.int64)
    mask = np.isin(np.arange(taken.shape[1]), treated)
    _must_have_times(starts, len(taken))
    if mask.all():
        raise NotIdentified(
            say(
                "There is nobody to compare with: of nobody without the measure, enough is known before and since it "
                "began. Import those times of others."
            )
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


def graded(findings: Sequence[Finding], randomised: bool, compared: bool) -> Grade:
    """An experiment begins at A, a comparison at B, a series alone at D; each failed check costs a step."""
    begin = 0 if randomised else 1 if compared else 3
    failed = sum(finding.passed is False for finding in findings)
    return _LADDER[min(begin + failed, 3)]


def _others(sides: Sides) -> dict[str, float]:
    starts, said = np.full(sides.taken.shape[1], NEVER, dtype=np.int64), {}
    starts[sides.places] = sides.begun
    for name, design in all_designs().items():
        try:
            said[name] = sides.scale.said(design.estimate(sides.taken, starts))
        except CriterioError:
            continue
    return said


def _course(taken: Array, made: Estimate, scale: Scale) -> tuple[tuple[float, float], ...]:
    """What was seen of the treated, on average, and what would have been without, at each time."""
    units = [(cohort, unit) for cohort in made.cohorts for unit in cohort.units]
    gap = np.mean([cohort.known.course(taken, cohort.start, unit) for cohort, unit in units], axis=0)
    seen = taken[:, [unit for _, unit in units]].mean(axis=1)
    return tuple((scale.back(float(one)), scale.back(float(one - by))) for one, by in zip(seen, gap, strict=True))
