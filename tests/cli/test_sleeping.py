# SPDX-License-Identifier: EUPL-1.2
"""What sleeps while the command line works or tells how it is used."""

import json
import os
import subprocess
import sys

TOLD = """
import json, sys
from click.testing import CliRunner
from criterio.cli import main
asked = [["--help"], *([name, "--help"] for name in main.list_commands(None))]
said = [CliRunner().invoke(main, words).exit_code for words in asked]
print(json.dumps([said, sorted(sys.modules)]))
"""
SLOW = {"django", "duckdb", "ibis", "numpy", "pandas", "pyarrow", "pydantic", "scipy"}
"""What the rooms stand on: together they take a second."""

THREADS = """
import json, os
import criterio.cli
before = len(os.listdir("/proc/self/task"))
import numpy, scipy.linalg
threads = len(os.listdir("/proc/self/task")) - before
print(json.dumps({"told": os.environ["OPENBLAS_NUM_THREADS"], "threads": threads}))
"""


def test_no_room_wakes_for_the_help_of_any_command():
    words = [sys.executable, "-c", TOLD]
    said, loaded = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert (set(said), len(said) > 10) == ({0}, True)
    assert "criterio.cli.commands.attribute" in loaded
    assert SLOW & set(loaded) == set()


def test_linear_algebra_has_one_thread():
    assert begun({})["threads"] == 0


def test_linear_algebra_has_the_threads_that_the_machine_says():
    assert begun({"OPENBLAS_NUM_THREADS": "2"})["told"] == "2"


def begun(told: dict[str, str]) -> dict:
    """What the command line tells the libraries of linear algebra, and the threads that they begin."""
    env = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | told
    said = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, check=True, env=env)
    return json.loads(said.stdout)
