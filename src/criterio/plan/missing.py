# SPDX-License-Identifier: EUPL-1.2
"""What could be told if it were given: never invented, always asked for with its reason."""

from collections.abc import Sequence

from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure
from criterio.domain.sentence import Sentence, say, say_many
from criterio.plan._plan import Counts


def missing(
    administration: Administration, counts: Counts, figures: Sequence[Figure], has_results: bool
) -> tuple[Sentence, ...]:
    """Most useful first. ``has_results``: files count appointments, calls … of the house."""
    return (*_declared(administration), *_registered(counts), *_measured(figures, has_results))


def _declared(administration: Administration) -> list[Sentence]:
    asked = (
        (administration.mission, say("Your mission: whether each profile serves it.")),
        (administration.objectives, say("Your objectives, in order: which bets matter most, and how firmly.")),
        (administration.has_hours, say("Staff hours a week: what fits in them, and what does not.")),
        (administration.must_cover, say("What must never be left without a channel: it would be kept at any cost.")),
        (administration.population, say("Your population: what share of it you reach, and who is comparable.")),
        (administration.euros_per_hour, say("The cost of an hour: what each result costs.")),
        (administration.call_cost, say("The cost of a call: what each answer saves.")),
        (administration.initiatives, say("What you would like to start: whether it is worth it, and how to try it.")),
        (administration.inaugurations, say("When each government took office: how far political support still goes.")),
    )
    return [sentence for given, sentence in asked if not given]


def _registered(counts: Counts) -> list[Sentence]:
    found = []
    if counts.without_purpose:
        found.append(
            say_many(
                "What {n} profile is for: whether its network can serve it, and what to use if it cannot.",
                "What {n} profiles are for: whether their network can serve it, and what to use if it cannot.",
                counts.without_purpose,
            )
        )
    if counts.without_owner:
        found.append(
            say_many(
                "Who owns {n} profile: who answers for it when people or governments change.",
                "Who owns {n} profiles: who answers for them when people or governments change.",
                counts.without_owner,
            )
        )
    return found


def _measured(figures: Sequence[Figure], has_results: bool) -> list[Sentence]:
    known = {figure.metric for figure in figures if figure.value is not None}
    known |= {"cost_per_outcome"} if has_results else set()
    asked = (
        ("answered_rate", say("Citizens' messages: how many are answered, and how soon.")),
        ("cost_per_outcome", say("Results (appointments, calls, procedures): what the presence returns.")),
        ("followers", say("Followers over time: how many people each profile reaches.")),
        ("accessible_share", say("Which images and videos carry a description: whether everybody can perceive them.")),
    )
    return [sentence for metric, sentence in asked if metric not in known]
