# SPDX-License-Identifier: EUPL-1.2
"""What Click itself writes in a help, in the language of the reader: it has no words of its own but English ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from criterio.domain.sentence import say
from criterio.language.reader import Reader

_USAGE = say("Usage:")
_SECTIONS = {"Options": say("Options"), "Commands": say("Commands")}
_OF_CLICK = {"help": say("Show this help."), "version": say("Show the version.")}


class _Formatter(click.HelpFormatter):
    def __init__(self, reader: Reader, **settings: Any) -> None:
        super().__init__(**settings)
        self.reader = reader

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self.reader.text(_USAGE)} ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(self.reader.text(_SECTIONS.get(name, name))):
            yield


class Context(click.Context):
    """A call of the command line, whose help is written for its reader; before it is known, in Spanish."""

    def make_formatter(self) -> click.HelpFormatter:
        """With the words of the reader."""
        reader = self.obj.reader if self.obj else Reader("es")
        return _Formatter(reader, width=self.terminal_width, max_width=self.max_content_width)


def explain_options(command: click.Command, ctx: click.Context) -> None:
    """Those that Click adds of itself."""
    for param in command.get_params(ctx):
        for option, told in _OF_CLICK.items():
            if isinstance(param, click.Option) and f"--{option}" in param.opts:
                param.help = ctx.obj.reader.text(told)
