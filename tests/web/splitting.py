# SPDX-License-Identifier: EUPL-1.2
"""Processes that are split off one which has loaded what is slow to load, and knows no workspace.

To load it takes each server a second, and two while coverage looks on.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import coverage

SPLIT = get_context("forkserver")
SPLIT.set_forkserver_preload(
    [
        "altair", "babel.dates", "babel.lists", "babel.messages.pofile", "babel.numbers", "click", "coverage",
        "cryptography.x509", "django.contrib.messages", "django.core.handlers.wsgi", "django.forms",
        "django.template.backends.jinja2", "django.views", "django_tasks", "fido2.server", "filelock",
        "gunicorn.app.base", "gunicorn.workers.gthread", "highspy", "holidays", "ibis", "ibis.backends.duckdb",
        "jinja2", "pandas", "pyarrow.compute", "pyarrow.parquet", "pydantic", "pydantic.main", "qrcode", "requests",
        "rich.console", "rich.table", "scipy.linalg", "scipy.ndimage", "scipy.sparse", "scipy.special",
    ]
)  # fmt: skip


def work_out(root: Path, *files: Path) -> None:
    """Takes files in, whole, and works everything out; nothing of it is remembered here."""
    process = SPLIT.Process(target=_work_out, args=(root, files))
    process.start()
    process.join()
    assert process.exitcode == 0


def _work_out(root: Path, files: tuple[Path, ...]) -> None:
    from criterio.wiring import House  # wakes Django for this workspace

    house = House(root)
    assert [report for report in house.import_files(files) if report.refused or not report.taken] == []
    house.refresh(datetime.now(UTC))


def answer(words: Sequence[object], env: Mapping[str, str], at: Path) -> CompletedProcess[str]:
    """``criterio`` with these words, in a folder, until it ends: as ``subprocess.run`` would tell it."""
    told = [str(word) for word in words]
    with TemporaryDirectory() as place:
        out, err = Path(place) / "out", Path(place) / "err"
        process = SPLIT.Process(target=answered, args=(told, dict(env), at, out, err))
        process.start()
        process.join()
        return CompletedProcess(told, process.exitcode, out.read_text(), err.read_text())


def answered(words: list[str], env: dict[str, str], at: Path, out: Path, err: Path) -> None:
    os.chdir(at)
    becomes(env, out, err)
    coverage.process_startup()
    from criterio.cli import main  # each process of the tests loads it for itself

    try:
        main(words)
    finally:
        _told()


def becomes(env: dict[str, str], out: Path, err: Path) -> None:
    """This process has that environment, and writes there."""
    os.environ.clear()
    os.environ.update(env)
    for stream, path in ((sys.stdout, out), (sys.stderr, err)):
        with path.open("ab") as file:
            os.dup2(file.fileno(), stream.fileno())


def _told() -> None:
    """What coverage saw is kept at the end."""
    if watching := coverage.Coverage.current():
        watching.stop()
        watching.save()


def served(words: list[str], works_out: bool = False) -> None:
    """As the command begins; what coverage sees is kept at the end, also that of processes that were split off.

    It sees what is asked of the pages, not how they are loaded: that takes each server twice as long while it looks on,
    and ``test_application.py`` shows it once for all.
    """
    from criterio.cli import main  # each process of the tests loads it for itself
    from criterio.web import serving

    try:
        with patch.object(serving, "application", partial(_application, serving.application, works_out)):
            main(words)
    finally:
        _told()


def _application(load: Callable[..., Any], works_out: bool, *told: object) -> Any:
    """Loaded as ever, but perhaps for what works everything out; from now on coverage sees what runs."""
    loaded = load(*told)
    from criterio.wiring import House  # Django is awake only once the application is loaded

    if not works_out:
        House.refresh = lambda house, at: None
    coverage.process_startup()
    return loaded
