# SPDX-License-Identifier: EUPL-1.2
"""A plan put in the order in which it is told, cut to what a person can read: the data files hold the rest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from criterio.domain.estimate import Figure
from criterio.domain.forecast import Forecast, by_figure
from criterio.domain.names import Absence, State
from criterio.domain.verdict import Mode, Verdict
from criterio.measure._metric import Metric
from criterio.measure.all import all_metrics
from criterio.plan._plan import Plan
from criterio.register.states import Standing
from criterio.report.subjects import rank

MOST_LINES = 300
"""Lines of one table, and verdicts of one kind."""

MOST_SUBJECTS = 60
"""Subjects whose figures are told one by one."""

MOST_FANS = 9
MOST_RANGES = 12
CHARTED = ("engagement_e", "size_adjusted_interactions", "answered_rate")
"""Figures drawn side by side, where two subjects or more have them."""

MODES = (
    Mode.CLOSE,
    Mode.MERGE,
    Mode.HAND_OVER,
    Mode.HIBERNATE,
    Mode.STRENGTHEN,
    Mode.KEEP,
    Mode.FULL,
    Mode.PILOT,
    Mode.LATER,
    Mode.NO,
)
"""What changes most comes first: closing before keeping."""


@dataclass(frozen=True)
class Diagnosed:
    """The figures of one subject: those that are known, and by reason the metrics that are not."""

    subject: str
    known: tuple[Figure, ...]
    absent: dict[Absence, tuple[str, ...]]


@dataclass(frozen=True)
class Outlook:
    """The coming weeks of one figure of one subject, the first week first."""

    metric: str
    subject: str
    weeks: tuple[Forecast, ...]


@dataclass(frozen=True)
class Outline:
    """What the document says, section by section."""

    plan: Plan

    @cached_property
    def states(self) -> tuple[State, ...]:
        return tuple(state for state in State if self.plan.counts.by_state.get(state))

    @cached_property
    def networks(self) -> tuple[tuple[str, dict[State, int]], ...]:
        """For each network how many profiles are in each state, the network with most profiles first."""
        found: dict[str, dict[State, int]] = defaultdict(lambda: defaultdict(int))
        for standing in self.plan.standings:
            found[standing.profile.key.network][standing.state] += 1
        return tuple(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))

    @cached_property
    def units(self) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
        """Profiles by unit; those of which no unit is known come last."""
        found: dict[str, list[Standing]] = defaultdict(list)
        for standing in self.plan.standings:
            found[standing.profile.unit].append(standing)
        return tuple((unit, tuple(found[unit])) for unit in sorted(found, key=lambda unit: (not unit, unit)))

    @cached_property
    def standing(self) -> dict[str, Standing]:
        return {str(standing.profile.key): standing for standing in self.plan.standings}

    @cached_property
    def verdicts(self) -> tuple[tuple[Mode, tuple[Verdict, ...]], ...]:
        found: dict[Mode, list[Verdict]] = defaultdict(list)
        for verdict in self.plan.portfolio.verdicts:
            found[verdict.mode].append(verdict)
        return tuple((mode, tuple(found[mode])) for mode in MODES if mode in found)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics of which something is told, in the order in which they are measured."""
        told = {figure.metric for figure in self.plan.figures}
        return tuple(metric for metric in all_metrics().values() if metric.name in told)

    @cached_property
    def diagnosis(self) -> tuple[Diagnosed, ...]:
        """Subjects from the whole to the parts, and among equals those with most data behind first."""
        by_subject: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.plan.figures:
            by_subject[figure.subject].append(figure)
        told = [_diagnosed(subject, figures) for subject, figures in by_subject.items()]
        return tuple(
            sorted(
                (each for each in told if each.known),
                key=lambda each: (rank(each.subject), -max(figure.n for figure in each.known)),
            )
        )

    @cached_property
    def silent(self) -> int:
        """How many subjects have no known figure at all."""
        return len({figure.subject for figure in self.plan.figures}) - len(self.diagnosis)

    @cached_property
    def charted(self) -> tuple[tuple[Metric, tuple[Figure, ...]], ...]:
        """For each charted metric its profiles with most posts behind, the highest value first."""
        found = []
        for name in CHARTED:
            figures = [
                f for f in self.plan.figures if f.metric == name and f.value is not None and rank(f.subject) == 3
            ]
            best = sorted(figures, key=lambda figure: -figure.n)[:MOST_RANGES]
            if len(best) > 1 and name in all_metrics():
                found.append((all_metrics()[name], tuple(sorted(best, key=lambda figure: -(figure.value or 0)))))
        return tuple(found)

    @cached_property
    def outlooks(self) -> tuple[Outlook, ...]:
        """From the whole to the parts, and among equals those from which most is expected first."""
        told = [Outlook(metric, subject, weeks) for (metric, subject), weeks in by_figure(self.plan.forecasts).items()]
        return tuple(
            sorted(told, key=lambda it: (rank(it.subject), it.metric != "interactions", -_middle(it.weeks[0])))
        )

    @cached_property
    def fans(self) -> tuple[Outlook, ...]:
        """What is drawn: everything about the whole, and then the interactions of the units and profiles with most."""
        drawn = [it for it in self.outlooks if rank(it.subject) == 0 or it.metric == "interactions"]
        return tuple(drawn[:MOST_FANS])


def _diagnosed(subject: str, figures: Iterable[Figure]) -> Diagnosed:
    known: list[Figure] = []
    absent: dict[Absence, list[str]] = defaultdict(list)
    for figure in figures:
        if figure.absent is None:
            known.append(figure)
        else:
            absent[figure.absent].append(figure.metric)
    return Diagnosed(subject, tuple(known), {reason: tuple(names) for reason, names in absent.items()})


def _middle(forecast: Forecast) -> float:
    return forecast.quantiles[len(forecast.quantiles) // 2]
