# SPDX-License-Identifier: EUPL-1.2
"""A mapping: which column of somebody's file says what. Written as TOML, so that a person can read and mend it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from zoneinfo import ZoneInfo

import tomli_w

from criterio.domain.errors import BadInput
from criterio.domain.records import POST_METRICS
from criterio.domain.sentence import Sentence, listing, say
from criterio.formats._cells import DecimalMark
from criterio.formats._format import DateOrder

Columns = dict[str, tuple[str, ...]]
"""For each field, the columns that may say it: the first that the file has. ``{a} · {b}`` joins several."""

_OWNER = ("network", "handle", "url", "name", "external_id")
FIELDS: dict[str, tuple[str, ...]] = {
    "register": (
        *_OWNER,
        *("unit", "unit_id", "kind", "active", "last_post_on", "language", "purpose", "owner", "deputy"),
        *("functions", "territory", "state", "opened_on", "hours_per_week", "euros_per_year", "followers", "as_of"),
    ),
    "posts": (
        *_OWNER,
        *("published_at", "post_id", "permalink", "kind", "is_repost", "is_reply", "is_paid", "language", "text"),
        *("length", "media", "has_alt_text", "followers", "labels", "counts_as_of", *POST_METRICS),
    ),
    "series": (*_OWNER, "day", "value", "indicator", "unit", "dimension", "counts_as_of"),
    "outcomes": (*_OWNER, "day", "value", "indicator", "unit", "dimension", "counts_as_of"),
    "messages": (
        *_OWNER,
        *("received_at", "message_id", "author", "answered_at", "answered", "kind", "subject", "state"),
    ),
}
"""What each kind of mapping may say."""

NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "register": (("unit", "handle", "url"),),
    "posts": (("published_at",),),
    "series": (("day",),),
    "outcomes": (("day",),),
    "messages": (("received_at",),),
}
"""Of each group at least one field must have a column."""

_SETTINGS = {
    "name",
    "title",
    "kind",
    "network",
    "date_order",
    "time_zone",
    "decimal",
    "sheet",
    "series_columns",
    "match",
}
KINDS = {
    "register": say("A list of profiles"),
    "posts": say("Posts, one a row"),
    "series": say("Counts over time, one a row"),
    "outcomes": say("Results, one a row"),
    "messages": say("Messages from citizens"),
}
"""What a file is, by the kind of its mapping."""

_TABLES = {"titles", "columns", "constants", "values", "wide"}
_WORDS = ("yes", "no", "null")


@dataclass(frozen=True)
class Mapping:
    """``wide`` has one group of columns a network, for files that put several side by side in one row.

    ``values`` says for a field what each written value means (``*``: any other). ``match`` names the fields that a
    file must have for the mapping to be used unasked; without it, it is used only when asked for. ``titles`` has the
    title by language, where somebody reads it in another than that of ``title``.
    """

    name: str
    kind: str
    title: str = ""
    network: str = ""
    date_order: DateOrder | None = None
    time_zone: str = ""
    decimal: DecimalMark | None = None
    sheet: str = ""
    series_columns: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    columns: Columns = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    null: frozenset[str] = frozenset()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    wide: tuple[Columns, ...] = ()
    wide_networks: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)


def parse_mapping(text: str, file: str) -> Mapping:
    """The mapping that a TOML text declares. Raises BadInput telling every fault at once, each with its key."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise BadInput(
            say("{file} is not TOML: {fault}.", file=file, fault=str(fault).rstrip(".")), file=file
        ) from None
    faults = list(_faults(data))
    if faults:
        raise BadInput(say("{file}: {faults}", file=file, faults=listing(faults)), file=file)
    return _mapping(data)


def write_mapping(mapping: Mapping) -> str:
    """TOML that :func:`parse_mapping` reads as the same mapping, with comments for whoever mends it."""
    top: dict[str, Any] = {"name": mapping.name, "kind": mapping.kind}
    top |= {
        name: getattr(mapping, name) for name in ("title", "network", "date_order", "time_zone", "decimal", "sheet")
    }
    top |= {"series_columns": list(mapping.series_columns), "match": list(mapping.match)}
    words = {word: sorted(getattr(mapping, word)) for word in _WORDS if getattr(mapping, word)}
    parts = [
        _table("", top),
        _table("[titles]", mapping.titles),
        f"# field = column of the file. Known fields: {', '.join(FIELDS[mapping.kind])}",
        _table("[columns]", _written(mapping.columns)),
        _table("[constants]", mapping.constants),
        _table("[values]", words),
        *(_table(f"[values.{name}]  # what each written value means", table) for name, table in mapping.values.items()),
        *(
            _table("[[wide]]", {"network": network, **_written(columns)})
            for network, columns in zip(mapping.wide_networks, mapping.wide, strict=True)
        ),
    ]
    return "\n".join(part for part in parts if part)


def _table(title: str, table: dict[str, Any]) -> str:
    """Only what says something: empty settings are left out."""
    lines = [f"{_key(name)} = {_value(value)}" for name, value in table.items() if value or (value == "" and title)]
    return "\n".join([title, *lines, ""] if title else [*lines, ""]) if lines else ""


def _key(name: str) -> str:
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return tomli_w.dumps({"k": value}).removeprefix("k = ").removesuffix("\n")


def _written(columns: Columns) -> dict[str, Any]:
    return {name: options[0] if len(options) == 1 else list(options) for name, options in columns.items()}


def _mapping(data: dict[str, Any]) -> Mapping:
    values = dict(data.get("values", {}))
    words = {word: frozenset(_bare(one) for one in values.pop(word, ())) for word in _WORDS}
    wide = [dict(group) for group in data.get("wide", ())]
    networks = tuple(group.pop("network") for group in wide)
    return Mapping(
        **{name: data[name] for name in ("name", "kind", "title", "network", "time_zone", "sheet") if name in data},
        date_order=cast(DateOrder | None, data.get("date_order")),
        decimal=cast(DecimalMark | None, data.get("decimal")),
        series_columns=tuple(data.get("series_columns", ())),
        match=tuple(data.get("match", ())),
        columns=_columns(data.get("columns", {})),
        constants=dict(data.get("constants", {})),
        values={name: {_bare(one): means for one, means in table.items()} for name, table in values.items()},
        wide=tuple(_columns(group) for group in wide),
        wide_networks=networks,
        yes=words["yes"],
        no=words["no"],
        null=words["null"],
        titles=dict(data.get("titles", {})),
    )


def _bare(word: str) -> str:
    return word.casefold().strip()


def _columns(table: dict[str, Any]) -> Columns:
    return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in table.items()}


def _faults(data: dict[str, Any]) -> Iterator[Sentence]:
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in FIELDS:
        yield say("kind must be one of {known}", known=listing(sorted(FIELDS)))
        return
    if not (isinstance(data.get("name"), str) and data["name"].strip()):
        yield say("name is missing")
    for key in sorted(set(data) - _SETTINGS - _TABLES):
        yield say("{key} is not a setting of a mapping", key=key)
    yield from _setting_faults(data)
    titles = data.get("titles", {})
    if not isinstance(titles, dict) or not _is_texts(list(titles.values())):
        yield say("titles must give each language a text")
    yield from _column_faults("columns", data.get("columns", {}), FIELDS[kind])
    yield from _constant_faults(data.get("constants", {}), FIELDS[kind])
    yield from _value_faults(data.get("values", {}), FIELDS[kind])
    wide = data.get("wide", [])
    if not isinstance(wide, list) or not all(isinstance(group, dict) for group in wide):
        yield say("wide must be a list of groups, each under [[wide]]")
        return
    for number, group in enumerate(wide, start=1):
        if not isinstance(group.get("network"), str):
            yield say("wide {number}: network is missing", number=number)
        columns = {name: value for name, value in group.items() if name != "network"}
        yield from _column_faults(f"wide {number}", columns, FIELDS[kind])
    yield from _missing(data, kind, wide)


def _missing(data: dict[str, Any], kind: str, wide: list[dict[str, Any]]) -> Iterator[Sentence]:
    columns = data.get("columns", {})
    said = set(columns) if isinstance(columns, dict) else set()
    said.update(*wide)
    for group in NEEDED[kind]:
        if not said & set(group):
            yield say("columns needs {fields}", fields=" / ".join(group))
    if kind in ("series", "outcomes") and "value" not in said and not data.get("series_columns"):
        yield say("columns needs value, or series_columns must say which columns are series")


def _setting_faults(data: dict[str, Any]) -> Iterator[Sentence]:
    for key in ("title", "network", "time_zone", "sheet"):
        if not isinstance(data.get(key, ""), str):
            yield say("{key} must be text", key=key)
    for key in ("series_columns", "match"):
        if not _is_texts(data.get(key, [])):
            yield say("{key} must be a list of texts", key=key)
    for key, known in (("date_order", ("dmy", "mdy", "ymd")), ("decimal", (",", "."))):
        if key in data and data[key] not in known:
            yield say("{key} must be one of {known}", key=key, known=listing(list(known)))
    if isinstance(data.get("time_zone"), str) and not _is_zone(data["time_zone"]):
        yield say("{zone} is not a time zone; write one such as Europe/Madrid", zone=data["time_zone"])


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name)) if name else True
    except (KeyError, ValueError, OSError):  # an unknown zone, a strange path, a folder's name
        return False


def _column_faults(where: str, table: Any, known: tuple[str, ...]) -> Iterator[Sentence]:
    if not isinstance(table, dict):
        yield say("{where} must be a table of field = column", where=where)
        return
    for name, value in table.items():
        if name not in known:
            yield say(
                "{where}.{field} is not known; known: {known}", where=where, field=name, known=listing(list(known))
            )
        elif not (isinstance(value, str) or (_is_texts(value) and value)):
            yield say("{where}.{field} must be the name of a column, or a list of names", where=where, field=name)


def _constant_faults(table: Any, known: tuple[str, ...]) -> Iterator[Sentence]:
    if not isinstance(table, dict):
        yield say("constants must be a table of field = text")
        return
    for name, value in table.items():
        if name not in known or not isinstance(value, str):
            yield say("constants.{field} must be a known field with a text", field=name)


def _value_faults(table: Any, known: tuple[str, ...]) -> Iterator[Sentence]:
    if not isinstance(table, dict):
        yield say("values must be a table")
        return
    for name, value in table.items():
        if name in _WORDS:
            if not _is_texts(value):
                yield say("values.{field} must be a list of words", field=name)
        elif (
            name not in known or not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values())
        ):
            yield say("values.{field} must be a known field with a table of written = meaning", field=name)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
