# SPDX-License-Identifier: EUPL-1.2
"""What sleeps while the command line tells how it is used."""

import json
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


def test_no_room_wakes_for_the_help_of_any_command():
    words = [sys.executable, "-c", TOLD]
    said, loaded = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert (set(said), len(said) > 10) == ({0}, True)
    assert "criterio.cli.commands.attribute" in loaded
    assert SLOW & set(loaded) == set()
