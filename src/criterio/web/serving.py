# SPDX-License-Identifier: EUPL-1.2
"""Serves a workspace: gunicorn's processes for the pages, and one beside them for the work that waits."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from criterio.settings.machine import Machine
from criterio.web.application import application
from criterio.web.working import work


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn, told everything here: it reads no file and no environment."""

    def __init__(self, root: Path, machine: Machine, settings: dict[str, Any]) -> None:
        self.root, self.machine, self.settings = root, machine, settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """Once, before the processes part: they share what was loaded."""
        return application(self.root, self.machine)


def serve(root: Path, machine: Machine, address: str, processes: int, ready: Callable[[], None]) -> None:
    """Until it is told to end. ``ready`` is called when the pages can be asked for."""
    worker = multiprocessing.get_context("spawn").Process(target=work, args=(root, machine), daemon=True)

    def when_ready(server: Any) -> None:
        worker.start()
        ready()

    settings = {
        "bind": address,
        "workers": processes,
        "threads": 4,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "when_ready": when_ready,
        "on_exit": lambda server: worker.terminate(),
        "post_fork": _part,
    }
    Server(root, machine, settings).run()


def _part(server: Any, process: Any) -> None:
    """No connection to the database is shared between processes."""
    from django.db import connections  # Django is awake only once the application is loaded

    connections.close_all()
