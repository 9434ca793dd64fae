# SPDX-License-Identifier: EUPL-1.2
"""Every way Criterio says no, and how to recover from each.

CriterioError
├── SettingsError     the machine or administration.toml is not as it must be: mend it and start again
├── UnknownName       a name that nobody declared: the message lists the known ones
├── BadInput          a file, row, column and value that could not be understood: mend that cell
├── RuleBroken        a rule of the house forbids it: the message names the rule
└── NotIdentified     the data cannot tell, and no better method would: says what would
"""

from criterio.domain.sentence import Sentence


class CriterioError(Exception):
    """What happened, why, and what to do next, as a sentence that can be said in any language."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class SettingsError(CriterioError):
    """Several faults are told at once: the sentence joins them."""


class UnknownName(CriterioError):
    """A metric, profile, network, unit … that does not exist."""


class BadInput(CriterioError):
    """Input that cannot be used. ``row`` counts from 1 as a spreadsheet does; None where it does not apply.

    ``asks`` names what the person must add for the same file to be usable: profile, date_order or as_of.
    """

    def __init__(
        self,
        sentence: Sentence,
        *,
        file: str = "",
        row: int | None = None,
        column: str = "",
        value: str = "",
        asks: str = "",
    ) -> None:
        super().__init__(sentence)
        self.file, self.row, self.column, self.value, self.asks = file, row, column, value, asks


class RuleBroken(CriterioError):
    """A rule of the house forbids it."""


class NotIdentified(CriterioError):
    """The data cannot tell."""
