# SPDX-License-Identifier: EUPL-1.2
"""The command line: one command a room, found by file name in ``commands``."""

import os
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click

from criterio.cli import commands
from criterio.cli._command import Desk
from criterio.cli._help import Context, explain_options
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

    def get_help(self, ctx: click.Context) -> str:
        """What Criterio is for, in the reader's language."""
        ctx.obj = ctx.obj or Desk(ctx.params.get("folder", Path()), ctx.params.get("language") or "")
        self.help = ctx.obj.reader.text(
            say("Decide, with criteria, where your administration should be on social networks, and learn from it.")
        )
        explain_options(self, ctx)
        return super().get_help(ctx)


@click.group(cls=Verbs, invoke_without_command=True, no_args_is_help=False)
@click.option("-C", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), is_eager=True)
@click.option("--language", type=click.Choice(LANGUAGES), default=None, is_eager=True)
@click.version_option(package_name="criterio")
@click.pass_context
def main(ctx: click.Context, folder: Path, language: str | None) -> None:
    """The first word of every command."""
    ctx.obj = Desk(folder, language or "")
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
