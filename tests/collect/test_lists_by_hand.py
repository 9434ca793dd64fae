# SPDX-License-Identifier: EUPL-1.2
"""A list of profiles as an office keeps it, with its slips: each is told in plain words and can be mended."""

import openpyxl
import pytest

from criterio.collect.mended import mend, refused_rows
from criterio.collect.preview import preview
from criterio.formats._format import Options
from criterio.formats._propose import propose
from criterio.store import imports, registry
from criterio.wiring import House

MAPPING = """
name = "list"
kind = "register"
[columns]
unit = "Concejalía"
network = "Red"
handle = "Perfil"
opened_on = "Alta"
followers = "Seguidores"
"""
HEADER = ["Concejalía", "Red", "Perfil", "Alta", "Seguidores", "Para qué"]
ROWS = [
    ["Cultura", "Facebok", "culturavila", "15/01/2022", 900, "Agenda"],
    ["Cultura", "Instagram", "bibliovila", "12/03/2012", 300, "Lectura"],
]


@pytest.fixture
def file(desk):
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(row)
    path = desk.inbox / "Perfiles 2026-11-20.xlsx"
    book.save(path)
    return path


def taken(desk, file) -> int:
    (desk.inbox / "list.toml").write_text(MAPPING, encoding="utf-8")
    desk.take(file, mapping=str(desk.inbox / "list.toml"))
    return imports.imported(House(desk.root).store)[0].run


def test_the_words_of_a_town_hall_are_known(file):
    columns = propose(file).mapping.columns
    assert (columns["unit"], columns["purpose"]) == (("Concejalía",), ("Para qué",))


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Perfil / enlace", "@vila"), ("Cuenta en la red", "vila"), ("Dónde", "@vila"), ("Dónde", "facebook.com/vila")],
)
def test_the_profile_is_found_under_whatever_header(desk, header, cells):
    lines = [f"Red;{header};Área;Quién la lleva", *(f"Facebook;{cells}{n};Área {n};Ana {n}" for n in range(5))]
    assert propose(desk.write("list.csv", ["Perfiles del Ayuntamiento;;;", *lines])).mapping.columns["handle"] == (
        header,
    )


def test_a_profile_that_cannot_be_placed_is_refused_once_with_its_whole_row_and_what_it_may_be(desk, file):
    (row,) = refused_rows(House(desk.root).store, taken(desk, file)).rows
    assert row.cells["Perfil"] == "culturavila"
    assert "Facebook" in row.reason


def test_what_is_no_profile_is_told_with_its_column_and_how_to_write_it(desk):
    desk.write("list.toml", MAPPING)
    lines = [
        "Concejalía,Red,Perfil,Para qué",
        "Deportes,Facebook,Deportes Vila,Deporte",
        "Cultura,Facebook,culturavila,",
    ]
    report = desk.take(desk.write("list-2026-11-20.csv", lines), mapping=str(desk.inbox / "list.toml"))
    (row,) = refused_rows(House(desk.root).store, report.run).rows
    assert (row.column, row.value, "write its address" in row.reason) == ("Perfil", "Deportes Vila", True)


def test_it_goes_in_once_its_network_is_put_right(desk, file):
    run, house = taken(desk, file), House(desk.root)
    report = mend(house.store, house.administration, house.reader, run, {2: {"Red": "Facebook"}})
    assert (report.refused, refused_rows(house.store, run).rows) == (0, ())
    assert {str(one.key) for one in registry.profiles(house.store)} == {"facebook:culturavila", "instagram:bibliovila"}


def test_days_written_as_text_in_a_spreadsheet_are_read_by_those_that_leave_no_doubt(desk, file):
    taken(desk, file)
    opened = desk.rows("inventory", "handle", "opened_on")
    assert [(handle, str(day)) for handle, day in opened] == [("bibliovila", "2012-03-12")]


def test_what_a_mapped_file_is_has_a_name_for_people(desk, file):
    (desk.inbox / "list.toml").write_text(MAPPING, encoding="utf-8")
    house = House(desk.root)
    seen = preview(house.store, house.administration, file, Options(), str(desk.inbox / "list.toml"))
    assert house.reader.text(seen.title) in ("A list of profiles", "Una lista de perfiles")
