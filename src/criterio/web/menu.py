# SPDX-License-Identifier: EUPL-1.2
"""The menu: one question a room, in the order in which an office asks them."""

from dataclasses import dataclass

from criterio.domain.sentence import Sentence, say
from criterio.web.visit import Visit, url


@dataclass(frozen=True)
class Question:
    """What a room answers, and what stands behind it, for whoever has not been there."""

    asked: Sentence
    about: Sentence


QUESTIONS: dict[str, Question] = {
    "register": Question(
        say("Where are we?"),
        say("Your profiles, who answers for each, and which are asleep, repeated or unattended."),
    ),
    "collect": Question(
        say("What data are there?"),
        say("The files that came in, what was not understood of them, and what is missing."),
    ),
    "measure": Question(
        say("How are we doing?"),
        say("The figures of each profile, unit and network, beside their past and their peers."),
    ),
    "expect": Question(
        say("What to expect?"),
        say("The normal range of the days, weeks and months to come, and whether what was expected came."),
    ),
    "attribute": Question(
        say("What did it return?"),
        say("Whether what was done worked, how sure that is, and what an hour and a euro bring."),
    ),
    "decide": Question(
        say("Where to bet?"),
        say("A verdict on every profile and every idea, with its reasons, and the portfolio to sign."),
    ),
    "spread": Question(
        say("Where to begin?"),
        say("With which units to start, who follows, and how far it would reach."),
    ),
    "plan": Question(
        say("What shall we do?"),
        say("Objectives, pilots, decisions, and the days on which to stop or go on."),
    ),
    "people": Question(
        say("Who works here?"),
        say("Who may do what, what was done, and backups."),
    ),
}


@dataclass(frozen=True)
class Entry:
    """One line of the menu, in the reader's language."""

    url: str
    text: str
    about: str
    current: bool
    room: str


def entries(visit: Visit) -> list[Entry]:
    """The questions that this person may ask."""
    from criterio.web.pages import all_pages  # pages are made of the frame that the menu belongs to

    match = visit.request.resolver_match
    here = all_pages().get(match.view_name) if match else None
    opened = {page.question: (name, page) for name, page in all_pages().items() if page.is_entry}
    return [
        Entry(
            url(opened[room][0]),
            visit.reader.text(question.asked),
            visit.reader.text(question.about),
            here is not None and here.question == room,
            room,
        )
        for room, question in QUESTIONS.items()
        if room in opened and _may(visit, opened[room][1].needs)
    ]


def _may(visit: Visit, needs: object) -> bool:
    return needs is None or visit.may(needs)  # type: ignore[arg-type]
