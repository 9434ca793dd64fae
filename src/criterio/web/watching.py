# SPDX-License-Identifier: EUPL-1.2
"""Keeps one worker beside the pages: when it ends, however it ended, another takes up what it left.

Workers are split off a process that has loaded everything and does nothing: the next one is there at once, and what a
piece of work took of memory goes back with the worker that did it. What only some work needs is loaded by the first
worker that does it, and then here, for those that follow: otherwise each would load it again.
"""

import gc
import importlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from tempfile import TemporaryFile
from types import FrameType
from typing import IO

_YOUNG = 5.0
"""Seconds: a worker that failed so soon has something wrong, and the next one waits."""

_LONGEST = 60.0


def split_off(work: Callable[[bool], None], learns: bool = False) -> int:
    """The process that keeps a worker; it ends with the one that calls. ``work`` is told whether it is the first.

    ``learns``: it loads what its workers had to load, so that those that follow find it.
    """
    parent, child = os.getpid(), os.fork()
    if child == 0:
        _end_with(parent)
        keep(work, learns)
    return child


def keep(work: Callable[[bool], None], learns: bool = False) -> None:
    """Never returns."""
    here, pause, is_first = os.getpid(), 0.0, True
    loaded = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # as long as this process
    while True:
        begun, worker = time.monotonic(), os.fork()
        if worker == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            _end_with(here)
            _do(work, is_first, loaded)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, partial(_end, worker))
        _, status = os.waitpid(worker, 0)
        died_young = status != 0 and time.monotonic() - begun < _YOUNG
        pause = min(2 * pause + 1, _LONGEST) if died_young else 0.0
        time.sleep(pause)
        if learns and status == 0 and not is_first:  # the first only looks whether there is something to do
            _load(loaded)
        is_first = False


def _load(loaded: IO[str]) -> None:
    """What a worker had to load; what cannot be loaded alone is left to those that need it."""
    loaded.seek(0)
    names = loaded.read().split()
    for name in names:
        with suppress(Exception):
            importlib.import_module(name)
    if names:
        gc.freeze()


def _tell(loaded: IO[str], names: Sequence[str]) -> None:
    """In the order in which they were loaded."""
    loaded.seek(0)
    loaded.truncate()
    loaded.write("\n".join(names))
    loaded.flush()


def _do(work: Callable[[bool], None], is_first: bool, loaded: IO[str]) -> None:
    """Leaves nothing to be tidied up that belongs to the process it was split off."""
    status, before = 1, set(sys.modules)
    try:
        status = status_of(partial(work, is_first))
    finally:
        _tell(loaded, [name for name in sys.modules if name not in before])
        sys.stderr.flush()
        os._exit(status)


def status_of(work: Callable[[], None]) -> int:
    """With what a process ends that does it; what nobody caught is told as ever."""
    try:
        work()
    except SystemExit as ended:
        return int(ended.code or 0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


def _end(worker: int, number: int, frame: FrameType | None) -> None:
    """Told to end, it tells its worker, which ends what it is doing; whoever comes next takes up the rest."""
    with suppress(ProcessLookupError):
        os.kill(worker, signal.SIGTERM)
    os._exit(0)


def _end_with(parent: int) -> None:
    """A process whose parent was killed has nobody left to work for."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, daemon=True).start()
