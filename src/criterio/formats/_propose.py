# SPDX-License-Identifier: EUPL-1.2
"""Guesses a mapping for a file, from the names of its columns in five languages and from what is in them."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.records import POST_METRICS
from criterio.domain.sentence import Sentence, say
from criterio.formats import _cells
from criterio.formats._cells import NotUnderstood
from criterio.formats._dates import decide_date_order, written
from criterio.formats._format import Sheet
from criterio.formats._mapped_header import Header
from criterio.formats._mapping_file import Columns, Mapping
from criterio.formats._tables import OURS, normal, tables

_SAMPLE = 2000  # rows
_SHOWN = 5
_MOST = 0.8  # share of a column's values that make it dates, numbers …
_SOME = 0.3
_DATES = frozenset(
    ("published_at", "day", "received_at", "answered_at", "last_post_on", "opened_on", "as_of", "counts_as_of")
)
_ESSENTIAL = frozenset(("published_at", "day", "received_at", "value"))
_NUMBERS = frozenset((*POST_METRICS, "followers", "length", "value", "hours_per_week", "euros_per_year"))
_YES = frozenset(("active", "is_repost", "is_paid", "has_alt_text"))
_ADDRESSES = frozenset(("url", "permalink"))
_IDENTIFIERS = frozenset(("post_id", "message_id", "unit_id", "external_id"))
_GENERIC = frozenset(("n", "value", "valor", "balioa", "total", "count", "numero", "cantidad", "quantitat", "kopurua"))
_LONGEST_HANDLE = 80


@dataclass(frozen=True)
class Proposal:
    """A mapping that may be used as it is, how sure it is (0 to 1), and what a person should look at."""

    mapping: Mapping
    confidence: float
    unmatched: tuple[str, ...]
    sample: tuple[dict[str, str], ...]
    notices: tuple[Sentence, ...]


def propose(path: Path, kind: str = "") -> Proposal:
    """A mapping for the first table of a file that says something.

    ``kind`` is what a person says that the file is: then what its columns are is proposed as far as it can be told, and
    something that the kind needs may be missing. Raises BadInput when its columns say nothing that Criterio can use.
    """
    if kind:
        sheet = tables(path)[0]
        guess = _Guess(path, sheet)
        return _proposal(sheet, guess, guess.of_kind(kind))
    for number, sheet in enumerate(tables(path)):
        guess = _Guess(path, sheet)
        mapping = guess.mapping()
        if mapping:
            return _proposal(sheet, guess, replace(mapping, sheet=sheet.name) if number else mapping)
    raise BadInput(
        say(
            "{file} has no column that names a profile or a date with something counted. Name its columns, for "
            "example: unit, network, profile; or date, indicator, value.",
            file=path.name,
        ),
        file=path.name,
    )


def _proposal(sheet: Sheet, guess: "_Guess", mapping: Mapping) -> Proposal:
    header = Header(sheet.header, mapping)
    known_network = bool(mapping.network or mapping.wide or "network" in mapping.columns)
    sure = header.share_known if known_network or mapping.kind in ("series", "outcomes") else header.share_known / 2
    return Proposal(
        mapping,
        round(0.5 + 0.5 * sure, 2),
        tuple(name for _, name in header.unknown),
        tuple(guess.shown),
        tuple(guess.notices(mapping)),
    )


@dataclass
class _Column:
    """One column of the sample, and what most of its values are."""

    name: str
    native: bool = False
    values: list[str] = field(default_factory=list)

    @cached_property
    def normal(self) -> str:
        return normal(self.name)

    @cached_property
    def said(self) -> list[str]:
        return [value for value in self.values if not _cells.is_blank(value)]

    def share(self, is_one: Callable[[str], bool]) -> float:
        return sum(map(is_one, self.said)) / len(self.said) if self.said else 0.0

    @cached_property
    def is_date(self) -> bool:
        return self.share(lambda value: written(value) is not None) >= _MOST

    @cached_property
    def is_serial(self) -> bool:
        """Numbers that a spreadsheet may keep days as."""
        return self.native and self.share(lambda value: _cells.from_serial(value) != value) >= _MOST

    @cached_property
    def is_number(self) -> bool:
        return self.share(_is_number) >= _MOST

    @cached_property
    def is_yes(self) -> bool:
        return self.share(_is_yes) >= _MOST

    @cached_property
    def is_address(self) -> bool:
        return self.share(lambda value: "://" in value[:12] or value.startswith("www.") or "/" in value) >= _MOST

    @cached_property
    def is_short(self) -> bool:
        return self.share(lambda value: len(value) <= _LONGEST_HANDLE and "\n" not in value) >= _MOST

    @cached_property
    def repeats(self) -> bool:
        return len(set(self.said)) < 0.9 * len(self.said)


class _Guess:
    def __init__(self, path: Path, sheet: Sheet) -> None:
        self.path = path
        self.columns = [_Column(name, sheet.native) for name in sheet.header]
        self.shown: list[dict[str, str]] = []
        for _, cells in islice(sheet.rows, _SAMPLE):
            for column, cell in zip(self.columns, cells, strict=False):
                column.values.append(cell.strip())
            if len(self.shown) < _SHOWN:
                self.shown.append(dict(zip(sheet.header, cells, strict=False)))
        self.columns = [column for column in self.columns if not column.name.startswith(OURS)]
        self.native = sheet.native

    def mapping(self) -> Mapping | None:
        """By the most telling kind first: a file with counts of posts is of posts, whatever else it holds."""
        for guess in (self._wide_register, self._posts, self._wide_series, self._register, self._messages, self._long):
            found = guess()
            if found:
                return found
        return None

    def of_kind(self, kind: str) -> Mapping:
        """What the columns say of a file that is known to be of a kind."""
        found = {"register": self._register, "posts": self._posts, "series": self._wide_series}.get(
            kind, lambda: None
        )()
        return found or self._made(kind, self._matched(kind))

    def notices(self, mapping: Mapping) -> Iterable[Sentence]:
        if mapping.network:
            yield say("Every row is taken to be of {network}: change it if it is not.", network=mapping.network)
        elif mapping.kind in ("posts", "register", "messages") and not ("network" in mapping.columns or mapping.wide):
            yield say("Nothing says of which network this file is: say it.")
        if mapping.kind in ("posts", "messages") and not {"handle", "url"} & set(mapping.columns):
            yield say("No column says whose the rows are: say it when the file is taken.")
        identifiers = self._named(mapping.columns.get("post_id", ("",))[0])
        if identifiers and (_cells.all_rounded(identifiers.said) or identifiers.share(_cells.is_damaged) >= _SOME):
            yield say("The identifiers of the posts were rounded by a spreadsheet: they will not be used to join.")
        if mapping.date_order is None and self._is_undecided(mapping):
            yield say("Nothing tells whether the day or the month comes first: say it.")

    def _is_undecided(self, mapping: Mapping) -> bool:
        columns = [self._named(mapping.columns[name][0]) for name in _DATES if name in mapping.columns]
        tied = [c for c in columns if c and any((d := written(v)) and not d.is_ordered for v in c.said[:200])]
        return not self.native and any(decide_date_order(c.said, self.path.name) is None for c in tied)

    def _named(self, name: str) -> _Column | None:
        return next((column for column in self.columns if column.normal == normal(name)), None)

    def _made(self, kind: str, columns: Columns, **more: object) -> Mapping:
        return Mapping(
            name=normal(self.path.name.partition(".")[0]) or "mapping",
            kind=kind,
            network="" if "network" in columns or more.get("wide") else self._network(columns),
            decimal="." if not self.native and self._has_fractions() else None,
            columns=columns,
            null=frozenset(word.casefold() for word in _words()["words"]["null"] if self._is_written(word)),
            **more,  # type: ignore[arg-type]  # each caller passes fields of Mapping
        )

    def _is_written(self, word: str) -> bool:
        return any(word in column.values for column in self.columns)

    def _has_fractions(self) -> bool:
        pattern = re.compile(r"\d+\.\d")
        return any(column.is_number and any(map(pattern.fullmatch, column.said)) for column in self.columns)

    def _matched(self, kind: str) -> Columns:
        """Each field with the first of its words that is the name of a column whose values fit."""
        found: Columns = {}
        taken: set[str] = set()
        by_name = {column.normal: column for column in reversed(self.columns)}
        for name, words in _words()[kind].items():
            for word in words:
                column = by_name.get(word)
                if column and word not in taken and _fits(name, column):
                    found[name] = (column.name,)
                    taken.add(word)
                    break
        return found | self._named_among_others(kind, found) if kind == "register" else found

    def _named_among_others(self, kind: str, found: Columns) -> Columns:
        """Of the fields that no column is called by, the columns that are called by one of their words among others.

        ``Perfil / enlace`` is a profile. Only lists of profiles are written by people, each with headers of its own.
        """
        more: Columns = {}
        for name, words in _words()[kind].items():
            free = [c for c in self.columns if (c.name,) not in (*found.values(), *more.values()) and _fits(name, c)]
            told = next((c for word in words for c in free if f"_{word}_" in f"_{c.normal}_"), None)
            if name not in found and told:
                more[name] = (told.name,)
        return more

    def _wide_register(self) -> Mapping | None:
        groups: dict[str, Columns] = {}
        for column in self.columns:
            network, role = _network_and_role(column)
            if network and role and (role not in ("handle", "url") or not (column.is_number or column.is_date)):
                groups.setdefault(network, {}).setdefault(role, (column.name,))
        groups = {network: group for network, group in groups.items() if {"handle", "url"} & set(group)}
        if len(groups) < 2:
            return None
        inside = {option for group in groups.values() for options in group.values() for option in options}
        columns = {name: options for name, options in self._matched("register").items() if options[0] not in inside}
        if "subcategoria" in {column.normal for column in self.columns} and "kind" in columns:
            second = self._named("subcategoria")
            columns["kind"] = (f"{{{columns['kind'][0]}}} · {{{second.name if second else ''}}}",)
        return self._made("register", columns, wide=tuple(groups.values()), wide_networks=tuple(groups))

    def _posts(self) -> Mapping | None:
        columns = self._matched("posts")
        counted = set(columns) & {*POST_METRICS, "is_repost"}
        if "published_at" not in columns or not (counted or {"permalink", "text"} <= set(columns)):
            return None
        values: dict[str, dict[str, str]] = {}
        replies = self._named(columns["is_reply"][0]) if "is_reply" in columns else None
        if replies and not replies.is_yes:
            values["is_reply"] = dict.fromkeys(_words()["words"]["reply"], "yes") | {"*": "no"}
        if "labels" in columns:
            columns["labels"] = (self._with_siblings(columns["labels"][0]),)
        self._by_value(columns)
        return self._made("posts", columns, values=values)

    def _with_siblings(self, name: str) -> str:
        """``layer1`` stands for ``layer1``, ``layer2`` and ``layer3`` side by side."""
        stem = normal(name).rstrip("0123456789")
        alike = [column.name for column in self.columns if re.fullmatch(rf"{re.escape(stem)}\d+", column.normal)]
        return "|".join(f"{{{one}}}" for one in alike) if len(alike) > 1 else name

    def _by_value(self, columns: Columns) -> None:
        """A column of @names, or of addresses of profiles, is one of profiles, whatever it is called."""
        if not {"handle", "url"} & set(columns):
            used = {options[0] for options in columns.values()}
            named = [c for c in self.columns if c.name not in used and c.share(_is_profile) >= _MOST]
            if named and named[0].is_short:
                columns["handle"] = (named[0].name,)

    def _wide_series(self) -> Mapping | None:
        dates = [column for column in self.columns if column.is_date and not column.is_number]
        numbers = [column for column in self.columns if column.is_number]
        if len(dates) != 1 or len(numbers) < 2 or len(numbers) + 1 < _MOST * len(self.columns):
            return None
        columns: Columns = {"day": (dates[0].name,)}
        chosen = tuple(column.name for column in numbers)
        return self._made("series", columns, series_columns=("*",) if len(chosen) + 1 == len(self.columns) else chosen)

    def _register(self) -> Mapping | None:
        columns = self._matched("register")
        self._by_value(columns)
        owners = [column for name in ("handle", "url") if (column := self._named(columns.get(name, ("\0",))[0]))]
        if not owners or all(column.repeats for column in owners):
            return None
        return self._made("register", columns)

    def _messages(self) -> Mapping | None:
        columns = self._matched("messages")
        tells = {"kind", "subject", "answered", "answered_at", "state"} & set(columns)
        if "received_at" not in columns or not tells or "value" in self._matched("outcomes"):
            return None
        return self._made("messages", columns)

    def _long(self) -> Mapping | None:
        columns = self._matched("outcomes")
        columns.setdefault("day", tuple(column.name for column in self.columns if column.is_date)[:1])
        columns.setdefault("value", tuple(column.name for column in self.columns if column.is_number)[:1])
        if not (columns["day"] and columns["value"]):
            return None
        constants = {}
        if "indicator" not in columns:
            value = normal(columns["value"][0])
            constants["indicator"] = normal(self.path.name.partition(".")[0]) if value in _GENERIC else value
        return self._made("outcomes", columns, constants=constants)

    def _network(self, columns: Columns) -> str:
        """By the words of headers, by addresses, and by cells that begin with a network's name."""
        votes: Counter[str] = Counter()
        words = _words()
        for column in self.columns:
            for token in column.normal.split("_"):
                votes.update({network: 3 for network, known in words["headers"].items() if token in known})
            for network in words["networks"]:
                votes[network] += int(4 * self._speaks_of(column, network, columns))
        best = votes.most_common(1)
        return best[0][0] if best and best[0][1] > 0 else ""

    def _speaks_of(self, column: _Column, network: str, columns: Columns) -> float:
        hosts = "|".join(re.escape(host) for host in _words()["hosts"].get(network, ()))
        if hosts and (column.is_address or columns.get("text") == (column.name,) or not column.is_short):
            share = column.share(lambda value: re.search(rf"://(?:[\w-]+\.)?(?:{hosts})/", value) is not None)
            return share if share >= _SOME or column.is_address else 0.0
        names = tuple(_words()["networks"][network])
        share = column.share(lambda value: value.casefold().startswith(names) and len(names[0]) > 1)
        return share if share >= _SOME else 0.0


def _fits(name: str, column: _Column) -> bool:
    """Whether the values are of the type that the field needs. An empty column fits: it may be filled tomorrow."""
    if not column.said:
        return name not in _ESSENTIAL
    return next(
        (fits(column) for names, fits in _TYPES if name in names),
        column.is_short and not (column.is_number or column.is_date or column.is_yes),
    )


_TYPES: tuple[tuple[frozenset[str], Callable[[_Column], bool]], ...] = (
    (_DATES, lambda column: column.is_date or column.is_serial),
    (_NUMBERS, lambda column: column.is_number),
    (frozenset(("answered",)), lambda column: column.is_yes or column.is_date),
    (_YES, lambda column: column.is_yes),
    (_ADDRESSES, lambda column: column.is_address),
    (_IDENTIFIERS, lambda column: column.is_short),
    (frozenset(("text",)), lambda column: not (column.is_number or column.is_date)),
    (frozenset(("is_reply",)), lambda column: column.is_short and (column.is_yes or not column.is_number)),
)


def _network_and_role(column: _Column) -> tuple[str, str]:
    for network, words in _words()["networks"].items():
        for word in words:
            rest = re.fullmatch(rf"(?:(.+)_)?{word}(?:_(.+))?", column.normal)
            if rest:
                role = _role((rest[1] or rest[2] or ""), column)
                return network, role
    return "", ""


def _role(rest: str, column: _Column) -> str:
    if not rest:
        return "url" if column.is_address else "handle"
    return next((role for role, words in _words()["wide"].items() if rest in words), "")


def _is_number(value: str) -> bool:
    try:
        return _cells.number(value[:100]) is not None
    except (NotUnderstood, ValueError, OverflowError):
        return False


def _is_profile(value: str) -> bool:
    return value.startswith("@") or _at_a_network().match(value) is not None


def _is_yes(value: str) -> bool:
    try:
        return _cells.yes(value[:100]) is not None
    except NotUnderstood:
        return False


@cache
def _at_a_network() -> re.Pattern[str]:
    hosts = "|".join(re.escape(host) for known in _words()["hosts"].values() for host in known)
    return re.compile(rf"(?:https?://)?(?:[\w-]+\.)?(?:{hosts})/", re.IGNORECASE)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("_synonyms.toml").read_text(encoding="utf-8"))
