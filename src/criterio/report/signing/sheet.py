# SPDX-License-Identifier: EUPL-1.2
"""What the document to sign says: the councillor's page, what is proposed for each, and where to sign."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Verdict
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.report.outline import MOST_LINES, Outline
from criterio.report.page import figure_name
from criterio.report.subjects import called


@dataclass(frozen=True)
class Heading:
    """``level`` 1 is the title of the document."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """Plain text: nothing in it is markup of any format."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """One line each."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table with a caption and a row of headings; every row has as many cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Grid


@dataclass(frozen=True)
class Sheet:
    """A document from its beginning to its end, in one language."""

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]


def sheet(plan: Plan, reader: Reader) -> Sheet:
    """The plan, as this reader signs it."""
    tell, name = reader.text, plan.administration.name
    title = tell(say("Plan for social networks of {administration}", administration=name))
    blocks = (
        Heading(title, 1),
        Paragraph(tell(say("With the data until {day}.", day=plan.on))),
        *_in_one_page(plan, reader),
        *_verdicts(plan, reader),
        *_objectives(plan, reader),
        *_pilots(plan, reader),
        *_training(plan, reader),
        *_signature(reader),
    )
    return Sheet(title, name, reader.language, blocks)


def _in_one_page(plan: Plan, reader: Reader) -> Iterator[Block]:
    tell = reader.text
    yield Heading(tell(say("In one page")), 2)
    for question in plan.in_one_page:
        yield Heading(tell(question.asked), 3)
        yield Bullets(tuple(map(tell, question.lines or (question.otherwise,))))


def _verdicts(plan: Plan, reader: Reader) -> Iterator[Block]:
    """Closing before keeping; the data files hold those beyond the first few hundred."""
    ordered = [verdict for _, verdicts in Outline(plan).verdicts for verdict in verdicts]
    if ordered:
        yield Heading(reader.text(say("What is proposed for each")), 2)
        head = (say("Profile or proposal"), say("Verdict"), say("Hours a week"), say("Because"))
        rows = (_verdict(verdict, reader) for verdict in ordered[:MOST_LINES])
        yield _grid(reader, say("Verdicts, those that change most first"), head, rows)


def _verdict(verdict: Verdict, reader: Reader) -> tuple[object, ...]:
    mode = reader.name(verdict.mode)
    into = f"{mode}: {_called(verdict.into, reader)}" if verdict.into else mode
    return _called(verdict.subject, reader), into, verdict.hours, next(iter(verdict.because), "")


def _called(subject: str, reader: Reader) -> str:
    return reader.text(called(subject)) if ":" in subject else subject


def _objectives(plan: Plan, reader: Reader) -> Iterator[Block]:
    objectives = plan.administration.objectives
    if objectives:
        yield Heading(reader.text(say("Objectives")), 2)
        head = (say("What is wanted"), say("Indicator"), say("Expected change, in per cent"), say("Reviewed on"))
        rows = (
            (
                one.name,
                figure_name(one.indicator, reader) if one.indicator else None,
                reader.range(one.low, one.high) if one.low is not None and one.high is not None else None,
                one.review_on,
            )
            for one in objectives
        )
        yield _grid(reader, say("Objectives"), head, rows)


def _pilots(plan: Plan, reader: Reader) -> Iterator[Block]:
    if plan.pilots:
        yield Heading(reader.text(say("Pilots")), 2)
        head = (say("What is tried"), say("Stop or go on"), say("Heir"), say("How it is decided"))
        rows = ((one.initiative, one.stop_on, one.heir or None, one.rule) for one in plan.pilots)
        yield _grid(reader, say("Pilots"), head, rows)


def _training(plan: Plan, reader: Reader) -> Iterator[Block]:
    if plan.training:
        yield Heading(reader.text(say("Who has to learn?")), 2)
        yield Bullets(tuple(f"{one.unit}: {reader.text(one.why)}" for one in plan.training))


def _signature(reader: Reader) -> Iterator[Block]:
    yield Heading(reader.text(say("Decision")), 2)
    yield Paragraph(reader.text(say("Criterio proposes, with reasons; whoever signs decides.")))
    head = (say("Decided by"), say("Date"), say("Signature"))
    yield _grid(reader, say("Signatures"), head, [("", "", ""), ("", "", "")])


def _grid(reader: Reader, caption: Sentence, head: Iterable[Sentence], rows: Iterable[Iterable[object]]) -> Grid:
    cells = tuple(tuple(reader.value(cell) for cell in row) for row in rows)
    return Grid(reader.text(caption), tuple(map(reader.text, head)), cells)
