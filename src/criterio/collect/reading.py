# SPDX-License-Identifier: EUPL-1.2
"""Reads one file to its end, and again where only its end tells that some of its parts cannot be trusted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from criterio.collect.intake import Findings, Intake, Refusals, Shelf
from criterio.collect.placing import Placer
from criterio.domain.records import Row
from criterio.domain.sentence import Sentence, listing, say, say_many

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Reading:
    """Where the rows of a file go, and who hears of each."""

    shelf: Shelf
    refused: Refusals
    progress: Progress = lambda rows: None

    def run(self, rows: Callable[[], Iterable[Row]], placer: Placer) -> tuple[Intake, tuple[Sentence, ...]]:
        """What was understood, and what to tell of the whole file. ``rows`` opens the file anew."""
        intake = self._once(rows, placer)
        if placer.resolver.was_early():
            self.refused.discard()
            intake = self._once(rows, placer)
        doubtful, rounded = intake.findings.failed_reads(), intake.findings.rounded()
        if doubtful or rounded:
            self.refused.discard()
            intake = self._once(rows, replace(placer, doubtful=doubtful, ids_damaged=rounded))
        return intake, tuple(_notices(doubtful, rounded, intake.findings))

    def _once(self, rows: Callable[[], Iterable[Row]], placer: Placer) -> Intake:
        intake = Intake(self.shelf, placer, self.refused, self.progress)
        intake.take(rows())
        return intake


def _notices(doubtful: frozenset[str], rounded: bool, findings: Findings) -> Iterator[Sentence]:
    if doubtful:
        yield say(
            "Every post of {profiles} was read with zero reactions. That is a failed read, not a real zero: "
            "its counts are left as not known. Export it again.",
            profiles=listing(sorted(doubtful)),
        )
    if rounded:
        yield say(
            "The post identifiers were rounded by a spreadsheet. They are kept but never used to recognise a post: "
            "the permanent link is, or the date and text."
        )
    if findings.repeated:
        yield say_many(
            "{n} post appears twice in the file and counts once: again in row {row}.",
            "{n} posts appear twice in the file and count once: the first, again in row {row}.",
            len(findings.repeated),
            row=str(findings.repeated[0]),
        )
    if findings.unreadable:
        yield say_many(
            "The text of one post came with damaged letters, in row {row}: it stays as it came, and its figures count.",
            "The texts of {n} posts came with damaged letters, the first in row {row}: they are kept as they came, and "
            "their figures count.",
            len(findings.unreadable),
            row=str(findings.unreadable[0]),
        )
