# SPDX-License-Identifier: EUPL-1.2
"""The files of open data."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed

from criterio.domain.sentence import Sentence, say
from criterio.report.data import told
from criterio.report.subjects import called
from criterio.report.tables import csv
from criterio.store import portfolios
from criterio.web.pages.public._columns import DECISIONS, PORTFOLIOS, REGISTER, Column
from criterio.web.pages.public._linked import linked
from criterio.web.pages.public._published import officials, published
from criterio.web.visit import Visit, url

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class File:
    """One file that everybody may take, and the columns that it has."""

    title: Sentence
    media_type: str
    write: Callable[[Visit], bytes]


def _table(visit: Visit, columns: Iterable[Column], rows: Iterable[Any]) -> bytes:
    columns = list(columns)
    return csv([one.name for one in columns], [[_cell(visit, one.of(row)) for one in columns] for row in rows])


def _cell(visit: Visit, value: Any) -> Any:
    return "; ".join(visit.reader.text(item) for item in value) if isinstance(value, tuple) else value


def _json(visit: Visit, columns: Iterable[Column], rows: Iterable[Any]) -> bytes:
    columns = list(columns)
    items = [{one.name: told(one.of(row), visit.reader) for one in columns} for row in rows]
    return dumped({"publisher": visit.house.declared.name, "licence": "CC-BY-4.0", "items": items})


def dumped(value: Any) -> bytes:
    """As files of data are written."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _in_xml(text: str) -> str:
    """Without what is pasted from word processors unseen, such as vertical tabs: a feed may not have it."""
    return _NOT_XML.sub("", text)


def _feed(visit: Visit) -> bytes:
    reader, whole = visit.reader, visit.request.build_absolute_uri
    feed = Rss201rev2Feed(
        title=reader.text(say("Decisions of {name}", name=visit.house.declared.name)),
        link=whole(url("public.decisions")),
        description=reader.text(say("What was decided on the profiles and why.")),
        language=reader.language,
        feed_url=whole(),
    )
    for one in published(visit)[:50]:
        decision = one.decision
        link = whole(url("public.decision", number=decision.number))
        title = f"{reader.text(called(decision.subject))}: {reader.name(one.mode)}"
        why = " ".join(reader.text(reason) for reason in one.reasons)
        feed.add_item(_in_xml(title), link, _in_xml(why), pubdate=decision.at, unique_id=link)
    return feed.writeString("utf-8").encode()


FILES = {
    "register.csv": File(
        say("Official profiles, for a spreadsheet"),
        "text/csv; charset=utf-8",
        lambda visit: _table(visit, REGISTER, officials(visit.house.store)),
    ),
    "register.json": File(
        say("Official profiles, for programs"),
        "application/json",
        lambda visit: _json(visit, REGISTER, officials(visit.house.store)),
    ),
    "register.jsonld": File(
        say("Official profiles, as linked data"),
        "application/ld+json",
        lambda visit: dumped(linked(visit, officials(visit.house.store))),
    ),
    "decisions.csv": File(
        say("Decisions, for a spreadsheet"),
        "text/csv; charset=utf-8",
        lambda visit: _table(visit, DECISIONS, published(visit)),
    ),
    "decisions.json": File(
        say("Decisions, for programs"), "application/json", lambda visit: _json(visit, DECISIONS, published(visit))
    ),
    "portfolios.csv": File(
        say("Portfolios signed whole, for a spreadsheet"),
        "text/csv; charset=utf-8",
        lambda visit: _table(visit, PORTFOLIOS, portfolios.portfolios(visit.house.store)),
    ),
    "portfolios.json": File(
        say("Portfolios signed whole, for programs"),
        "application/json",
        lambda visit: _json(visit, PORTFOLIOS, portfolios.portfolios(visit.house.store)),
    ),
    "decisions.rss": File(say("Decisions, to be told of each new one"), "application/rss+xml; charset=utf-8", _feed),
}
"""By name, as they stand in the address."""
