# SPDX-License-Identifier: EUPL-1.2
"""Serves a workspace: gunicorn's processes for the pages, and beside them one that works and one that draws."""

import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from criterio.settings.machine import Machine
from criterio.web.application import application
from criterio.web.drawing import draw, open_way
from criterio.web.watching import split_off
from criterio.web.working import work


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn, told everything here: it reads no file and no environment."""

    def __init__(self, loaded: Callable[..., Any], settings: dict[str, Any]) -> None:
        self.loaded, self.settings = loaded, settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """It was loaded once, before the processes part: they share its memory."""
        return self.loaded


def serve(root: Path, machine: Machine, address: str, processes: int, ready: Callable[[], None]) -> None:
    """Until it is told to end. ``ready`` is called when the pages can be asked for."""
    gc.disable()  # what is loaded now stays: to look for rubbish in it takes a tenth of the start
    loaded = application(root, machine)
    _part()
    open_way()
    keepers = [split_off(partial(work, root), learns=True), split_off(draw)]
    settings = {
        "bind": address,
        "workers": processes,
        "threads": 4,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "when_ready": lambda server: ready(),
        "on_exit": lambda server: _tell_to_end(keepers),
        "post_fork": lambda server, process: _part(),
        "post_worker_init": lambda process: _read(),
    }
    Server(loaded, settings).run()


def _part() -> None:
    """No connection to the database is shared between processes, and nobody looks for rubbish in what they share."""
    from django.db import connections  # Django is awake only once the application is loaded

    connections.close_all()
    gc.freeze()
    gc.enable()


def _read() -> None:
    """What the pages show, before the first of them is asked for: it takes a process half a second."""
    from criterio.web.workplace import house  # as above

    house().reading()


def _tell_to_end(keepers: list[int]) -> None:
    for keeper in keepers:
        with suppress(ProcessLookupError):
            os.kill(keeper, signal.SIGTERM)
