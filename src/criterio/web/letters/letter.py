# SPDX-License-Identifier: EUPL-1.2
"""What a letter is: parts, each with a question or a name and lines that lead to a page."""

from dataclasses import dataclass

from criterio.domain.sentence import Sentence


@dataclass(frozen=True)
class Line:
    """``url``: the page where it stands, inside the house; empty: it leads nowhere."""

    told: Sentence
    url: str = ""


@dataclass(frozen=True)
class Part:
    """A part without lines is not told."""

    title: Sentence
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Letter:
    """The same for the mail, the page and the command."""

    title: Sentence
    parts: tuple[Part, ...]
