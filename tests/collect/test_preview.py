# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from pathlib import Path

import pytest

from criterio.collect import preview as looking
from criterio.collect.mapping import proposed, with_choices
from criterio.collect.preview import Preview, preview
from criterio.domain.errors import BadInput
from criterio.formats._format import Options
from criterio.formats._mapping import write_mapping
from criterio.wiring import House

from .conftest import X_HEADER, x_post
from .test_importing import POSTS_MAPPING, REGISTER, REGISTER_MAPPING, a_youtube_file


def look(desk, path: Path, mapping: str = "", **options) -> Preview:
    house = House(desk.root)
    options = {"observed_at": datetime(2026, 4, 1, tzinfo=UTC), **options}
    return preview(house.store, house.administration, path, Options(**options), mapping)


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file() and "sqlite" not in file.name}


def test_a_known_export_is_shown_as_it_will_be_understood(desk):
    lines = [x_post(1), x_post(2, likes="many"), x_post(3)]
    seen = look(desk, desk.write("posts.csv", [X_HEADER, *lines]))
    assert (seen.format, seen.locale, seen.yields, seen.mapped, seen.asks) == ("x_content", "en", "posts", False, "")
    assert (seen.understood, seen.refused, seen.whole, seen.already) == (2, 1, True, False)
    assert seen.profiles == ("x:villaclara",)
    assert [str(row[list(map(str, seen.sample.columns)).index("Published at")]) for row in seen.sample.rows] == [
        "2026-03-02",
        "2026-03-04",
    ], "a file of days says no hour, and its day is that of the town"
    shown = [dict(zip(map(str, seen.sample.columns), row, strict=True)) for row in seen.sample.rows]
    assert [(row["Text"], row["Reactions"], str(row["Profile"])) for row in shown] == [
        ("post 1", 3, "X · villaclara"),
        ("post 3", 3, "X · villaclara"),
    ]
    assert [(one.row, one.column, one.value) for one in seen.refusals] == [(3, "Likes", "many")]


def test_the_rows_of_a_list_are_counted_as_its_reader_counts_them(desk):
    path = desk.write("list.csv", ["network,handle,followers", *(f"x,profile{n},{n * 10}" for n in range(1, 16))])
    told = ['name = "list"', 'kind = "register"', "[columns]"]
    columns = "\n".join([*told, *(f'{name} = "{name}"' for name in ("network", "handle", "followers"))])
    mapping = desk.write("list.toml", [columns])
    day = datetime(2026, 3, 31, tzinfo=UTC)
    seen, report = look(desk, path, columns, as_of=day), desk.take(path, mapping=str(mapping), as_of=day)
    assert (seen.understood, report.taken) == (15, 15)


def test_looking_writes_nothing(desk):
    path = desk.write("posts.csv", [X_HEADER, x_post(1), x_post(2, likes="many")])
    before, files = desk.everything(), state_of(desk.root)
    look(desk, path)
    assert desk.everything() == before
    assert state_of(desk.root) == files


def test_what_is_shown_is_what_is_taken(desk):
    zeros = [",".join([*x_post(n).split(",")[:-3], "0", "0", "0"]) for n in range(6)]
    path = desk.write("posts.csv", [X_HEADER, *zeros, x_post(7, day="someday")])
    seen, report = look(desk, path), desk.take(path)
    assert (seen.understood, seen.refused, seen.notices) == (report.taken, report.refused, report.notices)
    assert "Reactions" not in map(str, seen.sample.columns)


def test_a_file_that_was_here_before_is_told(desk):
    path = desk.write("posts.csv", [X_HEADER, x_post(1)])
    desk.take(path)
    assert look(desk, path).already


def test_of_a_large_file_only_the_first_rows_are_read(desk, monkeypatch):
    monkeypatch.setattr(looking, "SMALL", 100)
    monkeypatch.setattr(looking, "GLANCE", 5)
    seen = look(desk, desk.write("posts.csv", [X_HEADER, *map(x_post, range(20))]))
    assert (seen.understood, seen.whole) == (5, False)


def test_a_file_that_does_not_say_whose_it_is_asks_for_it(desk):
    path = desk.write("Table data.csv", a_youtube_file().read_bytes())
    assert look(desk, path).asks == "profile"
    assert look(desk, path, profile="youtube:villaclara").profiles == ("youtube:villaclara",)


def test_dates_that_may_be_two_days_are_asked_for(desk):
    path = desk.write("posts.csv", ["Fecha,Cuenta,Texto,Me gusta", "01/02/2026,@villaclara,uno,3"])
    seen = look(desk, path, POSTS_MAPPING)
    assert (seen.asks, seen.date_order, seen.mapped) == ("date_order", None, True)
    told = look(desk, path, POSTS_MAPPING, date_order="dmy")
    assert (told.asks, told.date_order, told.understood) == ("", "dmy", 1)


def test_the_order_of_day_and_month_is_told(desk):
    path = desk.write("posts.csv", ["Fecha,Cuenta,Texto,Me gusta", "21/02/2026,@villaclara,uno,3"])
    assert look(desk, path, POSTS_MAPPING).date_order == "dmy"


def test_a_register_without_a_day_asks_for_it(desk):
    assert look(desk, desk.write("register.csv", REGISTER), REGISTER_MAPPING).asks == "as_of"
    told = look(desk, desk.write("register.csv", REGISTER), REGISTER_MAPPING, as_of=datetime(2026, 3, 1, tzinfo=UTC))
    assert (told.understood, told.asks) == (2, "")
    assert "Network" in map(str, told.sample.columns)


@pytest.mark.parametrize("content", ["", X_HEADER])
def test_a_file_without_rows_is_a_failed_export(desk, content):
    with pytest.raises(BadInput, match="the export failed"):
        look(desk, desk.write("posts.csv", content))


UNKNOWN = [
    "Fecha;Cuenta;Texto;Me gusta;Humor",
    *(f"2{n}/02/2026;@villaclara;uno {n};{n};{'muy ' * n}bueno" for n in range(9)),
]


def test_a_file_that_nothing_recognises_comes_with_a_proposal(desk):
    seen = look(desk, desk.write("ours.csv", UNKNOWN))
    assert (seen.asks, seen.format) == ("mapping", "")
    proposal = seen.proposal
    assert proposal.kind == "posts"
    taken = {column.name: column.taken_as for column in proposal.columns}
    assert list(taken) == ["Fecha", "Cuenta", "Texto", "Me gusta", "Humor"]
    assert taken["Me gusta"] == "reactions"
    assert {column.name: column.sample[0] for column in proposal.columns}["Cuenta"] == "@villaclara"
    assert {"published_at", "handle", "reactions"} <= {choice.value for choice in proposal.choices}


def test_a_file_that_says_nothing_has_no_proposal(desk):
    seen = look(desk, desk.write("poem.csv", ["verde,que,te", "quiero,verde,verde"]))
    assert (seen.asks, seen.proposal) == ("mapping", None)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n\x00\xff\xfe\x00\x01", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4])
def test_what_is_no_table_says_so_and_asks_nothing(desk, content):
    with pytest.raises(BadInput, match="is not a table"):
        look(desk, desk.write("report.pdf", content))


def test_a_file_that_says_nothing_is_read_as_the_person_says(desk):
    path = desk.write("2026-03-31.csv", ["sitio;lleva;en", "Prensa;Ana;Vila Oficial", "Cultura;Eva;Vila Cultura"])
    assert look(desk, path).proposal is None
    proposal = proposed(path, "register")
    assert (proposal.kind, [one.taken_as for one in proposal.columns]) == ("register", ["", "", ""])
    text = with_choices(proposal, {"sitio": "unit", "lleva": "owner", "en": "name"})
    assert (look(desk, path, text).yields, look(desk, path, text).understood) == ("register", 2)
    assert proposed(path, "poem") is None


def test_a_corrected_proposal_reads_the_file_and_those_like_it(desk):
    path = desk.write("ours.csv", UNKNOWN)
    proposal = look(desk, path).proposal
    assert (proposal.network, proposal.asks_network) == ("", True)
    text = with_choices(proposal, {"Humor": "labels", "Me gusta": "views"}, network="x")
    seen = look(desk, path, text)
    assert (seen.mapped, seen.understood, seen.refused, seen.profiles) == (True, 9, 0, ("x:villaclara",))
    assert desk.take(path, text).taken == 9
    assert set(desk.rows("posts", "reactions")) == {(None,)}
    assert desk.rows("posts", "views", "labels")[0] == (0, "bueno")
    later = desk.write("later.csv", [UNKNOWN[0], "21/03/2026;@villaclara;dos;3;malo"])
    assert desk.take(later).taken == 1


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"Fecha": ""}, "Say which column is one of these: Published at"),
        ({"Humor": "text"}, "Texto, Humor are all taken to be «Text»: choose one"),
        ({"Humor": "mood"}, "«mood» is not something that a column can be"),
    ],
)
def test_choices_that_read_no_file_are_told_in_plain_words(desk, choices, told):
    proposal = look(desk, desk.write("ours.csv", UNKNOWN)).proposal
    with pytest.raises(BadInput, match=told):
        with_choices(proposal, choices)


def test_a_proposal_left_as_it_is_reads_what_it_read(desk):
    series = ["Día;Citas;Quejas", *(f"2{n}/02/2026;{n + 3};{n}" for n in range(9))]
    seen = look(desk, desk.write("days.csv", series))
    assert with_choices(seen.proposal, {}) == write_mapping(seen.proposal.mapping)
    assert [column.taken_as for column in seen.proposal.columns] == ["day", "series", "series"]


def test_counts_of_the_house_are_shown_as_people_call_them(desk):
    path = desk.write(
        "weeks.csv", ["Semana;Llamadas al 010;Trámites en sede", *(f"2{n}/02/2026;{n};9" for n in range(9))]
    )
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    seen = look(desk, path, write_mapping(look(desk, path).proposal.mapping))
    assert [str(cell) for cell in seen.sample.rows[1][:2]] == ["The whole administration", "tramites en sede"]


def test_a_register_of_networks_side_by_side_keeps_its_columns(desk):
    lines = ["Área,Twitter,Facebook,Responsable", "Alcaldía,@villaclara,villaclara,Ana", "Deportes,@deportesvc,dvc,Eva"]
    seen = look(desk, desk.write("wide.csv", lines))
    fixed = {column.name: column.taken_as for column in seen.proposal.columns if column.fixed}
    assert fixed == {"Twitter": "x.handle", "Facebook": "facebook.handle"}
    assert with_choices(seen.proposal, {}) == write_mapping(seen.proposal.mapping)


def test_of_what_is_nearly_an_export_it_says_what_is_missing(desk):
    seen = look(
        desk, desk.write("posts.csv", [X_HEADER.replace(",Date,", ","), "1,post,https://x.com/v/status/1,1,2,3,4"])
    )
    assert (seen.asks, "with the column Date" in str(seen.lacks)) == ("mapping", True)
