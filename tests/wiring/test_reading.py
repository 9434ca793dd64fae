# SPDX-License-Identifier: EUPL-1.2
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import criterio
from criterio.demo.town import EXPORTS, build
from criterio.domain.errors import BadInput, RuleBroken
from criterio.wiring import reading as disk

AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("reading") / "town"
    build(folder)
    list(criterio.open(folder).import_files([folder / EXPORTS]))
    criterio.open(folder).refresh(AT)
    return folder


@pytest.fixture
def house(town, tmp_path):
    return criterio.open(shutil.copytree(town, tmp_path / "town"))


def test_what_was_worked_out_is_read_by_another_process_as_it_was(house):
    assert house.reading().plan == house.plan()
    assert house.reading().made_at == AT


def test_nothing_worked_out_is_none(folder):
    assert criterio.open(folder).reading() is None


def test_an_empty_workspace_has_nothing_to_work_out(folder):
    with pytest.raises(BadInput):
        criterio.open(folder).refresh(AT)


def test_a_reading_of_other_classes_counts_as_none(house, monkeypatch):
    file = house.root / disk.FOLDER / disk.FILE
    monkeypatch.setattr(disk, "_shape", lambda: b"another")
    disk.keep(house.reading(), house.root)
    monkeypatch.undo()
    assert file.read_bytes().startswith(b"another")
    assert house.reading() is None


def test_half_a_file_counts_as_none(house):
    file = house.root / disk.FOLDER / disk.FILE
    file.write_bytes(file.read_bytes()[:1000])
    assert house.reading() is None


def test_a_change_of_the_declaration_makes_it_stale(house):
    reading = house.reading()
    assert not house.is_stale(reading)
    declaration = house.root / "administration.toml"
    declaration.write_text(declaration.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert house.is_stale(reading)


def test_the_declared_limits_give_the_portfolio_that_was_decided(house):
    reading = house.reading()
    portfolio = reading.plan.portfolio
    choice = house.what_if(reading, portfolio.hours_capacity, portfolio.euros_capacity)
    assert choice.modes == {verdict.subject: verdict.mode for verdict in portfolio.verdicts}
    assert (choice.hours, choice.euros, choice.value) == (portfolio.hours, portfolio.euros, portfolio.value)


def test_fewer_hours_give_a_portfolio_that_fits_in_them(house):
    reading = house.reading()
    half = reading.plan.portfolio.hours_capacity / 2
    choice = house.what_if(reading, half, reading.plan.portfolio.euros_capacity)
    assert choice.hours <= half
    assert choice.value.middle < reading.plan.portfolio.value.middle


def test_no_portfolio_fits_in_less_than_nothing(house):
    with pytest.raises(RuleBroken):
        house.what_if(house.reading(), -1, None)


def test_trends_of_all_are_the_sum_of_the_networks(house):
    trends = house.reading().trends
    networks = [weeks for subject, weeks in trends.items() if subject.startswith("network:")]
    for week in trends["all"][-20:]:
        same = [one for weeks in networks for one in weeks if one.monday == week.monday]
        assert week.posts == sum(one.posts for one in same)
        assert week.interactions == sum(one.interactions for one in same if one.interactions is not None)
