# SPDX-License-Identifier: EUPL-1.2
"""What profiles are called, one way in every page and document: looked up only when one of them is told."""

from collections import Counter
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


def named(profiles: Iterable[Profile]) -> dict[str, str]:
    """By key: names that no other of its network has, and of those whose handle says nothing."""
    every = [one for one in profiles if one.name]
    borne = Counter((one.key.network, one.name) for one in every)
    return {
        str(one.key): one.name for one in every if borne[one.key.network, one.name] == 1 or one.key.handle.isdigit()
    }
