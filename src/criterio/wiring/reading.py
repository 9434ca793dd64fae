# SPDX-License-Identifier: EUPL-1.2
"""Everything that the pages show, worked out once after each change of the data and kept on disk."""

import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np

import criterio
from criterio.decide.items import Problem
from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure
from criterio.domain.forecast import Forecast, by_figure
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.verdict import Verdict
from criterio.expect.pace import DAYS, MONTHS, WEEKS, Pace
from criterio.expect.run import AHEAD
from criterio.measure.all import chosen
from criterio.measure.peers import Groups
from criterio.measure.run import By
from criterio.measure.trends import Trends
from criterio.plan._plan import Plan
from criterio.plan.observed import Observed
from criterio.plan.reality import Quarter
from criterio.register.overlap import Overlap, Shared
from criterio.register.states import Standing
from criterio.spread.run import Contagion
from criterio.wiring.expected import Expected
from criterio.wiring.naming import named
from criterio.wiring.returned import Returns

FOLDER, FILE = "derived", "reading.pickle"

Coming = Mapping[tuple[str, str], tuple[Forecast, ...]]
"""By metric and subject, the nearest period first."""

_ROOMS = (
    *("domain", "evidence", "store", "measure", "register", "expect", "attribute", "spread", "decide", "plan"),
    *("demo", "wiring"),
)


@dataclass(frozen=True)
class Reading:
    """``mark`` names the data that it stands on; ``on`` is the newest day that they speak of.

    ``pilots``: by number, what the data say of the indicator of each that runs. ``newest_due``: the number of the
    newest expectation that was due before ``on``.
    """

    made_at: datetime
    mark: str
    plan: Plan
    figures: Mapping[By, tuple[Figure, ...]]
    trends: Trends
    problem: Problem
    overlaps: tuple[Overlap, ...]
    shared: tuple[Shared, ...]
    duplicates: tuple[tuple[ProfileKey, ProfileKey], ...]
    quarters: tuple[Quarter, ...]
    pilots: Mapping[int, Observed]
    peers: Groups
    contagions: tuple[Contagion, ...]
    expected: Expected
    newest_due: int
    returns: Returns

    @property
    def on(self) -> date:
        return self.plan.on

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """By profile key."""
        return {str(one.profile.key): one for one in self.plan.standings}

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """By subject."""
        return {verdict.subject: verdict for verdict in self.plan.portfolio.verdicts}

    @cached_property
    def figures_of(self) -> dict[str, dict[str, Figure]]:
        """By subject, then by metric."""
        found: dict[str, dict[str, Figure]] = defaultdict(dict)
        for figures in self.figures.values():
            for figure in figures:
                found[figure.subject][figure.metric] = figure
        return dict(found)

    def stands_on(self, administration: Administration, known: Iterable[Profile]) -> bool:
        """Whether it was worked out of these.

        Who answers for a profile, and a list of ties beside the declaration, change without a mark.
        """
        return (self.plan.administration, {one.profile for one in self.plan.standings}) == (administration, set(known))

    def looks_ahead(self, periods: int, pace: Pace) -> list[Forecast] | None:
        """What is to come, as ``expect`` gives it; None where so many periods are not those that it holds."""
        if periods != AHEAD[pace]:
            return None
        return [one for figure in self.coming(pace).values() for one in figure]

    def coming(self, pace: Pace) -> Coming:
        """What is likely of every figure, as far ahead as is shown."""
        return {WEEKS: self.forecasts, DAYS: self.expected.days, MONTHS: self.expected.months}[pace]

    def measured(self, by: By, metrics: Sequence[str] | None) -> list[Figure]:
        """As ``measure`` gives them. Raises UnknownName when a metric does not exist."""
        known = {(figure.subject, figure.metric): figure for figure in self.figures[by]}
        subjects = dict.fromkeys(subject for subject, _ in known)
        return [known[subject, metric.name] for subject in subjects for metric in chosen(metrics)]

    @cached_property
    def names(self) -> dict[str, str]:
        """What profiles are called, by key."""
        return named(standing.profile for standing in self.plan.standings)

    @cached_property
    def forecasts(self) -> Coming:
        """By metric and subject, the nearest week first."""
        return by_figure(self.plan.forecasts)


def keep(reading: Reading, root: Path) -> None:
    """Whole or not at all; readable by the folder's owner only."""
    folder = root / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    draft = folder / f"{FILE}.draft"
    draft.touch(mode=0o600)
    draft.write_bytes(_shape() + pickle.dumps(reading, protocol=pickle.HIGHEST_PROTOCOL))
    draft.replace(folder / FILE)


def kept(root: Path) -> Reading | None:
    """The newest; None when there is none, or another Criterio, Python or numpy left it."""
    shape = _shape()
    try:
        said = (root / FOLDER / FILE).read_bytes()
        reading = pickle.loads(said[len(shape) :]) if said.startswith(shape) else None  # noqa: S301  # our own file, in the owner's own folder
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return reading if isinstance(reading, Reading) else None


@cache
def _shape() -> bytes:
    """Names what a reading was worked out with, by its sources: another Criterio would say something else.

    Another Python or numpy might not even read it.
    """
    package = Path(criterio.__file__).parent
    sources = sorted(path for room in _ROOMS for kind in ("*.py", "*.toml") for path in (package / room).rglob(kind))
    under = f"{sys.version} {np.__version__}".encode()
    return sha256(b"".join([under, *(path.read_bytes() for path in sources)])).digest()


def written_at(root: Path) -> int:
    """Tells one file from the next that takes its place; zero when there is none."""
    try:
        return (root / FOLDER / FILE).stat().st_mtime_ns
    except OSError:
        return 0
