# SPDX-License-Identifier: EUPL-1.2
"""What a command says: tables and sentences for people, or JSON for programs; never both."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table

from criterio.domain.sentence import Sentence
from criterio.language.reader import Reader
from criterio.report.data import told


class Output:
    """Standard output carries the answer, standard error the faults."""

    def __init__(self, reader: Reader, as_json: bool) -> None:
        self.reader, self.as_json = reader, as_json
        self._out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)

    def answer(self, value: Any) -> None:
        """The whole answer for programs; nothing for people, to whom it is told piece by piece."""
        if self.as_json:
            self._out.out(
                json.dumps(told(value, self.reader), ensure_ascii=False, indent=2, allow_nan=False), highlight=False
            )

    def tell(self, sentence: Sentence, style: str = "") -> None:
        """One line for people."""
        if not self.as_json:
            self._out.print(self.reader.text(sentence), style=style, markup=False)

    def fault(self, sentence: Sentence) -> None:
        """What went wrong and what to do, on standard error."""
        self.err.print(self.reader.text(sentence), style="red", markup=False)

    def table(self, title: Sentence, columns: Sequence[Sentence], rows: Sequence[Sequence[Any]]) -> None:
        """For people. Cells may be sentences, numbers, days, names, or None: not known."""
        if self.as_json or not rows:
            return
        table = Table(title=self.reader.text(title), title_justify="left", box=None, pad_edge=False)
        for number, column in enumerate(columns):
            table.add_column(self.reader.text(column), overflow="fold", justify=_justify(rows, number))
        for row in rows:
            table.add_row(*[_escaped(self._cell(cell)) for cell in row])
        self._out.print(table)

    def figure(self, metric: str) -> str:
        """What a figure is called; one of the administration's own files by its key, in words."""
        from criterio.measure.all import all_metrics  # help does not wait for the metrics

        known = all_metrics().get(metric)
        return self.reader.text(known.title) if known else self.reader.indicator(metric)

    def _cell(self, cell: Any) -> str:
        if cell is None:
            return "—"
        return self.reader.name(cell) if isinstance(cell, StrEnum) else self.reader.value(cell)


def _justify(rows: Sequence[Sequence[Any]], number: int) -> Any:
    numeric = all(isinstance(row[number], int | float | None) for row in rows)
    return "right" if numeric else "left"


def _escaped(text: str) -> str:
    return text.replace("[", "\\[")
