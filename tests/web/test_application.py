# SPDX-License-Identifier: EUPL-1.2
"""What a server wakes before it opens."""

import json
import os
import subprocess
import sys
from pathlib import Path

START = """
import json, sys
from pathlib import Path
from criterio.settings.machine import machine
from criterio.web.application import application
application(Path(sys.argv[1]), machine())
print(json.dumps(sorted(sys.modules)))
"""
SLOW = {"altair", "icalendar", "scipy.optimize", "scipy.sparse.csgraph", "scipy.stats"}
"""Each takes a tenth of a second, or half of one."""


def test_what_only_some_pages_ask_for_sleeps_while_the_server_starts(tmp_path: Path, measured):
    (tmp_path / "administration.toml").write_text('name = "Villaclara"\n', encoding="utf-8")
    words = [sys.executable, "-c", START, str(tmp_path)]
    told = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ | measured)
    loaded = set(json.loads(told.stdout))
    assert "criterio.web.pages.expect.outlook" in loaded
    assert loaded & SLOW == set()
