# SPDX-License-Identifier: EUPL-1.2
"""Options with their sentence, and what Click itself writes in a help: it has no words of its own but English ones."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from criterio.cli._desk import desk_of
from criterio.domain.sentence import Sentence, say
from criterio.language.reader import Reader

_USAGE = say("Usage:")
_SECTIONS = {"Options": say("Options"), "Commands": say("Commands")}
PLACES = {
    "OPTIONS": say("OPTIONS"),
    "COMMAND": say("COMMAND"),
    "ARGS": say("WORDS"),
    "WORDS": say("WORDS"),
    "TEXT": say("TEXT"),
    "INTEGER RANGE": say("NUMBER"),
    "INTEGER": say("NUMBER"),
    "FLOAT RANGE": say("NUMBER"),
    "DIRECTORY": say("FOLDER"),
    "FOLDER": say("FOLDER"),
    "TARGET": say("FOLDER"),
    "PATHS": say("FILES"),
    "PATH": say("FILE"),
    "FILE": say("FILE"),
    "EMAIL": say("MAIL"),
    "MAIL": say("MAIL"),
    "%Y-%m-%d": say("YEAR-MONTH-DAY"),
}
"""What stands in a help for what people will write."""
_PLACE = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, PLACES))})(?![\w-])")
_OF_CLICK = {"help": say("Show this help."), "version": say("Show the version.")}


class _Formatter(click.HelpFormatter):
    def __init__(self, reader: Reader, **settings: Any) -> None:
        super().__init__(**settings)
        self.reader = reader

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, in_words(args, self.reader), prefix or f"{self.reader.text(_USAGE)} ")

    def write_dl(self, rows: Iterable[tuple[str, str]], *settings: Any, **more: Any) -> None:
        super().write_dl([(in_words(term, self.reader), told) for term, told in rows], *settings, **more)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(self.reader.text(_SECTIONS.get(name, name))):
            yield


class Context(click.Context):
    """A call of the command line, whose help is written for its reader."""

    def make_formatter(self) -> click.HelpFormatter:
        """With the words of the reader."""
        reader = desk_of(self).reader
        return _Formatter(reader, width=self.terminal_width, max_width=self.max_content_width)


def in_words(text: str, reader: Reader) -> str:
    """With the places for what people will write named in the reader's language."""
    return _PLACE.sub(lambda found: reader.text(PLACES[found[0]]), text)


class Option(click.Option):
    """An option explained by a sentence."""

    def __init__(self, *names: str, told: Sentence, **settings: Any) -> None:
        super().__init__(list(names), **settings)
        self.told = told


def explain_options(command: click.Command, ctx: click.Context) -> None:
    """Ours, and those that Click adds of itself."""
    reader = desk_of(ctx).reader
    for param in command.get_params(ctx):
        if isinstance(param, Option):
            param.help = reader.text(param.told)
        for option, told in _OF_CLICK.items():
            if isinstance(param, click.Option) and f"--{option}" in param.opts:
                param.help = reader.text(told)
