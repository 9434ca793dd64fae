# SPDX-License-Identifier: EUPL-1.2
"""Answers that were kept under a name go on being those of whoever bears it, where one alone does."""

import json
import subprocess
import sys

BEFORE_AND_AFTER = """
import json, sys
from datetime import UTC, date, datetime
from pathlib import Path
from django.core.management import call_command
from criterio.settings.machine import machine
from criterio.web.configure import configure
configure(Path(sys.argv[1]), machine())
call_command("migrate", verbosity=0)
call_command("migrate", "web", "0002", verbosity=0)
from criterio.store.models import Preferences
from criterio.web.models import Account
for email, name in (("ana@example.org", "Ana"), ("eva@example.org", "Eva"), ("e2@example.org", "Eva")):
    Account.objects.create(email=email, name=name)
for person in ("Ana", "Eva", "ana@example.org"):
    said = {"question": {"first": "service", "second": "social", "times": 2.0}, "preferred": "first"}
    answers = [{**said, "who": person, "on": "2026-11-01"}]
    Preferences.objects.create(person=person, answers=answers, began_at=datetime.now(UTC))
call_command("migrate", verbosity=0)
print(json.dumps([(row.person, row.answers[0]["who"]) for row in Preferences.objects.order_by("id")]))
"""


def test_a_name_that_two_bear_stays_a_name(folder):
    words = [sys.executable, "-c", BEFORE_AND_AFTER, str(folder)]
    told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert told == [["ana@example.org"] * 2, ["Eva"] * 2, ["ana@example.org"] * 2]
