# SPDX-License-Identifier: EUPL-1.2
"""Objectives as they are held to: indicator, baseline, range and day, and what each still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from criterio.domain.administration import Administration, Objective
from criterio.domain.names import Stage
from criterio.domain.sentence import Sentence, say
from criterio.measure.all import all_metrics
from criterio.plan.observed import Observed

OUTPUTS = (Stage.INPUT, Stage.ACTIVITY, Stage.OUTPUT, Stage.OUT_TAKE)
"""What an office does and what people make of it at once; what changes for them comes after (AMEC)."""


@dataclass(frozen=True)
class Held:
    """``baseline``: of the indicator before anything is done, as somebody wrote it; ``now``: what the data say."""

    objective: Objective
    baseline: float | None
    now: Observed | None
    faults: tuple[Sentence, ...]


def held(
    administration: Administration, baselines: Mapping[str, float], now: Mapping[str, Observed]
) -> tuple[Held, ...]:
    """Every objective, in the order in which it is declared."""
    return tuple(
        Held(one, baselines.get(one.name), now.get(one.name), faults_of(one)) for one in administration.objectives
    )


def stops_at_outputs(indicator: str) -> bool:
    """Whether the indicator counts what is done or looked at, and not what changes for people."""
    metric = all_metrics().get(indicator)
    return metric is not None and metric.stage in OUTPUTS


def faults_of(objective: Objective) -> tuple[Sentence, ...]:
    """What it lacks before anybody can be held to it."""
    found = []
    if not objective.indicator:
        found.append(say("It has no indicator: nobody will see whether it was reached."))
    elif stops_at_outputs(objective.indicator):
        found.append(
            say("It stops at outputs: say what changes for people, such as calls, appointments or procedures.")
        )
    if objective.low is None or objective.high is None:
        found.append(say("It has no range: write down between which values you expect its indicator."))
    if objective.review_on is None:
        found.append(say("It has no day: set when it is reviewed."))
    return tuple(found)
