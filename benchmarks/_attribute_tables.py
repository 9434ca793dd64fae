# SPDX-License-Identifier: EUPL-1.2
"""The tables of ``benchmarks/attribute.py``: what each contender did, the ratios, and what was reached or missed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

ENOUGH = 20
"""Peers that got to fewer placebos are shown, but are not the measure of width or error."""


@dataclass(frozen=True)
class Ran:
    """``answers`` is (placebos, 3): point, low, high; None when the contender failed, and ``fault`` says how."""

    name: str
    answers: np.ndarray | None
    seconds: float
    fault: str
    quarters: np.ndarray

    @property
    def done(self) -> np.ndarray:
        return np.zeros((0, 3)) if self.answers is None else self.answers

    @property
    def missed(self) -> np.ndarray:
        return (self.done[:, 1] > 0) | (self.done[:, 2] < 0)

    @property
    def widths(self) -> np.ndarray:
        return self.done[:, 2] - self.done[:, 1]

    @cached_property
    def false(self) -> float:
        return float(self.missed.mean())

    @property
    def error(self) -> float:
        return float(np.sqrt(np.square(self.done[:, 0]).mean()))

    @property
    def smallest(self) -> float:
        """The effect that four times in five would be seen."""
        return float(np.quantile(self.widths / 2 - self.done[:, 0], 0.8))

    def row(self) -> str:
        if self.answers is None:
            return f"| {self.name} | failed: {self.fault} | | | | | | |"
        seen = (self.done[:, 1] + self.quarters[: len(self.done)] > 0).mean()
        return (
            f"| {self.name} | {len(self.done)} | {self.false:.1%} | {1 - self.false:.1%} | {self.widths.mean():.3f} "
            f"| {self.error:.4f} | {seen:.0%} | {self.seconds:.2f} |"
        )


HEAD = [
    "| | placebos | false positives | coverage | mean width | RMSE | power at +25 % | CPU s an effect |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
]


def told(ran: list[Ran], own: str, many: str) -> list[str]:
    """The table; the ratios on the placebos that both ran; and each aim, reached or missed."""
    mine = next(one for one in ran if one.name == own)
    more = next((one for one in ran if one.name == many), mine)
    others = [one for one in ran if one.name not in (own, many) and one.answers is not None]
    lines = [*HEAD, *(one.row() for one in ran), ""]
    if mine.answers is None:
        return [*lines, "**Criterio failed on this panel.**", ""]
    lines += [
        f"- Criterio / {one.name}, on the same {len(one.done)}: "
        f"width {_width(mine, one):.2f}, RMSE {_error(mine, one):.2f}"
        for one in others
    ]
    return [*lines, "", *_aims(mine, more, [one for one in others if len(one.done) >= ENOUGH]), ""]


def _width(own: Ran, other: Ran) -> float:
    return float(own.widths[: len(other.done)].mean() / other.widths.mean())


def _error(own: Ran, other: Ran) -> float:
    return float(np.sqrt(np.square(own.done[: len(other.done), 0]).mean()) / other.error)


def _aims(mine: Ran, more: Ran, others: list[Ran]) -> list[str]:
    aims = [
        (f"false positives 3–7 %: {more.false:.1%} of {len(more.done)}", 0.03 <= more.false <= 0.07),
        (f"coverage of 93 % or more: {1 - more.false:.1%}", more.false <= 0.07),
        (f"at most 0.3 CPU seconds an effect: {mine.seconds:.2f}", mine.seconds <= 0.3),
    ]
    honest = [one for one in others if one.false <= 0.07]
    if honest:
        narrow = max(honest, key=lambda one: _width(mine, one))
        ratio = _width(mine, narrow)
        aims.append((f"width at most 0.8 of the narrowest honest peer ({narrow.name}): {ratio:.2f}", ratio <= 0.8))
    if others:
        best = max(others, key=lambda one: _error(mine, one))
        ratio = _error(mine, best)
        aims.append((f"RMSE at most that of the best peer ({best.name}): {ratio:.2f}", ratio <= 1))
    return [f"- {'reached' if reached else '**missed**'}: {aim}" for aim, reached in aims]


def grouped(many: int, both: list[Ran]) -> list[str]:
    """Where many are treated at once: the smallest effect that would be seen."""
    own, other = both
    lines = [f"With {many} treated at once, {len(own.done)} groups:", "", *HEAD, *(one.row() for one in both), ""]
    if own.answers is None or other.answers is None:
        return lines
    ratio = own.smallest / other.smallest
    said = f"smallest effect seen four times in five at most 0.7 of that of {other.name}: {ratio:.2f}"
    return [*lines, f"- {'reached' if ratio <= 0.7 else '**missed**'}: {said}", ""]
