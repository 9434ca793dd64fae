# SPDX-License-Identifier: EUPL-1.2
"""Lists that are too long for one page, and the filters that shorten them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from criterio.web.written import whole

T = TypeVar("T")
ROWS = 50


@dataclass(frozen=True)
class Slice(Generic[T]):
    """One page of a list: ``rows`` of ``total``, page ``number`` of ``pages``, both from 1."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int
    query: str

    def address(self, number: int) -> str:
        """Of another page of the same list, with the same filters."""
        joined = f"{self.query}&page={number}" if self.query else f"page={number}"
        return f"?{joined}"


def sliced(rows: Sequence[T], asked: QueryDict) -> Slice[T]:
    """The page that is asked for in ``page``; the nearest there is when it is not a page."""
    pages = max(1, -(-len(rows) // ROWS))
    number = min(max(whole(asked.get("page", "")) or 1, 1), pages)
    others = [(name, value) for name, value in asked.items() if name != "page" and value]
    return Slice(rows[(number - 1) * ROWS : number * ROWS], number, pages, len(rows), urlencode(others))
