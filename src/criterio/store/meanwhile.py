# SPDX-License-Identifier: EUPL-1.2
"""Two people who act on one record at once: the second is told to look again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.store.workspace import Store

_Record = TypeVar("_Record")


@contextmanager
def as_read(store: Store, read: _Record, now: Callable[[], _Record | None]) -> Iterator[None]:
    """Writes on the strength of what was ``read``: nobody else writes, and ``now`` gives the same.

    Raises RuleBroken where somebody changed the record between.
    """
    with store.writing():
        if now() != read:
            raise RuleBroken(say("Somebody else has changed this meanwhile. Look at it again."))
        yield
