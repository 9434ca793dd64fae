# SPDX-License-Identifier: EUPL-1.2
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from inspect import signature
from threading import Thread
from types import SimpleNamespace

import pytest
from tests.collect.conftest import X_HEADER, x_post

import criterio
from criterio.domain.administration import TiedUnits
from criterio.domain.errors import BadInput, RuleBroken
from criterio.domain.estimate import Figure
from criterio.domain.governance import Custody
from criterio.expect import run
from criterio.expect.pace import DAYS, MONTHS
from criterio.expect.run import expect_all
from criterio.store.custody import write_custody
from criterio.wiring import House, expected, working_out
from criterio.wiring import house as house_module
from criterio.wiring import reading as disk

AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def house(town, tmp_path):
    return criterio.open(shutil.copytree(town, tmp_path / "town"))


@pytest.fixture
def without(town, tmp_path):
    """The same town, where nothing has been worked out."""
    return criterio.open(shutil.copytree(town, tmp_path / "without", ignore=shutil.ignore_patterns(disk.FOLDER)))


@pytest.fixture
def ahead_once(monkeypatch):
    """What is asked for again of the same day and the same declaration is not looked ahead again: it takes ten seconds.

    Weeks, days and months are looked ahead together, and only one of them is told.
    """
    seen = []

    def look(known, administration, *asked, **named):
        told = signature(expect_all).bind(known, administration, *asked, **named)
        told.apply_defaults()
        key = (administration, *(list(told.arguments.values())[2:]))
        if key not in [one for one, _ in seen]:
            seen.append((key, expect_all(known, administration, *asked, **named)))
        return next(found for one, found in seen if one == key)

    for room in (run, working_out, expected):
        monkeypatch.setattr(room, "expect_all", look)


@pytest.mark.usefixtures("unseen", "ahead_once")
def test_what_was_worked_out_is_what_would_be_worked_out_again(house, without):
    plan = house.plan()
    assert plan == without.plan()
    assert house.course(plan) == without.course(plan)
    assert house.expect() == without.expect()
    for periods, pace in ((14, DAYS), (2, MONTHS)):
        assert house.expect(periods=periods, pace=pace) == without.expect(periods=periods, pace=pace)
    assert house.look_back() == without.look_back()
    assert house.returns() == without.returns()
    assert house.spread() == without.spread()
    assert house.last_day() == without.last_day()
    for by in ("profile", "unit", "network", "all"):
        for metrics in (None, ["posts", "engagement_e"]):
            found, again = (one.measure(by=by, metrics=metrics) for one in (house, without))
            assert list(map(rounded, found)) == list(map(rounded, again))


def rounded(figure: Figure) -> Figure:
    """To nine digits: threads add in any order, and the last digit of a sum depends on it."""
    told = {name: getattr(figure, name) for name in ("value", "low", "high", "raw")}
    return replace(figure, **{name: one if one is None else float(f"{one:.9g}") for name, one in told.items()})


def works(house, monkeypatch) -> bool:
    """Whether the plan is worked out again: here that only counts."""
    worked = []
    monkeypatch.setattr(House, "_work_out", lambda self, on: worked.append(on) or SimpleNamespace(plan=None))
    house.plan()
    return bool(worked)


def test_nothing_is_worked_out_twice(house, monkeypatch):
    assert not works(house, monkeypatch)


def test_another_day_is_worked_out(house, monkeypatch):
    monkeypatch.setattr(House, "_work_out", lambda self, on: SimpleNamespace(plan=on))
    assert house.plan(house.last_day()) == house.reading().plan
    assert house.plan(date(2026, 5, 4)) == date(2026, 5, 4)


def test_whoever_answers_for_a_profile_now_is_worked_out(house, monkeypatch):
    held = house.register()[0].profile.key
    write_custody(house.store, held, Custody("Somebody New"), "ana@example.org", AT)
    assert works(house, monkeypatch)


def test_a_new_tie_beside_the_declaration_is_worked_out(house, monkeypatch):
    one, other = house.declared.units[0].name, house.declared.units[1].name
    tied = replace(house.declared, ties=(*house.declared.ties, TiedUnits(one, other)))
    monkeypatch.setattr(house.declaration, "now", lambda: tied)
    assert works(house, monkeypatch)


def test_an_expectation_that_was_due_is_scored(house):
    before = house.look_back().of_people
    known = next(score.expectation for score in house.look_back().scores)
    house.write_down([replace(known, author="ana@example.org", number=0, replaces=None)])
    assert len(house.look_back().of_people) == len(before) + 1


def test_what_was_worked_out_is_read_by_another_process_as_it_was(folder):
    file = folder / "x@villaclara.csv"
    file.write_text("\n".join([X_HEADER, *map(x_post, range(40))]), encoding="utf-8")
    list(criterio.open(folder).import_files([file]))
    made, read = criterio.open(folder).refresh(AT), criterio.open(folder).reading()
    assert (read, read.made_at) == (made, AT)


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


def test_a_reading_of_another_numpy_counts_as_none(house, monkeypatch):
    assert house.reading() is not None
    monkeypatch.setattr(disk.np, "__version__", "1.0")
    disk._shape.cache_clear()
    disk.keep(house.reading(), house.root)
    monkeypatch.undo()
    disk._shape.cache_clear()
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


class Interrupted(dict):
    """Right after somebody has looked whether a thing is there, somebody else comes in between."""

    def __init__(self, said, other):
        super().__init__(said)
        self.other = other

    def __contains__(self, key):
        return self.interrupted(super().__contains__(key))

    def get(self, key):
        return self.interrupted(super().get(key))

    def interrupted(self, seen):
        other, self.other = self.other, lambda: None
        other()
        return seen


def test_a_visit_keeps_what_it_reads_while_another_finds_a_newer_reading(folder, monkeypatch):
    stamps, house = [1, 2], House(folder)
    monkeypatch.setattr(house_module, "written_at", lambda root: stamps.pop(0))
    monkeypatch.setattr(house_module, "kept", lambda root: "newer")
    another = Thread(target=house.reading)

    def comes() -> None:
        another.start()
        another.join(0.1)

    vars(house)["_kept"] = Interrupted({1: "older"}, comes)
    assert house.reading() == "older"
    another.join()
    assert dict(house._kept) == {2: "newer"}


def test_a_visit_keeps_what_it_tries_while_another_throws_the_oldest_tries_away(folder):
    house = House(folder)
    told = SimpleNamespace(made_at=AT)
    tried = Interrupted({(AT, 10.0, None, ()): "choice"}, lambda: None)
    tried.other = tried.clear
    vars(house)["_choices"] = tried
    assert house.what_if(told, 10.0, None) == "choice"
