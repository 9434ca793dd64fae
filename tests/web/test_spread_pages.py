# SPDX-License-Identifier: EUPL-1.2
"""Where to begin and who works with whom: the town where a practice passes on, and offices where nobody could tell."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from tests.web import nursery, splitting
from tests.web.axe import barriers
from tests.web.conftest import Served, start

EN = {"Accept-Language": "en"}
PAGES = ("/spread/", "/spread/network/")
MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(24)]


def text(page: str) -> str:
    """What a person reads of the main part."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<main") :])))


def rows(page: str) -> list[list[list[str]]]:
    """Cells of every table."""
    tables = re.findall(r"<tbody[^>]*>(.*?)</tbody>", page, re.DOTALL)
    return [
        [[text(f"<main{cell}") for cell in re.findall(r"<t[dh](.*?)</t[dh]>", row, re.DOTALL)] for row in found]
        for found in (re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL) for table in tables)
    ]


@pytest.fixture(scope="module")
def pages(served) -> dict[str, str]:
    with served.client("reader") as reader:
        return {path: reader.get(path, headers=EN).text for path in PAGES}


def test_the_town_is_told_that_the_practice_passes_on_with_a_range_and_a_grade(pages):
    told = text(pages["/spread/"])
    found = re.search(r"(\d+) to (\d+) more of 100 such units take it up each month", told)
    assert found is not None
    low, high = map(int, found.groups())
    assert low < 20 < high  # what the town plants
    assert "Whether it spreads cannot be told" not in told
    assert "Practice: Cita por mensaje." in told
    assert "cita_por_mensaje" not in told


def test_each_unit_to_begin_with_is_open_to_it_and_has_its_reasons(pages):
    begin = rows(pages["/spread/"])[0]
    ties = {cells[1].strip(): cells[2] for cells in rows(pages["/spread/network/"])[0]}
    assert len(begin) == 3
    for unit, because, _, hours, euros in begin:
        assert "begin here" in ties[unit.strip()]
        assert because.strip()
        assert (hours.strip(), euros.strip()) == ("1.50–3.00", "2,152–4,705")  # as the town declares the initiative


def test_who_is_next_comes_with_a_chance_and_why_and_as_no_prophecy(pages):
    following = rows(pages["/spread/"])[1]
    chances = [int(cells[1]) for cells in following]
    assert chances == sorted(chances, reverse=True)
    assert all(cells[2].strip() for cells in following)
    assert "never as a prophecy" in text(pages["/spread/"])


def test_the_network_and_the_tree_are_drawn_each_with_its_table(pages):
    page = pages["/spread/network/"]
    assert page.count("<svg") >= 2
    network, tree = rows(page)
    assert network == tree
    assert len(network) == 14
    assert any("since" in cells[2] for cells in network)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_in_the_way_of_anybody(as_person, path, width):
    page = as_person("reader", width=width)
    page.goto(path)
    assert barriers(page) == []


def adoptions(when: dict[str, int]) -> str:
    """Ten offices by month, from the month in which each takes it up."""
    lines = ["fecha;unidad;indicador;valor"]
    lines += [
        f"{day};Oficina {i};cita;{int(m >= when.get(str(i), 99))}" for i in range(10) for m, day in enumerate(MONTHS)
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module", params=["few", "ordered"])
def refused(request, tmp_path_factory) -> Iterator[tuple[str, Served]]:
    """Offices in a ring where two took it up, or where an order moved eight within two months."""
    when = {"few": {"0": 3, "1": 9}, "ordered": {"0": 3, **{str(i): 12 + i % 2 for i in range(1, 9)}}}[request.param]
    root: Path = tmp_path_factory.mktemp(request.param)
    units = "\n".join(f'[[units]]\nname = "Oficina {i}"' for i in range(10))
    ties = "\n".join(f'[[ties]]\none = "Oficina {i}"\nother = "Oficina {(i + 1) % 10}"' for i in range(10))
    declared = f'name = "Villaclara"\nlanguage = "en"\n{units}\n{ties}\n'
    (root / "administration.toml").write_text(declared, encoding="utf-8")
    (root / "citas.csv").write_text(adoptions(when), encoding="utf-8")
    splitting.work_out(root, root / "citas.csv")
    served = start(root, begin=nursery.run)
    yield request.param, served
    served.end()


def test_a_refusal_says_why_what_would_tell_and_that_the_forecast_leaves_ties_out(refused):
    case, served = refused
    why = {
        "few": "One unit has taken it up besides the first. At least 4 are needed",
        "ordered": "one shock explains the wave as well as ties do",
    }
    with served.client("reader") as reader:
        told = text(reader.get("/spread/", headers=EN).text)
    assert "The data cannot tell whether it passes from unit to unit." in told
    assert why[case] in told
    assert "the forecast leaves ties out" in told
    assert "more of 100 such units" not in told


def test_without_a_practice_it_says_what_to_give(office):
    with office().client("reader") as reader:
        told = [text(reader.get(path, headers=EN).text) for path in PAGES]
    assert all("No practice is followed yet. Give a table" in page for page in told)
