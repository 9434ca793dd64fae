# SPDX-License-Identifier: EUPL-1.2
"""Keeps one worker beside the pages: when it ends, however it ended, another takes up what it left.

Workers are split off a process that has loaded everything and does nothing: the next one is there at once, and what a
piece of work took of memory goes back with the worker that did it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType

_YOUNG = 5.0
"""Seconds: a worker that failed so soon has something wrong, and the next one waits."""

_LONGEST = 60.0


def split_off(work: Callable[[bool], None]) -> int:
    """The process that keeps a worker; it ends with the one that calls. ``work`` is told whether it is the first."""
    parent, child = os.getpid(), os.fork()
    if child == 0:
        _end_with(parent)
        _keep(work)
    return child


def _keep(work: Callable[[bool], None]) -> None:
    """Never returns."""
    here, pause, is_first = os.getpid(), 0.0, True
    while True:
        begun, worker = time.monotonic(), os.fork()
        if worker == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            _end_with(here)
            _do(work, is_first)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, partial(_end, worker))
        _, status = os.waitpid(worker, 0)
        died_young = status != 0 and time.monotonic() - begun < _YOUNG
        pause = min(2 * pause + 1, _LONGEST) if died_young else 0.0
        time.sleep(pause)
        is_first = False


def _do(work: Callable[[bool], None], is_first: bool) -> None:
    """Leaves nothing to be tidied up that belongs to the process it was split off."""
    status = 1
    try:
        work(is_first)
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(status)


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
