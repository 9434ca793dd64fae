# SPDX-License-Identifier: EUPL-1.2
"""A good practice made into the draft of an initiative: what its card knows, and nothing that only the unit can say."""

from collections.abc import Callable

from criterio.domain.administration import Initiative
from criterio.domain.sentence import Sentence
from criterio.evidence.practice import Practice

SPREAD = 1.5
"""The card's hours are those of others: here they may be so many times as many."""


def adapted(practice: Practice, tell: Callable[[Sentence], str]) -> Initiative:
    """The draft, in the words of who adapts it. What it is expected to bring, its owner and its heir stay unsaid."""
    hours = practice.hours_per_week + practice.hours_to_start / 52
    return Initiative(
        name=tell(practice.title),
        functions=practice.functions,
        hours_per_week=(practice.hours_per_week, round(SPREAD * hours, 2)),
        euros=(practice.euros, SPREAD * practice.euros),
        indicator=tell(practice.indicator),
    )
