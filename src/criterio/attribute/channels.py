# SPDX-License-Identifier: EUPL-1.2
"""Which channel answers better, for the same questions? Shares as if every channel received the same subjects.

Easy questions come by some channels and hard ones by others: shares as they are compare the questions. Direct
standardisation (Breslow & Day 1987, chapter 2) gives each channel the subjects of all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from criterio.attribute._design import Array
from criterio.domain.administration import Administration
from criterio.domain.errors import NotIdentified
from criterio.domain.estimate import Range, Window
from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, say
from criterio.evidence.networks import display_name
from criterio.measure.tables import messages
from criterio.store.facts import Facts

FEWEST = 5
"""Questions on a subject that a channel needs, for the subject to be compared."""
DRAWS, LEVEL = 4000, 0.9


@dataclass(frozen=True)
class Channel:
    """A network that received ``questions``: its share as it is, and as if they had been those of all."""

    network: str
    questions: int
    plain: Range
    alike: Range


@dataclass(frozen=True)
class Comparison:
    """``covered`` is the share of all the questions whose subject comes by every channel; the best channel first."""

    channels: tuple[Channel, ...]
    subjects: tuple[str, ...]
    covered: float
    window: Window
    grade: Grade
    sentence: Sentence


def compare_channels(known: Facts, administration: Administration, window: Window) -> Comparison:
    """The share of questions that were answered. Raises NotIdentified where channels receive different subjects."""
    rows = messages(known, window, ZoneInfo(administration.time_zone))
    rows = rows.filter(rows.answerable, rows.subject.notnull(), rows.network.notnull())
    counted = rows.group_by("network", "subject").agg(n=rows.count(), answered=rows.answered.sum())
    return standardised(known.rows(counted), window)


def standardised(counts: Iterable[Mapping[str, Any]], window: Window) -> Comparison:
    """The same of counts: ``network``, ``subject``, ``n`` and ``answered``."""
    cells: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in counts:
        cells[row["network"]][row["subject"]] = int(row["answered"] or 0), int(row["n"])
    compared = {name: of for name, of in cells.items() if any(n >= FEWEST for _, n in of.values())}
    shared = [
        subject
        for subject in sorted({subject for of in compared.values() for subject in of})
        if all(of.get(subject, (0, 0))[1] >= FEWEST for of in compared.values())
    ]
    if len(compared) < 2 or not shared:
        raise NotIdentified(
            say("Channels cannot be compared: no subject comes by all of them often enough. Classify more questions.")
        )
    every = sum(n for of in cells.values() for _, n in of.values())
    mix = np.array([sum(of[subject][1] for of in compared.values()) for subject in shared], dtype=float)
    rng = np.random.default_rng(0)
    found = [_channel(name, of, shared, mix / mix.sum(), rng) for name, of in sorted(compared.items())]
    found.sort(key=lambda channel: -channel.alike.middle)
    return Comparison(tuple(found), tuple(shared), mix.sum() / every, window, Grade.D, _told(found[0], found[-1]))


def _channel(
    name: str, of: dict[str, tuple[int, int]], shared: list[str], mix: Array, rng: np.random.Generator
) -> Channel:
    draws = np.array([_share(*of[subject], rng) for subject in shared])
    answered, n = (sum(cell[place] for cell in of.values()) for place in (0, 1))
    return Channel(name, n, _range(_share(answered, n, rng)), _range(mix @ draws))


def _share(answered: int, n: int, rng: np.random.Generator) -> Array:
    return rng.beta(answered + 1, n - answered + 1, DRAWS)


def _range(draws: Array) -> Range:
    low, middle, high = np.quantile(draws, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2])
    return Range(float(low), float(middle), float(high), LEVEL)


def _told(best: Channel, worst: Channel) -> Sentence:
    if best.alike.low <= worst.alike.high:
        return say("For the same questions, no channel is seen to answer more than another.")
    return say(
        "For the same questions, {best} answers {high} % and {worst} {low} %.",
        best=display_name(best.network),
        high=round(100 * best.alike.middle),
        worst=display_name(worst.network),
        low=round(100 * worst.alike.middle),
    )
