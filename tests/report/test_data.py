# SPDX-License-Identifier: EUPL-1.2
"""One value is the same JSON in documents, in the API and in the answers of commands."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from criterio.cli._output import Output
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import say
from criterio.language.reader import Reader
from criterio.report.data import told

KEY = ProfileKey("x", "ayto")


@dataclass(frozen=True)
class Seen:
    """As any value of the house."""

    what: Any


VALUES = [
    (float("nan"), None),
    (float("-inf"), None),
    (2.5, 2.5),
    (None, None),
    (say("not known"), "no se sabe"),
    (KEY, "x:ayto"),
    ({KEY: [State.ACTIVE]}, {"x:ayto": ["active"]}),
    (date(2028, 2, 29), "2028-02-29"),
    (datetime(2026, 11, 2, 9, tzinfo=UTC), "2026-11-02T09:00:00+00:00"),
    (Path("plan/plan.json"), "plan/plan.json"),
    (frozenset({"one"}), ["one"]),
    (Seen(Seen((1, 2))), {"what": {"what": [1, 2]}}),
]


@pytest.mark.parametrize(("value", "as_json"), VALUES)
def test_a_value_is_told_as_json_has_it(value, as_json):
    assert told(value, Reader("es")) == as_json


@pytest.mark.parametrize(("value", "as_json"), VALUES)
def test_commands_answer_the_same_and_nothing_that_is_no_json(capsys, value, as_json):
    Output(Reader("es"), as_json=True).answer({"answer": value})
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail) == {"answer": as_json}
