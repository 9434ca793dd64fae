# SPDX-License-Identifier: EUPL-1.2
"""Everything that the pages show, worked out once after each change of the data and kept on disk."""

import pickle
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from criterio import __version__
from criterio.decide.items import Problem
from criterio.domain.estimate import Figure
from criterio.domain.forecast import Forecast
from criterio.domain.profile import ProfileKey
from criterio.domain.verdict import Verdict
from criterio.measure.run import By
from criterio.measure.trends import Trends
from criterio.plan._plan import Plan
from criterio.plan.observed import Observed
from criterio.plan.reality import Quarter
from criterio.register.overlap import Overlap, Shared
from criterio.register.states import Standing

FOLDER, FILE = "derived", "reading.pickle"


@dataclass(frozen=True)
class Reading:
    """``mark`` names the data that it stands on; ``on`` is the newest day that they speak of.

    ``pilots``: by number, what the data say of the indicator of each that runs.
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

    @cached_property
    def forecasts(self) -> dict[tuple[str, str], tuple[Forecast, ...]]:
        """By metric and subject, the nearest week first."""
        found: dict[tuple[str, str], list[Forecast]] = defaultdict(list)
        for forecast in sorted(self.plan.forecasts, key=lambda one: one.week):
            found[forecast.metric, forecast.subject].append(forecast)
        return {key: tuple(weeks) for key, weeks in found.items()}


def keep(reading: Reading, root: Path) -> None:
    """Whole or not at all; readable by the folder's owner only."""
    folder = root / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    draft = folder / f"{FILE}.draft"
    draft.touch(mode=0o600)
    draft.write_bytes(pickle.dumps((__version__, reading), protocol=pickle.HIGHEST_PROTOCOL))
    draft.replace(folder / FILE)


def kept(root: Path) -> Reading | None:
    """The newest; None when there is none, or another version of Criterio left it."""
    path = root / FOLDER / FILE
    try:
        version, reading = pickle.loads(path.read_bytes())  # noqa: S301  # our own file, in the owner's own folder
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError, TypeError):
        return None
    return reading if version == __version__ and _is_whole(reading) else None


def _is_whole(reading: object) -> bool:
    """Whether it has everything that this code's readings have: between two versions their parts may change."""
    return isinstance(reading, Reading) and all(each.name in reading.__dict__ for each in fields(reading))


def written_at(root: Path) -> int:
    """Tells one file from the next that takes its place; zero when there is none."""
    try:
        return (root / FOLDER / FILE).stat().st_mtime_ns
    except OSError:
        return 0
