# SPDX-License-Identifier: EUPL-1.2
"""A profile beside comparable ones, figure by figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from criterio.domain.estimate import Figure, Range
from criterio.domain.sentence import Sentence, say
from criterio.measure.peers import FEWEST, gap, percentile
from criterio.wiring import Reading


@dataclass(frozen=True)
class Peers:
    """Who a profile is set beside, and why they are comparable."""

    keys: tuple[str, ...]
    why: Sentence


@dataclass(frozen=True)
class Beside:
    """One figure: the median of ``n`` peers, the distance to it in MADs, and the share of them that lie below."""

    figure: Figure
    middle: float
    distance: float | None
    place: Range
    n: int

    @property
    def side(self) -> int:
        """1 above the middle of its peers and -1 below, by more than what usually separates one of them; else 0."""
        return 0 if self.distance is None or abs(self.distance) < 1 else 1 if self.distance > 0 else -1


def peers_of(reading: Reading, subject: str) -> Peers:
    """Those that were declared; else the nearest in kind and population; else the others of its network."""
    declared = reading.plan.administration.peers.get(subject)
    if declared:
        return Peers(declared, say("The administration declared them comparable beforehand."))
    matched = reading.peers.get(subject, ())
    if len(matched) >= FEWEST:
        return Peers(matched, say("They are of its network and of bodies of its kind, the nearest in population."))
    network = subject.partition(":")[0]
    others = tuple(key for key in sorted(reading.standings) if key != subject and key.startswith(f"{network}:"))
    return Peers(others, say("They are the other profiles of its network: no population tells which are the nearest."))


def beside(reading: Reading, subject: str, peers: Peers) -> Iterator[Beside]:
    """Every figure that is known of it and of enough of them."""
    for metric, figure in reading.figures_of.get(subject, {}).items():
        theirs = [reading.figures_of[key][metric] for key in peers.keys if metric in reading.figures_of.get(key, {})]
        known = [one.value for one in theirs if one.value is not None]
        place = percentile(figure, theirs)
        if figure.value is not None and place is not None:
            yield Beside(figure, median(known), gap(figure.value, known), place, len(known))
