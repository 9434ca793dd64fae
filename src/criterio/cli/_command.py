# SPDX-License-Identifier: EUPL-1.2
"""What a command is: a verb of a room, said in the administration's language, with ``--json`` and an exit code.

Each member of the set is a module of ``commands`` with one constant, ``COMMAND``.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from criterio.cli._help import Context, explain_options
from criterio.cli._output import Output
from criterio.domain.errors import CriterioError
from criterio.domain.sentence import Sentence, say
from criterio.language.catalogs import LANGUAGES
from criterio.language.reader import Reader

if TYPE_CHECKING:
    from criterio.wiring import House

ALL_GOOD, NOTHING_USABLE, SOME_REFUSED = 0, 2, 3
"""Exit codes: everything went in or came out; nothing could be used; some of the input was refused."""


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
        """Works without a workspace too: then Spanish, or the language that was asked for."""
        return Reader(self.language or _declared_language(self.root))


class Option(click.Option):
    """An option explained by a sentence."""

    def __init__(self, *names: str, told: Sentence, **settings: Any) -> None:
        super().__init__(list(names), **settings)
        self.told = told


class Command(click.Command):
    """A command explained by a sentence and an example. ``run`` gets the desk, the output and the parameters."""

    context_class = Context

    def __init__(
        self, name: str, told: Sentence, example: str, run: Callable[..., int], params: list[click.Parameter]
    ) -> None:
        as_json = Option("--json", "as_json", is_flag=True, told=say("Give the answer as JSON."))
        super().__init__(name, params=[*params, as_json])
        self.told, self.example, self.run = told, example, run

    def invoke(self, ctx: click.Context) -> None:
        """Ends the process with the command's exit code; faults are told in plain words, without a trace."""
        desk: Desk = ctx.obj
        settings = dict(ctx.params)
        output = Output(desk.reader, settings.pop("as_json"))
        try:
            ctx.exit(self.run(desk, output, **settings))
        except CriterioError as error:
            output.fault(error.sentence)
            ctx.exit(NOTHING_USABLE)

    def get_help(self, ctx: click.Context) -> str:
        """The help in the reader's language."""
        reader = ctx.obj.reader
        self.help, self.epilog = reader.text(self.told), reader.text(say("Example: {example}", example=self.example))
        for param in self.params:
            if isinstance(param, Option):
                param.help = reader.text(param.told)
        explain_options(self, ctx)
        return super().get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its line in the list of commands."""
        ctx = click.get_current_context()
        return (ctx.obj.reader if ctx.obj else Reader("es")).text(self.told)


def on_option() -> Option:
    """The day that a question is asked about."""
    return Option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        told=say("The day to look from, such as 2026-05-31. By default, the newest day of the data."),
    )


def _declared_language(root: Path) -> str:
    try:
        declared = tomllib.loads((root / "administration.toml").read_text(encoding="utf-8")).get("language", "es")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return "es"
    return declared if declared in LANGUAGES else "es"
