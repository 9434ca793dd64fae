# SPDX-License-Identifier: EUPL-1.2
"""Names that are looked up only when one of them is told."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Names(Mapping[str, str]):
    """By key. Another process gets them as they are now: it has no house to look them up in."""

    def __init__(self, look: Callable[[], Mapping[str, str]]) -> None:
        self._look = look

    def __getitem__(self, key: str) -> str:
        return self._look()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._look())

    def __len__(self) -> int:
        return len(self._look())

    def __repr__(self) -> str:
        """By which a drawing that is kept is known: with other names it is another."""
        return repr(dict(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)
