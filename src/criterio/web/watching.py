# SPDX-License-Identifier: EUPL-1.2
"""Keeps one worker beside the pages: when it dies, however it died, another takes up what it left."""

import subprocess
import sys
import threading
import time
from pathlib import Path

_SHORT = 5.0
"""Seconds: a worker that lived less has something wrong, and the next one waits."""

_LONGEST = 60.0


class Watch:
    """A worker of ``root``, from ``begin`` to ``end``."""

    def __init__(self, root: Path) -> None:
        self._command = [sys.executable, "-m", "criterio.web.working", str(root)]
        self._worker: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()

    def begin(self) -> None:
        """Returns at once."""
        threading.Thread(target=self._keep, daemon=True).start()

    def end(self) -> None:
        """Tells the worker to end what it is doing."""
        self._ending.set()
        if self._worker is not None:
            self._worker.terminate()

    def _keep(self) -> None:
        pause = 0.0
        while not self._ending.wait(pause):
            begun = time.monotonic()
            self._worker = subprocess.Popen(self._command, stdin=subprocess.PIPE)  # noqa: S603  # our own module
            self._worker.wait()
            pause = 0.0 if time.monotonic() - begun > _SHORT else min(2 * pause + 1, _LONGEST)
