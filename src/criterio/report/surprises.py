# SPDX-License-Identifier: EUPL-1.2
"""Surprises and expectations as people are told them: who, what, and between which values."""

from criterio.domain.forecast import Forecast
from criterio.domain.sentence import Sentence, say
from criterio.expect.pace import DAYS, MONTHS, pace_of
from criterio.expect.surprises import Surprise
from criterio.language import Reader
from criterio.report.page import figure_name
from criterio.report.subjects import called
from criterio.store.ledger import Expectation


def surprise(one: Surprise, reader: Reader) -> Sentence:
    """One plain sentence: what came, and what was likely."""
    by_day = one.forecast.days == 1
    told = {
        "who": called(one.forecast.subject),
        "day": reader.date(one.forecast.week, "full"),
        "what": figure_name(one.forecast.metric, reader, pace_of(one.forecast.days).name),
        "outcome": one.outcome,
        "usual": reader.range(one.forecast.quantiles[1], one.forecast.quantiles[-2]),
    }
    if by_day and one.is_pleasant:
        return say("{who}, {day}: {outcome} {what}, more than the {usual} that were likely.", **told)
    if by_day:
        return say("{who}, {day}: {outcome} {what}, fewer than the {usual} that were likely.", **told)
    if one.is_pleasant:
        return say("{who}: {outcome} {what}, more than the {usual} that were likely.", **told)
    return say("{who}: {outcome} {what}, fewer than the {usual} that were likely.", **told)


def when(one: Expectation | Forecast, reader: Reader) -> Sentence | str:
    """The week, the day or the month that something is expected of."""
    pace = pace_of(one.days)
    if pace is DAYS:
        return reader.date(one.due, "full")
    if pace is MONTHS:
        return reader.month(one.due)
    return say("the week that ends on {day}", day=one.due)


def expectation(one: Expectation, reader: Reader) -> Sentence:
    """The range that was written, or the event."""
    if len(one.levels) == 1:
        chance = reader.percent(1 - one.levels[0])
        return say("{value} or more, with a probability of {chance}", value=one.quantiles[0], chance=chance)
    middle = one.quantiles[len(one.quantiles) // 2]
    return say("{range}, most likely {middle}", range=reader.range(one.quantiles[0], one.quantiles[-1]), middle=middle)
