# SPDX-License-Identifier: EUPL-1.2
"""What people wrote down before the fact: what waits, what came due, and how it turned out."""

from dataclasses import dataclass

from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence, say
from criterio.expect.ledger import Score
from criterio.expect.pace import pace_of
from criterio.report.surprises import expectation, when
from criterio.store import ledger
from criterio.store.ledger import Expectation
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.pages.expect._subjects import unit_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

STATES = {
    "": say("all"),
    "open": say("to come"),
    "scored": say("known"),
    "due": say("due, and not known yet"),
    "replaced": say("replaced by a later one"),
}


@dataclass(frozen=True)
class Line:
    """One expectation with what became of it. ``score`` None: not known yet, or it does not count."""

    written: Expectation
    range: Sentence
    state: str
    score: Score | None
    doubts: tuple[Sentence, ...]


def _show(visit: Visit) -> HttpResponseBase:
    asked, reading = visit.request.GET, visit.reading
    lines = _lines(visit)
    shown = [
        line
        for line in lines
        if asked.get("state", "") in ("", line.state)
        and asked.get("author", "") in ("", line.written.author)
        and asked.get("unit", "") in ("", unit_of(visit, line.written.subject))
    ]
    return visit.render(
        "expect/ledger.html.jinja",
        slice=sliced(shown, asked),
        states=list(STATES.items()),
        told=STATES,
        when=when,
        pace_of=pace_of,
        asked=asked,
        authors=[
            (author, visit.people.get(author, author)) for author in sorted({line.written.author for line in lines})
        ],
        units=sorted({unit_of(visit, line.written.subject) for line in lines} - {""}),
        may_write=visit.may(Permission.EDIT),
        until=reading.on if reading else None,
    )


def _lines(visit: Visit) -> list[Line]:
    """The latest due first."""
    expected = visit.reading.expected if visit.reading else None
    scores = {score.expectation.number: score for score in expected.of_people} if expected else {}
    written = ledger.written_by_people(visit.house.store)
    replaced = {one.replaces for one in written}
    return [
        Line(
            one,
            expectation(one, visit.reader),
            _state(one, scores, replaced, visit),
            scores.get(one.number),
            expected.doubts.get(one.number, ()) if expected else (),
        )
        for one in reversed(written)
    ]


def _state(one: Expectation, scores: dict[int, Score], replaced: set[int | None], visit: Visit) -> str:
    if one.number in scores:
        return "scored"
    if one.number in replaced:
        return "replaced"
    return "open" if visit.reading is None or one.due > visit.reading.on else "due"


PAGE = Page(
    path="expect/ledger/", title=say("What was written down"), needs=Permission.READ, show=_show, question="expect"
)
