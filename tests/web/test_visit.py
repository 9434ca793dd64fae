# SPDX-License-Identifier: EUPL-1.2
"""Days begin at midnight where the administration is, and not in Greenwich."""

import json
import subprocess
import sys
from pathlib import Path

TOLD = """
import json, sys
from datetime import datetime
from pathlib import Path
from criterio.settings.machine import machine
from criterio.web.application import application
application(Path(sys.argv[1]), machine())
from django.template import engines
from django.test import RequestFactory
from criterio.web.visit import Visit
shown = engines["jinja2"].from_string("{{ day_of(at) }} {{ local(at).strftime('%H:%M') }}")
asked = RequestFactory().get("/")
moments = [datetime.fromisoformat(at) for at in sys.argv[2:]]
print(json.dumps([[str(Visit(asked, at).today), shown.render({"at": at})] for at in moments]))
"""
MOMENTS = {
    "2026-06-30T22:30:00+00:00": ["2026-07-01", "2026-07-01 00:30"],
    "2026-12-31T22:30:00+00:00": ["2026-12-31", "2026-12-31 23:30"],
    "2028-02-28T23:10:00+00:00": ["2028-02-29", "2028-02-29 00:10"],
    "2026-10-25T00:30:00+00:00": ["2026-10-25", "2026-10-25 02:30"],  # the first time that it is half past two
}


def test_today_and_what_was_written_down_are_told_by_the_clock_of_the_administration(folder: Path):
    with (folder / "administration.toml").open("a", encoding="utf-8") as declaration:
        declaration.write('time_zone = "Europe/Madrid"\n')
    words = [sys.executable, "-c", TOLD, str(folder), *MOMENTS]
    told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert dict(zip(MOMENTS, told, strict=True)) == MOMENTS
