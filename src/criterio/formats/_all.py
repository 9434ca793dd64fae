# SPDX-License-Identifier: EUPL-1.2
"""The set of formats: every module of this folder that has a FORMAT."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from criterio import formats
from criterio.domain.errors import UnknownName
from criterio.domain.sentence import Sentence, listing, say
from criterio.formats._format import Format, Recognition
from criterio.formats._headers import Lack
from criterio.formats._tabular import TabularFormat


@cache
def all_formats() -> dict[str, Format]:
    """Every format by name, in the order of the names."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__) if not module.name.startswith("_"))
    modules = [import_module(f"{formats.__name__}.{name}") for name in names]
    return {module.FORMAT.name: module.FORMAT for module in modules if hasattr(module, "FORMAT")}


def recognise(path: Path) -> list[Recognition]:
    """How the file may be understood, the best way first."""
    found = [recognition for one in all_formats().values() if (recognition := one.recognise(path))]
    return sorted(found, key=lambda recognition: (-recognition.score, recognition.format))


def nearly(path: Path) -> tuple[Sentence, Lack] | None:
    """The export that the file would be if some headers were not missing: its title, and what is missing."""
    every = [
        (one.title, lack)
        for one in all_formats().values()
        if isinstance(one, TabularFormat) and (lack := one.lack(path))
    ]
    return max(every, key=lambda found: found[1].score, default=None)


def format_named(name: str) -> Format:
    """Raises UnknownName, which lists the known ones."""
    known = all_formats()
    if name not in known:
        raise UnknownName(
            say("There is no format called {name}. There are: {known}.", name=name, known=listing(list(known)))
        )
    return known[name]
