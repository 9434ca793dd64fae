# SPDX-License-Identifier: EUPL-1.2
"""What profiles are for: one name for each function however it was written, and how it is said to people."""

from functools import cache

from criterio.domain.errors import UnknownName
from criterio.domain.sentence import Sentence, say
from criterio.evidence.knowledge import function_named


@cache
def canonical(written: str) -> str:
    """The house's name of a function; one that the house does not know keeps its own."""
    try:
        return function_named(written).name
    except UnknownName:
        return written.strip().casefold()


def titled(written: str) -> Sentence:
    """A function as people read it."""
    try:
        title = function_named(written).title
        return Sentence(title["en"], said=title)
    except UnknownName:
        return say("“{function}”", function=written)
