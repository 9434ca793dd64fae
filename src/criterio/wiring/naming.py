# SPDX-License-Identifier: EUPL-1.2
"""What profiles are called whose handle is a bare number: looked up only when one of them is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from criterio.domain.profile import Profile


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


def numbered(profiles: Iterable[Profile]) -> dict[str, str]:
    """Names by key, of those whose handle says nothing and whose name is known."""
    return {str(one.key): one.name for one in profiles if one.name and one.key.handle.isdigit()}
