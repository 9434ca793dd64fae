# SPDX-License-Identifier: EUPL-1.2
"""How what was expected turned out, and where a target stands before it is accepted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from criterio.domain.sentence import Sentence, say
from criterio.expect.pace import pace_of
from criterio.expect.score import interval_score, is_disappointment, is_pleasant_surprise, pinball, pit
from criterio.store.ledger import Expectation

Outcomes = Mapping[tuple[str, str, date], float]
"""What came, by metric, subject and the day it was due; what is not there is not known."""

ByPace = Mapping[str, Outcomes]
"""Outcomes of weeks, days and months, by the name of their pace."""

ONE_IN_TWENTY = 0.05
MORE_POSTS = 1.5  # times as many posts: a target met so was met by volume
MORE_PAID = 0.1  # of the posts, paid in addition


@dataclass(frozen=True)
class Score:
    """One expectation on its date. An event has ``brier`` only; a range has all the others."""

    expectation: Expectation
    outcome: float
    pit: float | None = None
    crps: float | None = None
    interval: float | None = None
    brier: float | None = None

    @property
    def sentence(self) -> Sentence:
        """What a reader is told; after an extreme, that the next one will be nearer the middle whatever is done."""
        if self.pit is not None and is_disappointment(self.pit):
            return say("Disappointment: {outcome} came, lower than 19 in 20. {next}", outcome=self.outcome, next=BACK)
        if self.pit is not None and is_pleasant_surprise(self.pit):
            return say(
                "Pleasant surprise: {outcome} came, higher than 19 in 20. {next}", outcome=self.outcome, next=BACK
            )
        return (
            say("{outcome} came, within what was expected.", outcome=self.outcome)
            if self.brier is None
            else _event(self)
        )


BACK = say("The next one is usually nearer the middle, whatever is done: wait before you credit or blame anybody.")


@dataclass(frozen=True)
class Placement:
    """How likely a target is without doing anything, and that in words."""

    probability: float
    sentence: Sentence


@dataclass(frozen=True)
class Effort:
    """What stood behind an indicator in one window. ``definition`` names what the platform counted.

    ``each``: interactions of one of its posts, on average; None where they are not known.
    """

    posts: int
    each: float | None
    paid_posts: int = 0
    definition: str = ""


def scored(expectations: Iterable[Expectation], came: ByPace) -> list[Score]:
    """Scores of what is due and known. What was written after its date, or replaced before it, does not count."""
    in_time = [one for one in expectations if one.written_at.date() < one.due]
    replaced = {one.replaces for one in in_time}
    found = []
    for one in in_time:
        outcome = came.get(pace_of(one.days).name, {}).get((one.metric, one.subject, one.due))
        if one.number not in replaced and outcome is not None:
            found.append(score(one, outcome))
    return found


def score(expectation: Expectation, outcome: float) -> Score:
    """Brier for an event; PIT, CRPS (twice the mean pinball loss) and interval score for a range."""
    levels, quantiles = expectation.levels, np.asarray(expectation.quantiles)
    if len(levels) == 1:
        return Score(expectation, outcome, brier=((1 - levels[0]) - (outcome >= quantiles[0])) ** 2)
    truth = np.asarray(outcome)
    wide = np.array([quantiles[0], quantiles[-1]])
    ends = (levels[0], levels[-1])
    return Score(
        expectation,
        outcome,
        pit=pit(expectation.quantiles, outcome, levels),
        crps=2 * float(pinball(quantiles, truth, levels).mean()),
        interval=float(interval_score(wide, truth, ends, ends[1] - ends[0])),
    )


def placed(target: float, quantiles: Sequence[float], levels: Sequence[float]) -> Placement:
    """Where a target to be reached stands on the baseline, so that nobody promises what comes by itself."""
    probability = 1 - pit(quantiles, target, levels)
    if probability >= 0.5:
        return Placement(probability, say("Doing nothing already covers it: ask for more, or for something else."))
    if probability < ONE_IN_TWENTY:
        return Placement(probability, say("Without doing anything, fewer than one in twenty: ambitious. Say how."))
    odds = round(probability * 20)
    return Placement(probability, say("Without doing anything, {n} in twenty would reach it.", n=max(1, odds)))


def gaming(before: Effort, after: Effort) -> list[Sentence]:
    """Ways in which a target may have been met without the service being any better, each with the figures."""
    found = []
    if before.definition != after.definition:
        found.append(
            say(
                "The platform counted {before} then and {after} now: the two cannot be compared.",
                before=before.definition,
                after=after.definition,
            )
        )
    if after.posts >= MORE_POSTS * before.posts > 0 and _gets_no_more(before.each, after.each):
        found.append(
            say(
                "Met by volume: {after} posts instead of {before}, each with no more.",
                after=after.posts,
                before=before.posts,
            )
        )
    if _paid(after) - _paid(before) >= MORE_PAID:
        found.append(say("Met by paid reach: {n} paid posts. Judge it without them.", n=after.paid_posts))
    return found


def _event(one: Score) -> Sentence:
    happened = one.outcome >= one.expectation.quantiles[0]
    chance = 1 - one.expectation.levels[0]
    if happened:
        return say("It happened; its probability had been put at {chance}.", chance=chance)
    return say("It did not happen; its probability had been put at {chance}.", chance=chance)


def _gets_no_more(before: float | None, after: float | None) -> bool:
    return before is not None and after is not None and after <= before


def _paid(effort: Effort) -> float:
    return effort.paid_posts / max(effort.posts, 1)
