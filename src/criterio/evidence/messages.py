# SPDX-License-Identifier: EUPL-1.2
"""What offices write of citizens' messages, so that every room counts the same ones as answered or as waiting."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from criterio.evidence.load import Stated, rows

Meaning = Literal["answered", "set_aside", "asks_nothing"]
"""States that say that it was answered; states that need no answer any more; kinds that never asked for one."""


@dataclass(frozen=True, kw_only=True)
class Words(Stated):
    """What people write, in lower case, for one meaning."""

    meaning: Meaning
    words: tuple[str, ...]


@cache
def words_for(*meanings: Meaning) -> tuple[str, ...]:
    """Every word for any of these meanings, in lower case, each once."""
    wanted = [row.words for row in rows("messages", Words) if row.meaning in meanings]
    return tuple(dict.fromkeys(word for words in wanted for word in words))
