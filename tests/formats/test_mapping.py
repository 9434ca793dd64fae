# SPDX-License-Identifier: EUPL-1.2
"""Mappings: what they declare, what they refuse, and how files are told apart by their columns."""

import json
from datetime import UTC, date, datetime

import openpyxl
import pytest

from criterio.domain.errors import BadInput
from criterio.domain.records import Listed, Message, Point, Post, Refusal
from criterio.formats._format import Options
from criterio.formats._mapping import (
    MappedFormat,
    load_mapping,
    matching_mapping,
    parse_mapping,
    shape,
    shipped_mappings,
    write_mapping,
)
from criterio.formats._propose import propose
from criterio.language.reader import Reader


def write(tmp_path, text, name="file.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(path, mapping, **options):
    format = MappedFormat(mapping)
    return list(format.read(path, format.recognise(path), Options(**options)))


def mapping(text):
    return parse_mapping(text, "test.toml")


POSTS = 'name = "p"\nkind = "posts"\nnetwork = "x"\n[columns]\n'
POSTS += 'handle = "quien"\npublished_at = "fecha"\nreactions = "gusta"\n'
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def test_every_fault_of_a_mapping_is_told_at_once():
    with pytest.raises(BadInput) as caught:
        mapping('kind = "posts"\ncolour = 1\ndate_order = "xyz"\ntime_zone = "Mars"\n[columns]\nlikes = "a"\n')
    told = str(caught.value)
    for part in ("test.toml", "name is missing", "colour", "date_order", "Mars", "columns.likes", "published_at"):
        assert part in told


@pytest.mark.parametrize("name", [one.name for one in shipped_mappings()])
def test_writing_and_reading_a_mapping_gives_it_back(name):
    loaded = load_mapping(name)
    assert parse_mapping(write_mapping(loaded), "again.toml") == loaded


def test_a_file_of_the_house_is_named_in_the_language_of_the_reader():
    title = MappedFormat(load_mapping("criterio_outcomes")).title
    assert [Reader(language).text(title) for language in ("es", "ca", "gl", "eu", "en")] == [
        "Criterio: resultados",
        "Criterio: resultats",
        "Criterio: resultados",
        "Criterio: emaitzak",
        "Criterio: results",
    ]


def test_a_title_may_hold_braces_in_any_language():
    braces = mapping('title = "{a}"\n' + POSTS.replace("[columns]", '[titles]\nes = "{b}"\n[columns]'))
    title = MappedFormat(braces).title
    assert (Reader("es").text(title), Reader("ca").text(title)) == ("{b}", "{a}")


def test_titles_must_be_texts_by_language():
    with pytest.raises(BadInput, match="titles must give each language a text"):
        mapping("titles = 3\n" + POSTS)


def test_a_mapping_nobody_wrote_says_how_to_make_one(tmp_path):
    with pytest.raises(BadInput, match="criterio map"):
        load_mapping(tmp_path / "none.toml")


def test_a_bad_count_is_refused_with_its_whole_row_and_the_post_stays(tmp_path):
    path = write(tmp_path, "quien,fecha,gusta\n@a,2026-03-01 10:00,12\n@a,2026-03-02 10:00,muchos\n")
    rows = read(path, mapping(POSTS))
    assert [type(row) for row in rows] == [Post, Post, Refusal]
    refusal = rows[2]
    assert (refusal.row, refusal.column, refusal.value) == (3, "gusta", "muchos")
    assert refusal.cells == {"quien": "@a", "fecha": "2026-03-02 10:00", "gusta": "muchos"}
    assert [row.counts["reactions"] for row in rows[:2]] == [12.0, None]


@pytest.mark.parametrize("when", ["", "0000-01-01", "ayer", "2026-02-30"])
def test_a_post_without_a_day_is_refused(tmp_path, when):
    rows = read(write(tmp_path, f'quien,fecha,gusta\n@a,"{when}",12\n@b,2026-01-01,1\n'), mapping(POSTS))
    assert [(type(row), row.row) for row in rows] == [(Refusal, 2), (Post, 3)]


def test_blank_is_not_zero(tmp_path):
    (post,) = read(write(tmp_path, "quien,fecha,gusta\n@a,2026-03-01,\n"), mapping(POSTS))
    assert post.counts == {"reactions": None}


def test_the_order_of_day_and_month_comes_from_the_whole_file(tmp_path):
    path = write(tmp_path, "quien,fecha,gusta\n@a,03/04/2026,1\n@a,25/04/2026,1\n")
    assert [post.published_at.month for post in read(path, mapping(POSTS))] == [4, 4]


def test_an_undecidable_order_is_asked_for(tmp_path):
    path = write(tmp_path, "quien,fecha,gusta\n@a,03/04/2026,1\n")
    with pytest.raises(BadInput, match="--dates"):
        read(path, mapping(POSTS))
    assert read(path, mapping(POSTS), date_order="mdy")[0].published_at.month == 3


def test_words_of_the_house_mean_yes_no_and_nothing(tmp_path):
    text = POSTS + 'is_repost = "rt"\nmedia = "m"\n[values]\nyes = ["ajá"]\nno = ["qué va"]\nnull = ["ninguno"]\n'
    path = write(tmp_path, "quien,fecha,gusta,rt,m\n@a,2026-03-01,1,Ajá,ninguno\n@a,2026-03-02,1,qué va,foto\n")
    assert [(post.is_repost, post.media) for post in read(path, mapping(text))] == [(True, ""), (False, "foto")]


REGISTER = 'name = "r"\nkind = "register"\n[columns]\nunit = "unidad"\nnetwork = "red"\nhandle = "perfil"\n'


def test_a_register_without_a_day_asks_for_it(tmp_path):
    path = write(tmp_path, "unidad,red,perfil\nCultura,X,@a\n")
    with pytest.raises(BadInput, match="--as-of"):
        read(path, mapping(REGISTER))
    assert read(path, mapping(REGISTER), as_of=DAY)[0].entry.as_of == date(2026, 3, 1)


def test_a_unit_with_no_profile_stays_in_the_register(tmp_path):
    rows = read(write(tmp_path, "unidad,red,perfil\nCultura,X,\n,,\n"), mapping(REGISTER), as_of=DAY)
    assert [(row.entry.unit, row.entry.network, row.entry.handle) for row in rows] == [("Cultura", "", "")]


def test_columns_that_explain_refusals_are_not_data(tmp_path):
    plain = write(tmp_path, "quien,fecha,gusta\n@a,2026-03-02,7\n", "plain.csv")
    mended = write(tmp_path, "criterio:row,criterio:reason,quien,fecha,gusta\n3,x,@a,2026-03-02,7\n", "mended.csv")
    assert shape(plain) == shape(mended) != ""
    assert read(mended, mapping(POSTS))[0].extra == {}


def test_a_shape_does_not_depend_on_order_case_or_accents(tmp_path):
    assert shape(write(tmp_path, "Día,Valor\n1,2\n", "a.csv")) == shape(write(tmp_path, "VALOR;dia\n1;2\n", "b.csv"))


def test_what_is_no_table_has_no_shape(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(range(32)) * 40)
    assert shape(path) == ""
    assert matching_mapping(path) is None


@pytest.mark.parametrize(
    "header",
    [
        "unidad,red,perfil,url,responsable,suplente,finalidad,funciones,idiomas,territorio,estado,horas_semana,euros_año",
        "unitat,xarxa,perfil,url,responsable,suplent,finalitat,funcions,idiomes,territori,estat,hores_setmana,euros_any",
        "unit,network,profile,url,owner,deputy,purpose,functions,languages,territory,state,hours_week,euros_year",
    ],
)
def test_the_house_register_is_recognised_in_its_languages(tmp_path, header):
    path = write(tmp_path, f'{header}\nCultura,X,@a,,Ana,Bea,informar,avisos,es,todo,activo,"2,5",100\n')
    found = matching_mapping(path)
    assert found.name == "criterio_register"
    (row,) = read(path, found, as_of=DAY)
    entry = row.entry
    assert (entry.unit, entry.network, entry.handle, entry.owner, entry.deputy) == ("Cultura", "X", "@a", "Ana", "Bea")
    assert (entry.hours_per_week, entry.euros_per_year, entry.state) == (2.5, 100.0, "activo")


def test_the_house_outcomes_are_recognised(tmp_path):
    path = write(
        tmp_path, "fecha;unidad;indicador;valor\n2026-03-01;Padrón;Citas previas;1.234,5\n2026-03-02;;Citas;3\n"
    )
    points = read(path, matching_mapping(path))
    assert [(p.metric, p.subject, p.day, p.value) for p in points] == [
        ("citas_previas", "unit:Padrón", date(2026, 3, 1), 1234.5),
        ("citas", "all", date(2026, 3, 2), 3.0),
    ]


def test_the_house_messages_are_recognised(tmp_path):
    path = write(
        tmp_path,
        "fecha,red,perfil,autor,tipo,asunto,respondido,estado\n"
        "2026-03-01 10:00,X,@a,@vecina,queja,farola,2026-03-01 12:00,\n2026-03-02 10:00,X,@a,@v,duda,,no,\n",
    )
    messages = read(path, matching_mapping(path))
    assert {type(message) for message in messages} == {Message}
    assert messages[0].answered_at == datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert [(message.author, message.state) for message in messages] == [("@vecina", ""), ("@v", "open")]


def test_the_canadian_register_is_recognised(tmp_path):
    path = write(
        tmp_path,
        "Account,Platform,Department,Language,URL,gc_orgID,wikidata_id,Date Added\n"
        "Parks,X (Twitter),Parks Canada,English,https://x.com/parkscanada,2275,Q349487,2025-05-01\n",
        "registry-2026-02-03.csv",
    )
    (row,) = read(path, matching_mapping(path))
    entry = row.entry
    assert matching_mapping(path).name == "gc_social_registry"
    assert (entry.unit, entry.network, entry.url, entry.opened_on) == (
        "Parks Canada",
        "X (Twitter)",
        "https://x.com/parkscanada",
        date(2025, 5, 1),
    )
    assert entry.as_of == date(2026, 2, 3)


def test_the_us_digital_registry_is_recognised_from_its_interface_and_its_spreadsheet(tmp_path):
    agencies = [{"id": 1, "name": "GSA"}, {"id": 2, "name": "NASA"}]
    account = {"service_key": "twitter", "service_url": "https://twitter.com/usgsa", "account": "usgsa"}
    answer = {"metadata": {"count": 1}, "results": [{"id": 9, **account, "organization": "GSA", "agencies": agencies}]}
    api = write(tmp_path, json.dumps(answer), "2020-01-02.json")
    sheet = write(
        tmp_path,
        "agencies,account_type,account name,account url,tags,updated\nGSA,twitter,GSA,https://twitter.com/usgsa,,2020\n",
        "2020-01-02.csv",
    )
    for path in (api, sheet):
        assert matching_mapping(path).name == "us_digital_registry"
        (row,) = read(path, matching_mapping(path))
        assert (row.entry.network, row.entry.url) == ("twitter", "https://twitter.com/usgsa")
    assert read(api, matching_mapping(api))[0].entry.unit == "GSA|NASA"


def test_wikidata_is_recognised_as_csv_and_as_its_json(tmp_path):
    names = ["org", "orgLabel", "platformLabel", "property", "url", "account"]
    values = ["Q1", "Xunta", "X", "P2002", "https://x.com/xunta", "xunta"]
    bindings = [{name: {"type": "literal", "value": value} for name, value in zip(names, values, strict=True)}]
    answer = {"head": {"vars": names}, "results": {"bindings": bindings}}
    for path in (
        write(tmp_path, json.dumps(answer), "2026-01-01.json"),
        write(tmp_path, ",".join(names) + "\n" + ",".join(values) + "\n", "2026-01-01.csv"),
    ):
        (row,) = read(path, matching_mapping(path))
        assert (row.entry.unit, row.entry.network, row.entry.handle) == ("Xunta", "X", "xunta")


def test_a_spreadsheet_with_two_sheets_is_read_by_the_one_that_fits(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Notas"])
    sheet = book.create_sheet("Datos")
    sheet.append(["fecha", "indicador", "valor"])
    sheet.append([datetime(2026, 3, 1), "Citas", 12.5])
    path = tmp_path / "b.xlsx"
    book.save(path)
    (point,) = read(path, propose(path).mapping)
    assert (point.day, point.metric, point.value) == (date(2026, 3, 1), "citas", 12.5)


def test_days_that_a_spreadsheet_shows_as_numbers_are_days(tmp_path):
    book = openpyxl.Workbook()
    for row in [["fecha", "indicador", "valor"], [46082, "Citas", 12.5], [46083, "Citas", 46084]]:
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    points = read(tmp_path / "b.xlsx", propose(tmp_path / "b.xlsx").mapping)
    assert [(point.day, point.value) for point in points] == [(date(2026, 3, 1), 12.5), (date(2026, 3, 2), 46084)]


def test_objects_one_a_line_and_nested_objects_are_tables(tmp_path):
    lines = '{"quien": "@a", "fecha": "2026-03-01", "m": {"gusta": 5}}\n'
    lines += '{"quien": "@b", "fecha": "2026-03-02", "m": {"gusta": null}}\n'
    posts = read(write(tmp_path, lines, "a.jsonl"), mapping(POSTS.replace('"gusta"', '"m.gusta"')))
    assert [post.counts["reactions"] for post in posts] == [5.0, None]


def test_a_json_cut_short_gives_its_good_rows(tmp_path):
    text = json.dumps([{"quien": "@a", "fecha": f"2026-03-0{n}", "gusta": n} for n in (1, 2, 3)])
    rows = read(write(tmp_path, text[:-30], "a.json"), mapping(POSTS))
    assert [type(row) for row in rows] == [Post, Post, Refusal]


def test_a_proposal_finds_profiles_by_their_names_whatever_the_header(tmp_path):
    path = write(tmp_path, "servicio,donde\nCultura,@cultura_padron\nDeportes,@deportes\n")
    found = propose(path)
    assert found.mapping.columns["handle"] == ("donde",)
    assert [str(notice) for notice in found.notices] == ["Nothing says of which network this file is: say it."]
    assert {type(row) for row in read(path, found.mapping, as_of=DAY)} == {Listed}


def test_a_wide_register_may_carry_followers(tmp_path):
    path = write(
        tmp_path,
        'Concejalía,Twitter,Twitter seguidores,Instagram,Instagram seguidores\nCultura,@cultura,"1.200",cultura,300\n',
    )
    rows = read(path, propose(path).mapping, as_of=DAY)
    assert [row.entry.network for row in rows if isinstance(row, Listed)] == ["x", "instagram"]
    assert [(row.owner.network, row.value) for row in rows if isinstance(row, Point)] == [
        ("x", 1200),
        ("instagram", 300),
    ]


def test_a_file_that_says_nothing_gets_no_proposal(tmp_path):
    with pytest.raises(BadInput, match="Name its columns"):
        propose(write(tmp_path, "color,sabor\nrojo,dulce\n"))
