# SPDX-License-Identifier: EUPL-1.2
"""Processes that are split off one in which the application is loaded already, and which knows no workspace.

To load it takes a server three seconds of a processor, and its clerk one. ``test_application.py`` and whatever is begun
by the command itself show how it is loaded.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from tests.web.splitting import SPLIT, answered, becomes, served

from criterio.web.watching import status_of


class Nursery:
    """One a process of tests; it ends with it, and with it all that were split off."""

    def __init__(self) -> None:
        self._wire, theirs = SPLIT.Pipe()
        SPLIT.Process(target=_keep, args=(theirs,), daemon=True).start()
        theirs.close()

    def split(self, task: Callable[..., None], *told: Any) -> int:
        """Who does a task, by number. It may be told whatever can be pickled."""
        self._wire.send((task, told))
        number: int = self._wire.recv()
        return number


@cache
def nursery() -> Nursery:
    return Nursery()


def run(words: list[str], env: dict[str, str], log: Path) -> psutil.Process:
    """``criterio serve`` with these words, which tells what it tells in ``log``.

    Nothing is worked out again: it would be after almost every act, and that takes half a minute of the town.
    """
    return psutil.Process(nursery().split(_run, words, env, log, False))


def run_and_work_out(words: list[str], env: dict[str, str], log: Path) -> psutil.Process:
    """As above, and what people do is worked out as ever."""
    return psutil.Process(nursery().split(_run, words, env, log, True))


def _run(words: list[str], env: dict[str, str], log: Path, works_out: bool) -> None:
    becomes(env, log, log)
    served(words, works_out)


def answer(words: Sequence[object], env: Mapping[str, str], at: Path) -> CompletedProcess[str]:
    """As ``splitting.answer``, of a command that loads the whole application before it does anything."""
    told = [str(word) for word in words]
    with TemporaryDirectory() as place, Listener() as door:
        out, err = Path(place) / "out", Path(place) / "err"
        nursery().split(_answer, door.address, told, dict(env), at, out, err)
        with door.accept() as wire:
            code = wire.recv()
        return CompletedProcess(told, code, out.read_text(), err.read_text())


def _answer(door: str, *told: Any) -> None:
    with Client(door) as wire:
        try:
            answered(*told)
        except SystemExit as ended:
            wire.send(ended.code)


def _keep(wire: Connection) -> None:
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that end
    signal.signal(signal.SIGTERM, lambda *told: sys.exit())
    gc.freeze()
    try:
        while True:
            task, told = wire.recv()
            child = os.fork()
            if child == 0:
                wire.close()
                _do(task, told)
            wire.send(child)
    except EOFError:
        return
    finally:
        for left in psutil.Process().children():
            left.terminate()


def _do(task: Callable[..., None], told: tuple[Any, ...]) -> None:
    """Never returns."""
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    status = 1
    try:
        status = status_of(partial(task, *told))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _load() -> None:
    """All that a server loads; then Django is asleep again, and is told of a workspace as if for the first time."""
    import django
    from django.conf import empty, settings
    from django.core.cache import caches
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader
    from django.template import engines
    from django.urls import get_resolver

    import criterio.cli.commands.serve  # noqa: F401  # NumPy wakes with one thread, as in the command
    from criterio.web import django_settings

    told = {name: getattr(django_settings, name) for name in dir(django_settings) if name.isupper()}
    nowhere = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    settings.configure(**told | {"SECRET_KEY": "of nobody", "DATABASES": {"default": nowhere}})
    django.setup()
    MigrationLoader(None)
    get_resolver().url_patterns  # noqa: B018  # loads every page
    pages = engines["jinja2"].env
    for name in pages.list_templates(["html"]):
        if not name.startswith("people/django/"):  # those of allauth, which Django itself fills in
            pages.get_template(name)
    settings._wrapped = empty
    for known in (connections, caches):
        vars(known).clear()
        known.__init__()  # as new
