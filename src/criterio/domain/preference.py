# SPDX-License-Identifier: EUPL-1.2
"""What people say when they are asked which of two good things is worth more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf

from criterio.domain.names import Aspect


class Preferred(StrEnum):
    """What somebody can answer; *unsure* is an answer too, and narrows nothing."""

    FIRST = "first"
    SECOND = "second"
    SAME = "same"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Question:
    """Is one step of ``first`` worth more than ``times`` steps of ``second``: what is put to people."""

    first: Aspect
    second: Aspect
    times: float = 1.0

    @property
    def key(self) -> str:
        """A short text to store or to send in a form: ``service:social:2``."""
        return f"{self.first}:{self.second}:{self.times:g}"

    @classmethod
    def parse(cls, key: str) -> "Question":
        """The question behind its key. Raises ValueError when it is none."""
        one, other, many = key.split(":")
        first, second, times = Aspect(one), Aspect(other), float(many)
        if first is second or not 0 < times < inf:
            raise ValueError(key)
        return cls(first, second, times)


@dataclass(frozen=True)
class Answer:
    """What one person said to one question on one day."""

    question: Question
    preferred: Preferred
    who: str
    on: date
