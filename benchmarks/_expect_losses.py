# SPDX-License-Identifier: EUPL-1.2
"""What stands above the tables of forecasts: on which panels Criterio loses, falls short, or holds too much or little.

It is read from the lines of the tables themselves, so that it says what they say whoever wrote them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

CRITERIO = "Criterio, pooled ratios"
TARGET = 0.88
BANDS = {"95 % range": (93.5, 96.5), "67 % range": (64.0, 70.0)}
"""Percent of what came that each range should hold."""
_RATIO = re.compile(r"Criterio / best (?:peer|simple forecast) \((.*)\), ([\w ]+): \*\*(\S+)\*\*")
_HELD = re.compile(r"([\d.]+)%")


@dataclass
class Panel:
    """What the table of a panel says of Criterio: its loss over that of others, and percents that its ranges held."""

    title: str
    ratios: list[tuple[float, str]] = field(default_factory=list)
    held: dict[str, float] = field(default_factory=dict)

    def losing(self) -> str:
        return _listed(f"{ratio:.3f} against {whom}" for ratio, whom in self.ratios if not ratio <= 1)

    def short(self) -> str:
        return _listed(f"{ratio:.3f} against {whom}" for ratio, whom in self.ratios if TARGET < ratio <= 1)

    def missing(self) -> str:
        return _listed(
            f"{name} holds {held:.1f} %, too {'wide' if held > BANDS[name][1] else 'narrow'}"
            for name, held in self.held.items()
            if not BANDS[name][0] <= held <= BANDS[name][1]
        )


def losses(lines: Sequence[str]) -> list[str]:
    """The note, from the lines of the tables of all panels; empty where no panel could be judged."""
    panels = [panel for panel in read(lines) if panel.ratios or panel.held]
    if not panels:
        return []
    wide, narrow = (f"{low:g} to {high:g} %" for low, high in BANDS.values())
    return [
        *_told("**Criterio loses** (loss over the other's above 1)", [(p.title, p.losing()) for p in panels]),
        *_told(f"**Short of the target** (above {TARGET})", [(p.title, p.short()) for p in panels]),
        *_told(
            f"**Coverage out of its band** (95 % range: {wide}; 67 % range: {narrow})",
            [(p.title, p.missing()) for p in panels],
        ),
    ]


def read(lines: Sequence[str]) -> Iterator[Panel]:
    """Each panel with what its lines say; what is not known is left out."""
    panel = None
    for line in lines:
        if line.startswith("### "):
            if panel:
                yield panel
            panel = Panel(line.removeprefix("### "))
        elif panel and line.startswith(f"| {CRITERIO} |"):
            cells = [_HELD.fullmatch(cell.strip()) for cell in line.strip("|").split("|")[3:5]]
            panel.held = {name: float(cell[1]) for name, cell in zip(BANDS, cells, strict=True) if cell}
        elif panel and (ratio := _RATIO.match(line)):
            panel.ratios.append((float(ratio[3]), f"{ratio[1]} ({ratio[2]})"))
    if panel:
        yield panel


def _told(what: str, panels: Sequence[tuple[str, str]]) -> list[str]:
    found = [f"- {title}: {said}" for title, said in panels if said]
    return [f"{what}:", "", *found, ""] if found else [f"{what}: on none of the {len(panels)} panels.", ""]


def _listed(said: Iterator[str]) -> str:
    return "; ".join(said)
