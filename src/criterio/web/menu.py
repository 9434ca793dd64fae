# SPDX-License-Identifier: EUPL-1.2
"""The menu: one question a room, in the order in which an office asks them."""

from dataclasses import dataclass

from criterio.domain.sentence import Sentence, say
from criterio.web.visit import Visit, url

QUESTIONS: dict[str, Sentence] = {
    "register": say("Where are we?"),
    "collect": say("What data are there?"),
    "measure": say("How are we doing?"),
    "expect": say("What to expect?"),
    "attribute": say("What did it return?"),
    "decide": say("Where to bet?"),
    "spread": say("Where to begin?"),
    "plan": say("What shall we do?"),
    "report": say("What do we tell?"),
    "people": say("Who works here?"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the menu, in the reader's language."""

    url: str
    text: str
    current: bool
    room: str


def entries(visit: Visit) -> list[Entry]:
    """The questions that this person may ask."""
    from criterio.web.pages import all_pages  # pages are made of the frame that the menu belongs to

    match = visit.request.resolver_match
    here = all_pages().get(match.view_name) if match else None
    opened = {page.question: (name, page) for name, page in all_pages().items() if page.is_entry}
    return [
        Entry(url(opened[room][0]), visit.reader.text(text), here is not None and here.question == room, room)
        for room, text in QUESTIONS.items()
        if room in opened and _may(visit, opened[room][1].needs)
    ]


def _may(visit: Visit, needs: object) -> bool:
    return needs is None or visit.may(needs)  # type: ignore[arg-type]
