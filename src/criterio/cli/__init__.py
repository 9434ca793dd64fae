# SPDX-License-Identifier: EUPL-1.2
"""The command line: one command a room, found by file name in ``commands``."""

import os
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click

from criterio.cli import commands
from criterio.cli._desk import Desk, desk_of
from criterio.cli._fault import telling
from criterio.cli._help import Context, Option, explain_options
from criterio.domain.sentence import say
from criterio.language.catalogs import LANGUAGES

# Before NumPy wakes: what an office works out are many small products, on which a second thread mostly waits.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Verbs(click.Group):
    """Finds each command in the module of its name, and loads only the one that is used."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the alphabet."""
        return sorted(module.name.rstrip("_") for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """None when there is no such command: click then says so."""
        if cmd_name not in self.list_commands(ctx):
            return None
        names = {module.name.rstrip("_"): module.name for module in iter_modules(commands.__path__)}
        command: click.Command = import_module(f"{commands.__name__}.{names[cmd_name]}").COMMAND
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is not understood is told in the reader's language."""
        with telling(ctx, self.list_commands(ctx)):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """The same, of the command that was asked for."""
        with telling(ctx, self.list_commands(ctx)):
            return super().invoke(ctx)

    def get_help(self, ctx: click.Context) -> str:
        """What Criterio is for, in the reader's language."""
        self.help = desk_of(ctx).reader.text(
            say("Decide, with criteria, where your administration should be on social networks, and learn from it.")
        )
        explain_options(self, ctx)
        return super().get_help(ctx)


_OPTIONS = [
    Option(
        "-C",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        is_eager=True,
        told=say("The folder of the workspace. By default, this one."),
    ),
    Option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=None,
        is_eager=True,
        told=say("The language to read in. By default, that of the workspace."),
    ),
]


@click.group(cls=Verbs, invoke_without_command=True, no_args_is_help=False, params=_OPTIONS)
@click.version_option(package_name="criterio")
@click.pass_context
def main(ctx: click.Context, folder: Path, language: str | None) -> None:
    """The first word of every command."""
    ctx.obj = Desk(folder, language or "")
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
