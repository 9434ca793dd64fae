# SPDX-License-Identifier: EUPL-1.2
"""The files of open data, column by column, with what each says and how it is written."""

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
from criterio.web.pages.public._linked import linked
from criterio.web.pages.public._published import officials, published
from criterio.web.visit import Visit, url
from criterio.web.workplace import house

_TEXT, _DAY, _NAMES = say("text"), say("a day, such as 2026-05-31"), say("names with semicolons between them")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Column:
    """One column: ``form`` says how it is written and in what unit."""

    name: str
    meaning: Sentence
    form: Sentence
    of: Callable[[Any], Any]


REGISTER = (
    Column("profile", say("Name of the profile: network, colon, handle"), _TEXT, lambda it: str(it.profile.key)),
    Column("network", say("Network"), _TEXT, lambda it: it.profile.key.network),
    Column("handle", say("Name on the network"), _TEXT, lambda it: it.profile.key.handle),
    Column("url", say("Its address"), say("an address of the web"), lambda it: it.address),
    Column("name", say("Name that it shows"), _TEXT, lambda it: it.profile.name),
    Column("unit", say("Unit that keeps it"), _TEXT, lambda it: it.profile.unit),
    Column("purpose", say("What it is for"), _TEXT, lambda it: it.profile.purpose),
    Column(
        "languages", say("Languages in which it speaks"), say("codes of ISO 639-1"), lambda it: it.profile.languages
    ),
    Column("territory", say("Where it speaks of"), _TEXT, lambda it: it.profile.territory),
    Column(
        "state", say("In use, hibernated or closed"), say("active, hibernated, closed or gone"), lambda it: it.state
    ),
    Column("since", say("Day on which it came to that state, where it was written down"), _DAY, lambda it: it.since),
    Column("listed_on", say("The newest register that lists it"), _DAY, lambda it: it.profile.registered_on),
)
DECISIONS = (
    Column("number", say("Number of the decision"), say("a whole number"), lambda it: it.decision.number),
    Column("signed_on", say("Day on which it was signed"), _DAY, lambda it: house().local(it.decision.at).date()),
    Column("subject", say("Profile or initiative"), _TEXT, lambda it: it.decision.subject),
    Column("mode", say("What was decided"), _TEXT, lambda it: it.mode),
    Column("into", say("Profile or unit that takes it over"), _TEXT, lambda it: it.decision.into),
    Column("reasons", say("Why"), _NAMES, lambda it: it.decision.reasons),
    Column("review_on", say("Day on which it is looked at again"), _DAY, lambda it: it.decision.review_on),
    Column(
        "replaces",
        say("Number of the decision that it replaces"),
        say("a whole number"),
        lambda it: it.decision.replaces,
    ),
    Column(
        "replaced_by", say("Number of the decision that replaces it"), say("a whole number"), lambda it: it.replaced_by
    ),
)


@dataclass(frozen=True)
class File:
    """One file that everybody may take, and the columns that it has."""

    title: Sentence
    media_type: str
    write: Callable[[Visit], bytes]


def _table(columns: Iterable[Column], rows: Iterable[Any]) -> bytes:
    columns = list(columns)
    return csv([one.name for one in columns], [[_cell(one.of(row)) for one in columns] for row in rows])


def _cell(value: Any) -> Any:
    return "; ".join(str(item) for item in value) if isinstance(value, tuple) else value


def _json(visit: Visit, columns: Iterable[Column], rows: Iterable[Any]) -> bytes:
    columns = list(columns)
    items = [{one.name: told(one.of(row), visit.reader) for one in columns} for row in rows]
    return _dumped({"publisher": visit.house.declared.name, "licence": "CC-BY-4.0", "items": items})


def _dumped(value: Any) -> bytes:
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
        why = " ".join(reader.text(reason) for reason in decision.reasons)
        feed.add_item(_in_xml(title), link, _in_xml(why), pubdate=decision.at, unique_id=link)
    return feed.writeString("utf-8").encode()


FILES = {
    "register.csv": File(
        say("Official profiles, for a spreadsheet"),
        "text/csv; charset=utf-8",
        lambda visit: _table(REGISTER, officials(visit.house.store)),
    ),
    "register.json": File(
        say("Official profiles, for programs"),
        "application/json",
        lambda visit: _json(visit, REGISTER, officials(visit.house.store)),
    ),
    "register.jsonld": File(
        say("Official profiles, as linked data"),
        "application/ld+json",
        lambda visit: _dumped(linked(visit, officials(visit.house.store))),
    ),
    "decisions.csv": File(
        say("Decisions, for a spreadsheet"),
        "text/csv; charset=utf-8",
        lambda visit: _table(DECISIONS, published(visit)),
    ),
    "decisions.json": File(
        say("Decisions, for programs"), "application/json", lambda visit: _json(visit, DECISIONS, published(visit))
    ),
    "decisions.rss": File(say("Decisions, to be told of each new one"), "application/rss+xml; charset=utf-8", _feed),
}
"""By name, as they stand in the address."""
