# SPDX-License-Identifier: EUPL-1.2
"""The console command as people run it, and the same in this process where another adds nothing."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from criterio.cli import main

COMMAND = Path(sys.executable).with_name("criterio")


@pytest.fixture
def run(folder: Path) -> Callable[..., Result]:
    """``criterio -C <workspace> …``."""
    return lambda *words: CliRunner().invoke(main, ["-C", str(folder), *map(str, words)])


@pytest.fixture
def console() -> Callable[..., subprocess.CompletedProcess]:
    """The real command, in the folder given."""
    return lambda at, *words: subprocess.run(
        [str(COMMAND), *map(str, words)], cwd=at, capture_output=True, text=True, timeout=120, check=False
    )
