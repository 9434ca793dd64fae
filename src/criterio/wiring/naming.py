# SPDX-License-Identifier: EUPL-1.2
"""What profiles and figures are called, one way in every page and document: looked up only when one is told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from criterio.domain.profile import Profile
from criterio.language.looked_up import Names
from criterio.store import parts
from criterio.store.workspace import Store


def named(profiles: Iterable[Profile]) -> dict[str, str]:
    """By key: names that no other of its network has, and of those whose handle says nothing."""
    every = [one for one in profiles if one.name]
    borne = Counter((one.key.network, one.name) for one in every)
    return {
        str(one.key): one.name for one in every if borne[one.key.network, one.name] == 1 or one.key.handle.isdigit()
    }


def figures_called(store: Store, declared: Mapping[str, str]) -> Names:
    """By key: what figures of the administration's own files are called, as declared and as said in the pages since."""

    @cache
    def look() -> Mapping[str, str]:
        said = {key: word.said for key, word in parts.words(store, parts.CALLED).items()}
        return parts.laid_over(declared, said)

    return Names(look)
