# SPDX-License-Identifier: EUPL-1.2
"""A file that was given for one unit brings what is of that unit, and of nobody else."""

from datetime import UTC, datetime

import pytest

from criterio.collect.mended import mend, refused_rows
from criterio.collect.preview import preview
from criterio.formats._format import Options
from criterio.store import imports
from criterio.store.workspace import Store
from criterio.wiring import House

from .conftest import X_HEADER, x_post
from .test_importing import REGISTER, REGISTER_MAPPING

SPORT = frozenset({"Deportes"})
MARCH, APRIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def registered(desk):
    """A house in which the mayor's office has a profile on X, and Sport one on Instagram."""
    mapping = desk.write("ours.toml", REGISTER_MAPPING)
    desk.take(desk.write("register.csv", REGISTER), str(mapping), as_of=MARCH)
    return desk


def give(desk, path, units, mapping=""):
    options = Options(observed_at=APRIL, as_of=APRIL)
    (report,) = House(desk.root).import_files([path], options, mapping, units=units)
    return report


@pytest.mark.parametrize(("units", "taken"), [(SPORT, 0), (SPORT | {"Alcaldía"}, 2), (None, 2)])
def test_posts_of_another_unit_are_refused_one_by_one(registered, units, taken):
    report = give(registered, registered.write("posts.csv", [X_HEADER, x_post(1), x_post(2)]), units)
    assert (report.taken, report.refused) == (taken, 2 - taken)
    assert len(registered.rows("posts", "text")) == taken


def test_the_refusal_says_whose_it_is_and_what_to_do(registered):
    give(registered, registered.write("posts.csv", [X_HEADER, x_post(1)]), SPORT)
    store = Store(registered.root)
    (row,) = refused_rows(store, imports.imported(store)[-1].run).rows
    assert row.reason == (
        "x:villaclara belongs to Alcaldía, and this file was given for another unit: give it for that one, or ask "
        "whoever works there."
    )


def test_it_is_seen_before_it_is_taken(registered):
    path = registered.write("posts.csv", [X_HEADER, x_post(1), x_post(2)])
    house = House(registered.root)
    seen = preview(house.store, house.administration, path, Options(), units=SPORT)
    assert (seen.understood, seen.refused) == (0, 2)


def test_mending_is_no_way_around(registered):
    give(registered, registered.write("posts.csv", [X_HEADER, x_post(1, likes="many")]), SPORT)
    house = House(registered.root)
    run = imports.imported(house.store)[-1].run
    report = mend(house.store, house.administration, house.reader, run, {2: {"Likes": "7"}}, SPORT)
    assert (report.taken, report.refused) == (0, 1)


def test_a_register_of_one_unit_lists_nothing_of_others_and_takes_nothing_from_them(registered):
    lines = [REGISTER[0], "Deportes,x,@deportesvc,Eva", "Deportes,x,@villaclara,Eva", "Alcaldía,facebook,@alcaldia,Eva"]
    report = give(registered, registered.write("sport.csv", lines), SPORT, str(registered.inbox / "ours.toml"))
    assert (report.taken, report.refused) == (1, 2)
    assert registered.profiles() == ["x:villaclara", "instagram:deportesvc", "x:deportesvc"]


def test_what_is_of_the_whole_is_not_given_for_one_unit(registered):
    mapping = registered.write(
        "calls.toml",
        'name = "calls"\nkind = "outcomes"\n[columns]\nday = "Día"\nvalue = "Llamadas"\nunit = "Unidad"\n',
    )
    lines = ["Día,Unidad,Llamadas", "2026-03-01,Deportes,5", "2026-03-01,Alcaldía,6", "2026-03-01,,7"]
    report = give(registered, registered.write("calls.csv", lines), SPORT, str(mapping))
    assert registered.rows("series", "subject", "value") == [("unit:Deportes", 5.0)]
    assert (report.taken, report.refused) == (1, 2)
