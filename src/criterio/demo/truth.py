# SPDX-License-Identifier: EUPL-1.2
"""What is true of the demo's town, and how what Criterio said compares with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from criterio.decide.initiatives import subject
from criterio.demo.contagion import INDICATOR
from criterio.demo.forecasters import Forecaster
from criterio.demo.outcomes import Effect
from criterio.demo.simulate import VIRAL
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.names import State
from criterio.domain.sentence import Sentence, listing, say, say_many
from criterio.domain.verdict import Mode
from criterio.language.names import english
from criterio.plan._plan import Appendix, Plan
from criterio.spread.run import Contagion
from criterio.store.ledger import Expectation


@dataclass(frozen=True)
class Planted:
    """A profile with a part to play. ``good`` are the verdicts that do it justice, the best first."""

    subject: str
    part: str
    state: State
    good: tuple[Mode, ...]
    into: str = ""


@dataclass(frozen=True)
class Expected:
    """The true distribution of the interactions of one coming week; quantiles at ``domain.forecast.QUANTILES``."""

    week: date
    mean: float
    quantiles: tuple[float, ...]


@dataclass(frozen=True)
class Break:
    """A count that changed its definition: from ``day`` on the file says ``after``; the old was ``ratio`` of it."""

    subject: str
    before: str
    after: str
    day: date
    ratio: float


@dataclass(frozen=True)
class Truth:
    """Everything that the model knew and Criterio had to find out. Levels are interactions a post."""

    seed: int
    end: date
    scale: int
    levels: dict[str, float]
    unit_effects: dict[str, float]
    expected: dict[str, tuple[Expected, ...]]
    planted: tuple[Planted, ...]
    effects: tuple[Effect, ...]
    breaks: tuple[Break, ...]
    refused_rows: dict[str, int]
    damaged_ids: tuple[str, ...]
    failed_reads: tuple[str, ...]
    wave: tuple[str, ...]
    adopted: dict[str, date]
    links: tuple[tuple[str, str], ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    renamed: dict[str, str]
    newly_covered_units: tuple[str, ...]
    forecasters: tuple[Forecaster, ...]
    foretold: tuple[Expectation, ...]
    tried: tuple[str, ...] = ()  # initiatives that may bring much or do harm: a pilot does them justice
    viral: str = VIRAL
    practice: str = INDICATOR
    added: float = 0.0  # to the monthly chance of a unit, by all its linked units with good results; 0: no contagion


TRUTH = "truth.json"
"""The file, beside the declaration, that says that a workspace is a demo and what is true of it."""

_ADAPTER = TypeAdapter(Truth)


def save(truth: Truth, path: Path) -> None:
    """Writes the truth as JSON."""
    path.write_bytes(_ADAPTER.dump_json(truth, indent=1) + b"\n")


def load(path: Path) -> Truth:
    """The truth that ``save`` wrote."""
    return _ADAPTER.validate_json(path.read_bytes())


def compare(plan: Plan, truth: Truth, contagions: Sequence[Contagion] = ()) -> Appendix:
    """What Criterio said beside what is true: planted profiles one by one, pilots, the forecasts, then contagion."""
    verdicts = [row for planted in truth.planted for row in _verdict_row(plan, planted)]
    tried = [row for name in truth.tried for row in _tried_row(plan, name)]
    right = sum(bool(row[-1]) for row in verdicts)
    return Appendix(
        title=say("What Criterio said, and what was true"),
        intro=say(
            "This town is invented, so the truth is known. Criterio saw only its files. It was right in {right} of "
            "{all} checks of planted profiles.",
            right=right,
            all=len(verdicts),
        ),
        columns=(say("What was hidden"), say("Where"), say("What is true"), say("What Criterio said"), say("Right")),
        rows=(
            *((*row[:-1], say("yes") if row[-1] else say("no")) for row in (*verdicts, *tried)),
            _portfolio_row(plan, [*verdicts, *tried]),
            *_forecast_rows(plan, truth),
            *(_contagion_row(one, truth) for one in contagions if one.practice == truth.practice),
        ),
    )


def coverage(plan: Plan, truth: Truth, low: int, high: int) -> tuple[int, int, float]:
    """Forecasts compared, how many ranges hold the true mean, and the mean true probability of the ranges."""
    pairs = list(_paired(plan, truth))
    holding = sum(f.quantiles[low] <= e.mean <= f.quantiles[high] for f, e in pairs)
    chances = [_chance_between(e, f.quantiles[low], f.quantiles[high]) for f, e in pairs]
    return len(pairs), holding, float(np.mean(chances)) if chances else float("nan")


def _verdict_row(plan: Plan, planted: Planted) -> list[tuple[object, ...]]:
    verdict = plan.verdict(planted.subject)
    if verdict is None or not planted.good:
        return []
    fits = verdict.mode in planted.good and (verdict.mode is not Mode.MERGE or planted.into in ("", verdict.into))
    rows: list[tuple[object, ...]] = [
        (
            part_name(planted.part),
            planted.subject,
            listing([english(mode) for mode in planted.good]),
            english(verdict.mode),
            fits,
        )
    ]
    said = {str(standing.profile.key): standing.state for standing in plan.standings}.get(planted.subject)
    if planted.state in (State.DORMANT, State.ZOMBIE) and said is not None:
        rows.append((say("State"), planted.subject, english(planted.state), english(said), said is planted.state))
    return rows


def _tried_row(plan: Plan, name: str) -> list[tuple[object, ...]]:
    verdict = plan.verdict(subject(name))
    if verdict is None:
        return []
    told = say("It may bring much or do harm, and nobody has tried it")
    return [(told, name, english(Mode.PILOT), english(verdict.mode), verdict.mode is Mode.PILOT)]


def _portfolio_row(plan: Plan, verdicts: list[tuple[object, ...]]) -> tuple[object, ...]:
    """All of it at once: a portfolio is right only where every part of it is, and nobody is left without a channel."""
    portfolio = plan.portfolio
    right = sum(bool(row[-1]) for row in verdicts)
    is_within = portfolio.hours_capacity is None or portfolio.hours <= portfolio.hours_capacity
    is_best = right == len(verdicts) and not portfolio.uncovered and is_within
    return (
        say("The best portfolio"),
        say("all profiles"),
        say("Every hidden thing seen, nothing that must be covered left alone, within the hours"),
        say(
            "{right} of {all} seen, {left} left alone, {hours} hours a week",
            right=right,
            all=len(verdicts),
            left=len(portfolio.uncovered),
            hours=round(portfolio.hours, 1),
        ),
        say("yes") if is_best else say("no"),
    )


def _forecast_rows(plan: Plan, truth: Truth) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for share, low, high in ((0.95, "0.025", "0.975"), (0.67, "0.165", "0.835"), (0.5, "0.25", "0.75")):
        ends = QUANTILES.index(float(low)), QUANTILES.index(float(high))
        n, holding, chance = coverage(plan, truth, *ends)
        if n:
            rows.append(
                (
                    say_many("Range of one coming week", "Ranges of {n} coming weeks", n),
                    say("all profiles"),
                    say("Each must hold what comes with probability {share}", share=share),
                    say(
                        "They hold it with probability {chance}; {holding} of {n} hold the true mean",
                        chance=round(chance, 3),
                        holding=holding,
                        n=n,
                    ),
                    say("yes") if abs(chance - share) <= 0.1 else say("no"),
                )
            )
    return rows


def _contagion_row(one: Contagion, truth: Truth) -> tuple[object, ...]:
    """Recovered when its range holds what was planted; refused when nothing was."""
    if truth.added:
        right = one.added is not None and one.added.low <= truth.added <= one.added.high
        told = say(
            "Linked units with good results add {added} in 100 to the monthly chance", added=round(100 * truth.added)
        )
    else:
        right, told = one.added is None, say("One order moved most units at once; nobody infected anybody")
    return say("How a practice spreads"), one.title, told, one.sentence, say("yes") if right else say("no")


def _paired(plan: Plan, truth: Truth) -> list[tuple[Forecast, Expected]]:
    """Left out: failed reads, of which the files tell nothing, and silent profiles, where zero is no merit."""
    weeks = {(subject, e.week): e for subject, weeks in truth.expected.items() for e in weeks if e.mean}
    return [
        (forecast, weeks[forecast.subject, forecast.week])
        for forecast in plan.forecasts
        if forecast.metric == "interactions"
        and (forecast.subject, forecast.week) in weeks
        and forecast.subject not in truth.failed_reads
    ]


def _chance_between(expected: Expected, low: float, high: float) -> float:
    """Probability that the truth gives between two values: straight lines between its quantiles."""
    points, levels = np.maximum.accumulate(expected.quantiles), np.array(QUANTILES)
    below = np.interp(low, points, levels, left=0.0, right=1.0) if low > points[0] else 0.0
    above = 1.0 - float(np.max(levels[points <= high], initial=0.0)) if high < points[-1] else 0.0
    if points[0] < high < points[-1]:
        above = 1.0 - float(max(np.interp(high, points, levels), np.max(levels[points <= high], initial=0.0)))
    return float(max(0.0, 1.0 - below - above))


def part_name(part: str) -> Sentence:
    """The part in words."""
    names = {
        "duplicate": say("Repeats another profile"),
        "zombie": say("Unattended: people write and nobody answers"),
        "dormant": say("Dormant: nothing published for long"),
        "jewel": say("Small, with great return"),
        "volume": say("Much published, no return"),
        "orphan": say("Nobody is responsible"),
        "emergency": say("Emergencies: must stay"),
        "coofficial": say("The only one of its kind in Valencian"),
        "failed_read": say("The file came full of zeros"),
        "short": say("Five weeks old"),
        "metric_rename": say("A count changed its meaning"),
        "damaged_id": say("Identifiers rounded by a spreadsheet"),
        "refused_rows": say("A file with broken rows"),
        "wave": say("Opened in a wave of openings"),
        "steady": say("Nothing hidden"),
    }
    return names[part]
