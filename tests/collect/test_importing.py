# SPDX-License-Identifier: EUPL-1.2
import csv
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from criterio.collect.belonging import Units
from criterio.collect.importing import ImportReport
from criterio.formats._format import Options
from criterio.store import audit, imports, registry
from criterio.store.lake import BATCH
from criterio.store.tables import POSTS
from criterio.store.workspace import Store
from criterio.wiring import House

from .conftest import X_HEADER, x_post

NOW = datetime(2026, 7, 1, tzinfo=UTC)
REGISTER = ["Quiénes,Dónde,Cómo,Quién", "Alcaldía,x,@villaclara,Ana", "Deportes,instagram,deportesvc,"]
REGISTER_MAPPING = """
name = "ours"
kind = "register"
[columns]
unit = "Quiénes"
network = "Dónde"
handle = "Cómo"
owner = "Quién"
"""


def said(report) -> str:
    return " ".join(str(notice) for notice in report.notices)


def test_a_second_import_of_a_file_changes_nothing(desk):
    path = desk.write("posts.csv", [X_HEADER, *map(x_post, range(20))])
    first, before = desk.take(path), desk.everything()
    again = desk.take(shutil.copy(path, desk.inbox / "another name.csv"))
    assert (first.state, first.taken, first.refused) == ("taken", 20, 0)
    assert (again.state, again.taken, again.refused) == ("already", 20, 0)
    assert desk.everything() == before


def test_a_file_that_somebody_gives_at_the_same_moment_is_taken_once(desk, monkeypatch):
    path = desk.write("posts.csv", [X_HEADER, *map(x_post, range(3))])
    find, first = imports.find, []

    def find_and_be_overtaken(store: Store, sha256: str) -> imports.Imported | None:
        found = find(store, sha256)
        if not first:
            first.append(None)
            first[0] = desk.take(path)
        return found

    monkeypatch.setattr(imports, "find", find_and_be_overtaken)
    second = desk.take(path)
    (run,) = imports.imported(Store(desk.root))
    assert [(report.state, report.run, report.taken) for report in (*first, second)] == [
        ("taken", run.run, 3),
        ("already", run.run, 3),
    ]


def test_a_later_export_adds_an_observation_and_its_values_win(desk):
    may = desk.write("may.csv", [X_HEADER, x_post(1, likes=3), x_post(2, likes=5)])
    june = desk.write("june.csv", [X_HEADER, x_post(1, likes=9)])
    desk.take(may, observed_at=datetime(2026, 5, 1, tzinfo=UTC))
    desk.take(june, observed_at=datetime(2026, 6, 1, tzinfo=UTC))
    assert desk.rows("posts", "text", "reactions") == [("post 1", 9), ("post 2", 5)]
    store = Store(desk.root)
    observed = store.lake.connection.to_pyarrow(store.lake.raw(POSTS).select("text", "reactions")).to_pylist()
    assert sorted(row["reactions"] for row in observed if row["text"] == "post 1") == [3, 9]


def test_an_older_export_that_comes_later_does_not_win(desk):
    june = desk.write("june.csv", [X_HEADER, x_post(1, likes=9)])
    may = desk.write("may.csv", [X_HEADER, x_post(1, likes=3)])
    desk.take(june, observed_at=datetime(2026, 6, 1, tzinfo=UTC))
    desk.take(may, observed_at=datetime(2026, 5, 1, tzinfo=UTC))
    assert desk.rows("posts", "reactions") == [(9,)]


def test_every_row_keeps_its_file_and_its_line(desk):
    desk.take(desk.write("posts.csv", [X_HEADER, x_post(1), x_post(2)]))
    (run,) = imports.imported(Store(desk.root))
    assert run.name == "posts.csv"
    assert desk.rows("posts", "source", "row") == [(run.run, 2), (run.run, 3)]


def test_refused_rows_come_back_mended_and_only_they_are_added(desk):
    lines = [x_post(1), x_post(2, likes="many"), x_post(3), x_post(4, day="someday"), x_post(5)]
    report = desk.take(desk.write("posts.csv", [X_HEADER, *lines]))
    assert (report.taken, report.refused) == (3, 2)
    refused = desk.root / report.refused_file
    rows = list(csv.DictReader(refused.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["criterio:row"], row["criterio:column"], row["criterio:value"]) for row in rows] == [
        ("3", "Likes", "many"),
        ("5", "Date", "someday"),
    ]
    assert all(row["criterio:reason"] for row in rows)
    mended = refused.read_text(encoding="utf-8-sig").replace(",many,", ",7,").replace("someday", "2026-03-05")
    again = desk.take(desk.write("mended.csv", mended))
    assert (again.state, again.taken, again.refused) == ("taken", 2, 0)
    expected = [("post 1", 3), ("post 2", 7), ("post 3", 3), ("post 4", 3), ("post 5", 3)]
    assert desk.rows("posts", "text", "reactions") == expected


def test_the_refused_rows_of_a_file_whose_name_fills_a_folder_s_line_are_kept_too(desk):
    path = desk.write(f"{'ñ' * 125}.csv", [X_HEADER, x_post(1), x_post(2, likes="many")])
    report = desk.take(path)
    assert (report.taken, report.refused) == (1, 1)
    assert (desk.root / report.refused_file).read_text(encoding="utf-8-sig").count("post 2") == 1


def test_posts_with_rounded_identifiers_are_known_by_their_permalink(desk):
    rounded = [f"1.22E+17,{x_post(n).split(',', 1)[1]}" for n in range(10)]
    report = desk.take(desk.write("posts.csv", [X_HEADER, *rounded]))
    assert report.taken == 10
    keys = desk.rows("posts", "post_key", "id_damaged")
    assert keys == sorted((x_post(n).split(",", 1)[0], True) for n in range(10))


def test_posts_with_rounded_identifiers_and_no_permalink_are_not_joined_with_each_other(desk):
    header = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"
    lines = [f'{256 * (4 * 10**15 + n // 2)},"Tue, Mar {n + 1}, 2026",post {n},,5,1,1,1' for n in range(12)]
    report = desk.take(desk.write("posts.csv", [header, *lines]), profile="x:villaclara")
    assert "rounded by a spreadsheet" in said(report)
    assert len(desk.rows("posts", "post_key")) == 12


def test_a_few_identifiers_that_end_in_zeros_are_whole(desk):
    lines = [x_post(n) for n in range(20)]
    lines[3] = f"2030000000000000000,{lines[3].split(',', 1)[1]}"
    desk.take(desk.write("posts.csv", [X_HEADER, *lines]))
    assert {damaged for (damaged,) in desk.rows("posts", "id_damaged")} == {False}


def test_a_page_of_zeros_is_a_failed_read_and_not_a_quiet_page(desk):
    zeros = [",".join([*x_post(n).split(",")[:-3], "0", "0", "0"]) for n in range(6)]
    report = desk.take(desk.write("posts.csv", [X_HEADER, *zeros]))
    assert "failed read, not a real zero" in said(report)
    assert "x:villaclara" in said(report)
    assert desk.rows("posts", "reactions", "comments", "shares", "interactions") == [(None, None, None, None)] * 6


def test_a_page_of_zeros_with_one_like_is_a_quiet_page(desk):
    zeros = [",".join([*x_post(n).split(",")[:-3], str(int(n == 2)), "0", "0"]) for n in range(6)]
    assert desk.take(desk.write("posts.csv", [X_HEADER, *zeros])).notices == ()
    assert [total for (total,) in desk.rows("posts", "interactions")] == [0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("content", ["", X_HEADER, X_HEADER + "\r\n", "\ufeff" + X_HEADER])
def test_a_file_without_rows_is_a_failed_export(desk, content):
    report = desk.take(desk.write("posts.csv", content))
    assert (report.state, report.taken) == ("unusable", 0)
    assert "the export failed" in said(report)
    assert imports.imported(Store(desk.root)) == []


YOUTUBE = Path(__file__).parents[1] / "formats/fixtures/youtube_studio"


def a_youtube_file() -> Path:
    return min(path for path in YOUTUBE.iterdir() if path.suffix == ".csv")


def test_a_file_that_does_not_say_whose_it_is_asks_for_the_profile(desk):
    path = desk.write("Table data.csv", a_youtube_file().read_bytes())
    report = desk.take(path)
    assert (report.state, report.taken) == ("unusable", 0)
    assert "--profile" in said(report)
    given = desk.take(path, profile="youtube:villaclara")
    assert given.state == "taken"
    assert desk.profiles() == ["youtube:villaclara"]


def test_a_folder_named_after_the_profile_says_whose_its_files_are(desk):
    path = desk.write("youtube@villaclara/Table data.csv", a_youtube_file().read_bytes())
    assert desk.take(path).state == "taken"
    assert desk.profiles() == ["youtube:villaclara"]


POSTS_MAPPING = """
name = "ours"
kind = "posts"
network = "x"
[columns]
published_at = "Fecha"
handle = "Cuenta"
text = "Texto"
reactions = "Me gusta"
"""


def test_dates_that_may_be_two_days_are_asked_for(desk):
    path = desk.write("posts.csv", ["Fecha,Cuenta,Texto,Me gusta", "01/02/2026,@villaclara,uno,3"])
    mapping = str(desk.write("posts.toml", POSTS_MAPPING))
    report = desk.take(path, mapping)
    assert (report.state, report.taken) == ("unusable", 0)
    assert "--dates" in said(report)
    assert desk.take(path, mapping, date_order="dmy").taken == 1
    assert desk.rows("posts", "day") == [(date(2026, 2, 1),)]


def test_posts_written_twice_in_a_file_are_told_and_count_once(desk):
    report = desk.take(desk.write("posts.csv", [X_HEADER, x_post(1), x_post(2), x_post(1)]))
    assert "1 post appears twice in the file and counts once: again in row 4." in said(report)
    assert len(desk.rows("posts", "post_key")) == 2


MESSAGES_MAPPING = """
name = "ours"
kind = "messages"
network = "x"
[columns]
received_at = "Fecha"
handle = "Cuenta"
author = "Autor"
subject = "Asunto"
"""


def test_who_wrote_a_message_is_stored_nowhere(desk):
    lines = [f"2026-03-0{n + 1} 10:00,@villaclara,@vecina_de_la_plaza,farola" for n in range(3)]
    path = desk.write("messages.csv", ["Fecha,Cuenta,Autor,Asunto", *lines])
    assert desk.take(path, str(desk.write("messages.toml", MESSAGES_MAPPING))).taken == 3
    (author,) = {author for (author,) in desk.rows("messages", "author")}
    assert len(author) == 24
    stored = b"".join(file.read_bytes() for file in desk.root.rglob("*") if file.is_file())
    assert b"vecina_de_la_plaza" not in stored
    assert "vecina" not in str(desk.everything()["tables"])


def test_two_administrations_give_one_author_two_names(desk, tmp_path):
    path = desk.write("messages.csv", ["Fecha,Cuenta,Autor,Asunto", "2026-03-01 10:00,@villaclara,@vecina,farola"])
    mapping = str(desk.write("messages.toml", MESSAGES_MAPPING))
    desk.take(path, mapping)
    other = type(desk)(tmp_path / "other", desk.inbox)
    shutil.copytree(desk.root, other.root, ignore=shutil.ignore_patterns("criterio.sqlite3*", "lake", "secret.key"))
    other.take(path, mapping)
    assert desk.rows("messages", "author") != other.rows("messages", "author")


def test_a_register_given_at_two_dates_leaves_two_dated_registers(desk):
    mapping = str(desk.write("register.toml", REGISTER_MAPPING))
    july, august = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 8, 1, tzinfo=UTC)
    desk.take(desk.write("july.csv", REGISTER), mapping, as_of=july)
    desk.take(desk.write("august.csv", [*REGISTER, "Deportes,x,@deportesvc,Luis"]), mapping, as_of=august)
    assert desk.profiles() == ["x:villaclara", "instagram:deportesvc", "x:deportesvc"]
    difference = House(desk.root).compare_registers(july.date(), august.date())
    assert [str(listing.key) for listing in difference.opened] == ["x:deportesvc"]


def test_a_register_that_did_not_change_is_a_register_of_each_day_that_it_is_given_for(desk):
    mapping = str(desk.write("register.toml", REGISTER_MAPPING))
    path = desk.write("register.csv", REGISTER)
    days = [datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 8, 1, tzinfo=UTC)]
    assert [desk.take(path, mapping, as_of=day).state for day in days] == ["taken", "already", "taken"]
    assert desk.rows("inventory", "as_of", "handle") == [
        (date(2026, 7, 1), "deportesvc"),
        (date(2026, 7, 1), "villaclara"),
        (date(2026, 8, 1), "deportesvc"),
        (date(2026, 8, 1), "villaclara"),
    ]


def test_a_mapping_is_remembered_for_files_of_the_same_shape(desk):
    mapping = str(desk.write("register.toml", REGISTER_MAPPING))
    as_of = datetime(2026, 7, 1, tzinfo=UTC)
    assert desk.take(desk.write("before.csv", REGISTER), as_of=as_of).state == "unusable"
    desk.take(desk.write("july.csv", REGISTER), mapping, as_of=as_of)
    turned = [",".join(reversed(line.split(","))) for line in [*REGISTER, "Turismo,tiktok,turismovc,Eva"]]
    report = desk.take(desk.write("august.csv", turned), as_of=datetime(2026, 8, 1, tzinfo=UTC))
    assert (report.state, report.taken) == ("taken", 3)
    assert "tiktok:turismovc" in desk.profiles()


def test_a_file_that_nobody_knows_is_told_how_to_be_mapped(desk):
    report = desk.take(desk.write("cosas.csv", ["a,b", "1,2"]))
    assert report.state == "unusable"
    assert "criterio map" in said(report)


class Meanwhile:
    """What others do at the first row that a file gives, in a thread of their own as a page would; what came of it."""

    def __init__(self, *acts: Callable[[], object]) -> None:
        self._acts = list(acts)
        self.came: list[object] = []

    def __call__(self, rows: int) -> None:
        while self._acts:
            act = self._acts.pop(0)
            with ThreadPoolExecutor(1) as other:
                self.came.append(other.submit(act).result())


def given(desk, path: Path, meanwhile: Meanwhile, units: Units = None) -> ImportReport:
    (report,) = House(desk.root).import_files([path], Options(), "", meanwhile, units)
    return report


def test_others_write_while_a_file_is_read(desk):
    def sign() -> int:
        store = Store(desk.root)
        with store.writing(wait_seconds=0):
            return audit.append(store, "Ana", "plan.sign", "x:villaclara", {}, NOW).number

    def come_in() -> int:
        with closing(sqlite3.connect(desk.root / "criterio.sqlite3", timeout=0)) as records:
            return records.execute("BEGIN IMMEDIATE").rowcount

    meanwhile = Meanwhile(sign, come_in)
    report = given(desk, desk.write("posts.csv", [X_HEADER, *map(x_post, range(3))]), meanwhile)
    assert (meanwhile.came, report.state, report.taken) == ([1, -1], "taken", 3)


def test_what_is_being_read_is_seen_by_nobody_and_swept_away_by_nobody(desk):
    path = desk.write("posts.csv", [X_HEADER, *map(x_post, range(BATCH + 1))])
    meanwhile = Meanwhile(lambda: imports.imported(Store(desk.root)), lambda: desk.rows("posts", "text"))
    assert given(desk, path, meanwhile).taken == BATCH + 1
    assert meanwhile.came == [[], []]
    assert len(desk.rows("posts", "text")) == BATCH + 1


def test_a_profile_that_passes_to_others_while_a_file_is_read_takes_nothing_of_it(desk):
    desk.take(desk.write("register.csv", REGISTER), str(desk.write("register.toml", REGISTER_MAPPING)), as_of=NOW)

    def passes() -> None:
        store = Store(desk.root)
        (profile,) = (one for one in registry.profiles(store) if one.key.network == "x")
        registry.write_profile(store, replace(profile, unit="Deportes"), NOW.date())

    path = desk.write("posts.csv", [X_HEADER, *map(x_post, range(3))])
    report = given(desk, path, Meanwhile(passes), frozenset({"Alcaldía"}))
    assert (report.taken, report.refused) == (0, 3)
    assert desk.rows("posts", "text") == []
    assert (desk.root / report.refused_file).read_text(encoding="utf-8-sig").count("belongs to Deportes") == 3


def test_a_number_that_was_reserved_is_of_no_other_import(desk):
    store = Store(desk.root)
    numbers = [imports.reserve(store) for _ in range(2)]
    desk.take(desk.write("posts.csv", [X_HEADER, x_post(1)]))
    (run,) = imports.imported(store)
    assert len({*numbers, run.run}) == 3


def test_a_text_with_letters_that_no_encoding_has_is_told_and_its_figures_count(desk):
    lines = "\n".join([X_HEADER, *(x_post(n, text="¿Qué día?" * 9) for n in range(3)), x_post(7, text="Avi~")])
    report = desk.take(desk.write("posts.csv", lines.encode().replace(b"~", b"\xff")))
    assert (report.taken, report.refused) == (4, 0)
    assert "The text of one post came with damaged letters, in row 5" in said(report)


def test_an_export_that_lacks_one_column_is_told_which(desk):
    without = desk.write("posts.csv", [X_HEADER.replace(",Date,", ","), "1,post,https://x.com/v/status/1,1,2,3,4"])
    report = desk.take(without)
    assert report.state == "unusable"
    assert "a column is missing: Posts, exported from X analytics. Export it again with the column Date." in said(
        report
    )


def test_a_table_that_has_only_a_little_of_an_export_is_none(desk):
    report = desk.take(desk.write("posts.csv", ["Date,Post text,Room,Floor,Door,Key", "1,2,3,4,5,6"]))
    assert "none of the exports" in said(report)
