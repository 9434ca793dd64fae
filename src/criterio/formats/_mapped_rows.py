# SPDX-License-Identifier: EUPL-1.2
"""Rows of somebody's file turned into records, by what a mapping says that they are."""

from collections.abc import Callable, Iterator

from criterio.domain.records import Row
from criterio.formats._mapped_messages import messages
from criterio.formats._mapped_points import points
from criterio.formats._mapped_posts import posts
from criterio.formats._mapped_register import register
from criterio.formats._mapped_row import RowReader

BUILDERS: dict[str, Callable[[RowReader], Iterator[Row]]] = {
    "posts": posts,
    "series": points,
    "outcomes": points,
    "messages": messages,
    "register": register,
}
