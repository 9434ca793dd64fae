# SPDX-License-Identifier: EUPL-1.2
"""Where a command works, and for whom."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from criterio.language.catalogs import LANGUAGES
from criterio.language.looked_up import Names
from criterio.language.reader import Reader
from criterio.settings.machine import spoken

if TYPE_CHECKING:
    from criterio.wiring import House


COMMAND_LINE = "criterio"
"""Who did it, in the log: whoever has the machine and the folder."""


@dataclass
class Desk:
    """Where a command works: a folder, and the language of whoever stands before it."""

    root: Path
    language: str = ""

    @cached_property
    def house(self) -> "House":
        from criterio.wiring import House  # takes a second: only the commands that need it wait

        return House(self.root, self.language)

    @property
    def reader(self) -> Reader:
        """As was asked for; else as the workspace declares; where there is none, as the machine speaks, or Spanish."""
        language = self.language or _declared(self.root) or spoken(LANGUAGES) or "es"
        return Reader(language, Names(lambda: self.house.indicators), Names(lambda: self.house.names))


def desk_of(ctx: click.Context) -> Desk:
    """Of a call, however far it came: what it said before it failed counts."""
    root = ctx.find_root()
    found = root.obj
    if isinstance(found, Desk):
        return found
    return Desk(root.params.get("folder") or Path(), root.params.get("language") or "")


def _declared(root: Path) -> str:
    """Spanish in a workspace that says none; empty where there is no workspace."""
    try:
        declared = tomllib.loads((root / "administration.toml").read_text(encoding="utf-8")).get("language", "es")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return "es"
    return declared if declared in LANGUAGES else "es"
