# SPDX-License-Identifier: EUPL-1.2
"""What a reader must know before trusting the portfolio: how good it is, what was assumed, what did not limit it."""

from collections.abc import Sequence

from criterio.decide._criterion import Case
from criterio.decide.cases import HOURS_A_POST, HOURS_ATTENDING
from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence, say, say_many
from criterio.domain.verdict import Hindsight


def certificate(gap: float) -> Sentence:
    """How good the chosen portfolio is among all. ``gap``: the share by which another may be better, from 0 to 1."""
    if round(gap, 3) == 0:
        return say("No other portfolio is better: all of them were compared.")
    return say("Another portfolio could be better, by {share} % at most.", share=round(100 * gap, 1))


def at_worst(seen: Hindsight) -> Sentence:
    """What may be missed by choosing this portfolio, and whether any other risks less."""
    missed, least = round(seen.regret, 1), round(seen.least, 1)
    if least >= missed:
        return say(
            "If what nobody knows turned out as badly as it can for this portfolio, another would have brought "
            "{missed} points more. No portfolio risks less.",
            missed=missed,
        )
    return say(
        "If what nobody knows turned out as badly as it can for this portfolio, another would have brought "
        "{missed} points more. The one that risks least risks {least}.",
        missed=missed,
        least=least,
    )


def notes(administration: Administration, cases: Sequence[Case], weighted: bool) -> tuple[Sentence, ...]:
    """Most important first."""
    return (*_capacity(administration), *_assumed_hours(cases), *_weights(weighted), *_money(administration, cases))


def _capacity(administration: Administration) -> list[Sentence]:
    if not administration.has_hours:
        return [say("Nobody has said how many staff hours there are: hours did not limit the portfolio.")]
    return []


def _assumed_hours(cases: Sequence[Case]) -> list[Sentence]:
    guessed = [case for case in cases if not case.hours_declared and case.state.speaks]
    if not guessed:
        return []
    return [
        say_many(
            "The hours of {n} profile are assumed: {low} to {high} a post, and {least} to {most} a week to attend.",
            "The hours of {n} profiles are assumed: {low} to {high} a post, and {least} to {most} a week to attend.",
            len(guessed),
            low=HOURS_A_POST[0],
            high=HOURS_A_POST[1],
            least=HOURS_ATTENDING[0],
            most=HOURS_ATTENDING[1],
        )
    ]


def _weights(weighted: bool) -> list[Sentence]:
    if weighted:
        return []
    return [
        say("No objective is ranked: every aspect of public value weighs the same, and each was also counted double.")
    ]


def _money(administration: Administration, cases: Sequence[Case]) -> list[Sentence]:
    silent = sum(case.profile.euros_per_year is None for case in cases)
    if administration.euros_per_year is None or not silent:
        return []
    return [
        say_many(
            "The money of {n} profile is not known, and was not counted against the budget.",
            "The money of {n} profiles is not known, and was not counted against the budget.",
            silent,
        )
    ]
