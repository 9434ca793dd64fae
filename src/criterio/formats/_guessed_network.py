# SPDX-License-Identifier: EUPL-1.2
"""Of which network a column or a file speaks, by the words that people use in headers, addresses and cells."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from criterio.formats._guessed_column import SOME, Column
from criterio.formats._mapping_file import Columns


@cache
def synonyms() -> dict[str, dict[str, list[str]]]:
    """By what is asked of them: fields of each kind, networks, hosts, headers, and words for yes, no and nothing."""
    return tomllib.loads(Path(__file__).with_name("_synonyms.toml").read_text(encoding="utf-8"))


def network_of(every: list[Column], columns: Columns) -> str:
    """By the words of headers, by addresses, and by cells that begin with a network's name."""
    votes: Counter[str] = Counter()
    known_words = synonyms()
    for column in every:
        for token in column.normal.split("_"):
            votes.update({network: 3 for network, known in known_words["headers"].items() if token in known})
        for network in known_words["networks"]:
            votes[network] += int(4 * _speaks_of(column, network, columns))
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else ""


def _speaks_of(column: Column, network: str, columns: Columns) -> float:
    hosts = "|".join(re.escape(host) for host in synonyms()["hosts"].get(network, ()))
    if hosts and (column.is_address or columns.get("text") == (column.name,) or not column.is_short):
        share = column.share(lambda value: re.search(rf"://(?:[\w-]+\.)?(?:{hosts})/", value) is not None)
        return share if share >= SOME or column.is_address else 0.0
    names = tuple(synonyms()["networks"][network])
    share = column.share(lambda value: value.casefold().startswith(names) and len(names[0]) > 1)
    return share if share >= SOME else 0.0


def network_and_role(column: Column) -> tuple[str, str]:
    for network, words in synonyms()["networks"].items():
        for word in words:
            rest = re.fullmatch(rf"(?:(.+)_)?{word}(?:_(.+))?", column.normal)
            if rest:
                role = _role((rest[1] or rest[2] or ""), column)
                return network, role
    return "", ""


def _role(rest: str, column: Column) -> str:
    if not rest:
        return "url" if column.is_address else "handle"
    return next((role for role, words in synonyms()["wide"].items() if rest in words), "")


def is_profile(value: str) -> bool:
    return value.startswith("@") or _at_a_network().match(value) is not None


@cache
def _at_a_network() -> re.Pattern[str]:
    hosts = "|".join(re.escape(host) for known in synonyms()["hosts"].values() for host in known)
    return re.compile(rf"(?:https?://)?(?:[\w-]+\.)?(?:{hosts})/", re.IGNORECASE)
