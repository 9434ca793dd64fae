# SPDX-License-Identifier: EUPL-1.2
"""What Click, or the machine, says no to, in the words of the reader: both have none but English ones."""

import ast
import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from criterio.cli._desk import desk_of
from criterio.cli._help import PLACES
from criterio.domain.sentence import Sentence, say

INTERRUPTED = 130
"""The exit code of whoever was told to end by Ctrl+C, as shells give it."""
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


class Told(click.ClickException):
    """A fault in the reader's language. Printed without «Error»: it says itself what to do."""

    def __init__(self, text: str, code: int = click.UsageError.exit_code) -> None:
        super().__init__(text)
        self.exit_code = code  # type: ignore[misc]  # Click gives each class one; ours carries it

    def show(self, file: object = None) -> None:
        """On standard error, where Click shows its own."""
        click.secho(self.message, err=True, fg="red")


@contextmanager
def telling(ctx: click.Context, names: list[str]) -> Iterator[None]:
    """Faults of usage leave as sentences. ``names``: the commands there are."""
    try:
        yield
    except click.UsageError as fault:
        where, reader = fault.ctx or ctx, desk_of(fault.ctx or ctx).reader
        raise Told(reader.text(_with_help(usage(fault, names, where), where))) from fault
    except KeyboardInterrupt as fault:
        raise Told(desk_of(ctx).reader.text(say("Stopped before the end.")), INTERRUPTED) from fault


def machine_fault(fault: OSError) -> Sentence:
    """What the machine would not do. Raises the fault itself where nobody could do anything about it."""
    file = str(fault.filename or "")
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("The disk is full: make room, and do it again.")
    if file and fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _forbidden(file)
    if file and fault.errno in (errno.ENOENT, errno.ENOTDIR):
        return say("There is no {file}.", file=file)
    if file and fault.errno == errno.EISDIR:
        return say("{file} is a folder; a file is needed.", file=file)
    raise fault


def _forbidden(file: str) -> Sentence:
    return say(
        "This user may not read or write {file}. Ask whoever keeps the machine for the right to do so.",
        file=file,
    )


def usage(fault: click.UsageError, names: list[str], where: click.Context) -> Sentence:
    """What was written that is not understood, ``where``: in which command."""
    if isinstance(fault, click.exceptions.NoSuchCommand):
        near = get_close_matches(fault.command_name, names, 3)
        return _nearest(say("There is no command {name}.", name=fault.command_name), near)
    if isinstance(fault, click.NoSuchOption):
        return _nearest(say("There is no option {name} here.", name=fault.option_name), fault.possibilities or [])
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        return _value(fault, fault.param)
    if isinstance(fault, click.BadOptionUsage):
        return _option(fault, where)
    beyond = re.search(r"unexpected extra arguments? \((.*)\)", fault.message)
    return say("Nobody understands what is written at the end: {text}", text=beyond[1]) if beyond else _as_it_is(fault)


def _nearest(told: Sentence, near: list[str]) -> Sentence:
    return say("{fault} Did you mean {near}?", fault=told, near=near[0]) if near else told


def _option(fault: click.BadOptionUsage, where: click.Context) -> Sentence:
    params = where.command.get_params(where)  # with those that Click adds
    named = next((one for one in params if fault.option_name in one.opts), None)
    if isinstance(named, click.Option) and named.is_flag:
        return say("{option} takes no value.", option=fault.option_name)
    return say("{option} needs a value after it.", option=fault.option_name)


def _value(fault: click.BadParameter, param: click.Parameter) -> Sentence:
    if isinstance(fault, click.MissingParameter):
        name = param.human_readable_name
        return say("Something is missing: {what}", what=PLACES.get(name, name))
    kind, written = param.type, _written(fault.message)
    told = (_path(Path(written), kind) if isinstance(kind, click.Path) else _wanted(kind, written)) or _as_it_is(fault)
    if not isinstance(param, click.Option):
        return told
    return say("{option}: {fault}", option=max(param.opts, key=len), fault=told)


def _as_it_is(fault: click.UsageError) -> Sentence:
    return say("{text}", text=fault.format_message())


def _written(message: str) -> str:
    """What was written, which Click quotes in its sentence, as Python does, and nowhere else."""
    quoted = _QUOTED.search(message)
    return str(ast.literal_eval(quoted[0])) if quoted else ""


def _wanted(kind: click.ParamType[Any], written: str) -> Sentence | None:
    if isinstance(kind, click.Choice):
        return say("{written} is not one of: {choices}.", written=written, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.DateTime):
        return say("write a day, such as 2026-05-31.")
    return _number(kind)


def _number(kind: click.ParamType[Any]) -> Sentence | None:
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return say("write a whole number from {low} to {high}.", low=str(kind.min), high=str(kind.max))
    if isinstance(kind, click.IntRange):
        return say("write a whole number, {low} or more.", low=str(kind.min))
    if isinstance(kind, click.FloatRange):
        return say("write a number from {low} to {high}.", low=str(kind.min), high=str(kind.max))
    if isinstance(kind, click.types.IntParamType):
        return say("write a whole number.")
    return None


def _path(path: Path, kind: click.Path) -> Sentence:
    if not path.exists():
        return say("There is no {file}.", file=str(path))
    if path.is_dir() and not kind.dir_okay:
        return say("{file} is a folder; a file is needed.", file=str(path))
    if not path.is_dir() and not kind.file_okay:
        return say("{file} is a file; a folder is needed.", file=str(path))
    return _forbidden(str(path))


def _with_help(told: Sentence, where: click.Context) -> Sentence:
    return say("{fault}\nHow it is used: {command} --help", fault=told, command=where.command_path)
