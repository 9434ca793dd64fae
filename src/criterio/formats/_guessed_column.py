# SPDX-License-Identifier: EUPL-1.2
"""One column of a file that nobody has described, and what most of its values are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from criterio.domain.records import POST_METRICS
from criterio.formats import _cells
from criterio.formats._cells import NotUnderstood
from criterio.formats._dates import written
from criterio.formats._tables import normal

MOST = 0.8
"""The share of a column's values that makes it dates, numbers …"""

SOME = 0.3
DATES = frozenset(
    ("published_at", "day", "received_at", "answered_at", "last_post_on", "opened_on", "as_of", "counts_as_of")
)
_ESSENTIAL = frozenset(("published_at", "day", "received_at", "value"))
_NUMBERS = frozenset((*POST_METRICS, "followers", "length", "value", "hours_per_week", "euros_per_year"))
_YES = frozenset(("active", "is_repost", "is_paid", "has_alt_text"))
_ADDRESSES = frozenset(("url", "permalink"))
_IDENTIFIERS = frozenset(("post_id", "message_id", "unit_id", "external_id"))
_LONGEST_HANDLE = 80


@dataclass
class Column:
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
        return self.share(lambda value: written(value) is not None) >= MOST

    @cached_property
    def is_serial(self) -> bool:
        """Numbers that a spreadsheet may keep days as."""
        return self.native and self.share(lambda value: _cells.from_serial(value) != value) >= MOST

    @cached_property
    def is_number(self) -> bool:
        return self.share(_is_number) >= MOST

    @cached_property
    def is_yes(self) -> bool:
        return self.share(_is_yes) >= MOST

    @cached_property
    def is_address(self) -> bool:
        return self.share(lambda value: "://" in value[:12] or value.startswith("www.") or "/" in value) >= MOST

    @cached_property
    def is_short(self) -> bool:
        return self.share(lambda value: len(value) <= _LONGEST_HANDLE and "\n" not in value) >= MOST

    @cached_property
    def repeats(self) -> bool:
        return len(set(self.said)) < 0.9 * len(self.said)


def fits(name: str, column: Column) -> bool:
    """Whether the values are of the type that the field needs. An empty column fits: it may be filled tomorrow."""
    if not column.said:
        return name not in _ESSENTIAL
    return next(
        (fits(column) for names, fits in _TYPES if name in names),
        column.is_short and not (column.is_number or column.is_date or column.is_yes),
    )


_TYPES: tuple[tuple[frozenset[str], Callable[[Column], bool]], ...] = (
    (DATES, lambda column: column.is_date or column.is_serial),
    (_NUMBERS, lambda column: column.is_number),
    (frozenset(("answered",)), lambda column: column.is_yes or column.is_date),
    (_YES, lambda column: column.is_yes),
    (_ADDRESSES, lambda column: column.is_address),
    (_IDENTIFIERS, lambda column: column.is_short),
    (frozenset(("text",)), lambda column: not (column.is_number or column.is_date)),
    (frozenset(("is_reply",)), lambda column: column.is_short and (column.is_yes or not column.is_number)),
)


def _is_number(value: str) -> bool:
    try:
        return _cells.number(value[:100]) is not None
    except (NotUnderstood, ValueError, OverflowError):
        return False


def _is_yes(value: str) -> bool:
    try:
        return _cells.yes(value[:100]) is not None
    except NotUnderstood:
        return False
