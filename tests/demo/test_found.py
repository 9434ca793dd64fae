# SPDX-License-Identifier: EUPL-1.2
"""What the real command says of the invented town, held to its truth."""

import json
from datetime import date, timedelta

import pytest

from criterio.demo.bets import TRIED

HIDDEN = ("Repite otro perfil", "Desatendido: la gente escribe y nadie responde", "Pequeño, con gran retorno")


@pytest.fixture(scope="module")
def rows(town):
    (appendix,) = json.loads((town / "plan" / "plan.json").read_text(encoding="utf-8"))["appendices"]
    return appendix["rows"]


@pytest.mark.parametrize(("what", "many"), list(zip(HIDDEN, (3, 4, 3), strict=True)))
def test_duplicates_zombies_and_jewels_have_the_verdict_that_does_them_justice(rows, what, many):
    found = {row[1]: row[-1] for row in rows if row[0] == what}
    assert found == dict.fromkeys(found, "sí")
    assert len(found) == many


def test_what_nobody_can_know_is_tried_with_its_day_its_threshold_its_heir_and_its_budget(town, rows):
    assert [row[-1] for row in rows if row[1] == TRIED] == ["sí"]
    (pilot,) = json.loads((town / "plan" / "plan.json").read_text(encoding="utf-8"))["pilots"]
    assert (pilot["initiative"], pilot["heir"], pilot["indicator"]) == (TRIED, "Atención Ciudadana", "llamadas")
    assert date.fromisoformat(pilot["stop_on"]) - date.fromisoformat(pilot["starts_on"]) == timedelta(days=180)
    assert pilot["decides_at"] > 0
    assert not pilot["at_least"]  # fewer calls are better
    assert 0 < pilot["hours_granted"] < 26 * pilot["hours_per_week"]
    assert 0 < pilot["euros_granted"] < pilot["euros_per_year"]


def test_the_best_portfolio_is_found(rows):
    (row,) = [row for row in rows if row[0] == "La mejor cartera"]
    assert row[-1] == "sí"
