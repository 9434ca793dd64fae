# SPDX-License-Identifier: EUPL-1.2
"""The pages of returns before data that mislead: a shock, a jump of coverage, a renamed metric, five weeks, nothing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.web import nursery, splitting
from tests.web.conftest import Served, start

from criterio.demo.cast import cast
from criterio.demo.exports._export import exports
from criterio.demo.simulate import live
from criterio.demo.town import folder_of

EN = {"Accept-Language": "en"}
FIRST, WEEKS, START = date(2023, 10, 2), 150, 120
UNITS = [f"Oficina {number}" for number in range(1, 15)]
CAMPAIGNS = {  # name: unit or profile, indicator
    "Nothing": ("unit:Oficina 1", "citas"),
    "Shock": ("unit:Oficina 1", "visitas"),
    "Coverage": ("unit:Oficina 1", "tramites"),
    "Renamed": ("facebook:culturavillaclara", "views"),
    "Five weeks": ("unit:Oficina nueva", "citas"),
}
LOT = {  # who else could have been drawn
    "Nothing": [f"unit:{unit}" for unit in UNITS[1:]],
    "Shock": [],
}


def day(week: int) -> date:
    return FIRST + timedelta(weeks=week)


def declaration() -> str:
    lines = ['name = "Villaclara"\nlanguage = "en"\n']
    for name, (subject, indicator) in CAMPAIGNS.items():
        lines += ["[[campaigns]]", f'name = "{name}"', f"began_on = {day(START)}"]
        lines += [f'on = ["{subject}"]', f'indicators = ["{indicator}"]']
        if name in LOT:
            lines += ["by_lot = true", f"drawn_from = {LOT[name]}"]
    return "\n".join(lines)


def outcomes() -> str:
    """Appointments as always; visits to which something happened everywhere; procedures that few offices counted."""
    rng, rows = np.random.default_rng(11), ["fecha;unidad;indicador;valor"]
    for unit in [*UNITS, "Oficina nueva"]:
        for week in range(WEEKS):
            if unit == "Oficina nueva" and week < START - 5:
                continue
            shock = 3.0 if week >= START else 1.0
            rows.append(f"{day(week)};{unit};citas;{rng.poisson(60)}")
            rows.append(f"{day(week)};{unit};visitas;{rng.poisson(40 * shock)}")
            if week >= START or unit in UNITS[::2]:
                rows.append(f"{day(week)};{unit};tramites;{rng.poisson(50)}")
    return "\n".join(rows) + "\n"


def a_profile_whose_metric_was_renamed(root: Path) -> Path:
    """As Meta exports it: impressions until summer, views since."""
    rng = np.random.default_rng(12)
    (player,) = [one for one in cast() if one.part == "metric_rename"]
    _, (played,) = live((player,), day(WEEKS) - timedelta(days=1), rng)
    exports()[player.export](folder_of(root, played), played, rng)
    return folder_of(root, played)


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Served]:
    root: Path = tmp_path_factory.mktemp("office")
    (root / "administration.toml").write_text(declaration(), encoding="utf-8")
    (root / "resultados.csv").write_text(outcomes(), encoding="utf-8")
    renamed = a_profile_whose_metric_was_renamed(root)
    splitting.work_out(root, root / "resultados.csv", renamed)
    served = start(root, begin=nursery.run)
    yield served
    served.end()


@pytest.fixture(scope="module")
def told(office) -> dict[str, str]:
    """The page of each campaign, as text."""
    with office.client("reader") as reader:
        pages = {name: reader.get(f"/attribute/effects/{name}/", headers=EN).text for name in CAMPAIGNS}
    return {name: re.sub(r"<[^>]+>", "", page[page.index("<main") :]) for name, page in pages.items()}


def test_with_no_effect_it_says_no_evidence(told):
    assert "No evidence of an effect" in told["Nothing"]


def test_the_lot_tells_by_itself_how_often_another_draw_shows_as_much(told):
    """One in fourteen sets no bounds at nine in ten; and without who else was in the lot nothing can be told of it."""
    assert "Of the draws that could have come out" in told["Nothing"]
    assert "it is not written who else was in the lot" in told["Shock"]


def test_something_that_happened_to_everybody_is_not_put_down_to_the_campaign(told):
    """Visits tripled in every office on the same day."""
    assert "Something moved everybody around the start" in told["Shock"]
    assert "It brought between" not in told["Shock"]


def test_offices_that_begin_to_count_are_not_taken_for_an_effect(told):
    assert "What the data cover changed with the start" in told["Coverage"]
    assert "It brought between" not in told["Coverage"]


def test_a_count_that_the_network_renamed_is_refused_with_the_day(told):
    assert "stopped counting impressions on 15 Nov 2025 and counts views since" in told["Renamed"]
    assert "more than without it" not in told["Renamed"]


def test_five_weeks_before_the_start_are_too_few(told):
    assert "only 5 weeks are known before it began. At least 8 are needed" in told["Five weeks"]
    assert "more than without it" not in told["Five weeks"]
