# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its columns: one guess a kind, the most telling first."""

import re
from itertools import islice
from pathlib import Path

from criterio.domain.records import POST_METRICS
from criterio.formats._format import Sheet
from criterio.formats._guessed_column import MOST, Column, fits
from criterio.formats._guessed_network import is_profile, network_and_role, network_of, synonyms
from criterio.formats._mapping_file import Columns, Mapping
from criterio.formats._tables import OURS, normal

_SAMPLE = 2000  # rows
_SHOWN = 5
_GENERIC = frozenset(("n", "value", "valor", "balioa", "total", "count", "numero", "cantidad", "quantitat", "kopurua"))


class Guess:
    """A sample of a sheet, and the mappings that its columns suggest."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        self.path = path
        self.columns = [Column(name, sheet.native) for name in sheet.header]
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

    def named(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.normal == normal(name)), None)

    def _made(self, kind: str, columns: Columns, **more: object) -> Mapping:
        return Mapping(
            name=normal(self.path.name.partition(".")[0]) or "mapping",
            kind=kind,
            network="" if "network" in columns or more.get("wide") else network_of(self.columns, columns),
            decimal="." if not self.native and self._has_fractions() else None,
            columns=columns,
            null=frozenset(word.casefold() for word in synonyms()["words"]["null"] if self._is_written(word)),
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
        for name, words in synonyms()[kind].items():
            for word in words:
                column = by_name.get(word)
                if column and word not in taken and fits(name, column):
                    found[name] = (column.name,)
                    taken.add(word)
                    break
        return found | self._named_among_others(kind, found) if kind == "register" else found

    def _named_among_others(self, kind: str, found: Columns) -> Columns:
        """Of the fields that no column is called by, the columns that are called by one of their words among others.

        ``Perfil / enlace`` is a profile. Only lists of profiles are written by people, each with headers of its own.
        """
        more: Columns = {}
        for name, words in synonyms()[kind].items():
            free = [c for c in self.columns if (c.name,) not in (*found.values(), *more.values()) and fits(name, c)]
            told = next((c for word in words for c in free if f"_{word}_" in f"_{c.normal}_"), None)
            if name not in found and told:
                more[name] = (told.name,)
        return more

    def _wide_register(self) -> Mapping | None:
        groups: dict[str, Columns] = {}
        for column in self.columns:
            network, role = network_and_role(column)
            if network and role and (role not in ("handle", "url") or not (column.is_number or column.is_date)):
                groups.setdefault(network, {}).setdefault(role, (column.name,))
        groups = {network: group for network, group in groups.items() if {"handle", "url"} & set(group)}
        if len(groups) < 2:
            return None
        inside = {option for group in groups.values() for options in group.values() for option in options}
        columns = {name: options for name, options in self._matched("register").items() if options[0] not in inside}
        if "subcategoria" in {column.normal for column in self.columns} and "kind" in columns:
            second = self.named("subcategoria")
            columns["kind"] = (f"{{{columns['kind'][0]}}} · {{{second.name if second else ''}}}",)
        return self._made("register", columns, wide=tuple(groups.values()), wide_networks=tuple(groups))

    def _posts(self) -> Mapping | None:
        columns = self._matched("posts")
        counted = set(columns) & {*POST_METRICS, "is_repost"}
        if "published_at" not in columns or not (counted or {"permalink", "text"} <= set(columns)):
            return None
        values: dict[str, dict[str, str]] = {}
        replies = self.named(columns["is_reply"][0]) if "is_reply" in columns else None
        if replies and not replies.is_yes:
            values["is_reply"] = dict.fromkeys(synonyms()["words"]["reply"], "yes") | {"*": "no"}
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
            named = [c for c in self.columns if c.name not in used and c.share(is_profile) >= MOST]
            if named and named[0].is_short:
                columns["handle"] = (named[0].name,)

    def _wide_series(self) -> Mapping | None:
        dates = [column for column in self.columns if column.is_date and not column.is_number]
        numbers = [column for column in self.columns if column.is_number]
        if len(dates) != 1 or len(numbers) < 2 or len(numbers) + 1 < MOST * len(self.columns):
            return None
        columns: Columns = {"day": (dates[0].name,)}
        chosen = tuple(column.name for column in numbers)
        return self._made("series", columns, series_columns=("*",) if len(chosen) + 1 == len(self.columns) else chosen)

    def _register(self) -> Mapping | None:
        columns = self._matched("register")
        self._by_value(columns)
        owners = [column for name in ("handle", "url") if (column := self.named(columns.get(name, ("\0",))[0]))]
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
