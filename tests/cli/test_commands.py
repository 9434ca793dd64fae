# SPDX-License-Identifier: EUPL-1.2
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

import criterio
from criterio.cli import main
from criterio.formats._format import Options

COMMANDS = (
    "attribute",
    "audit",
    "backup",
    "decide",
    "demo",
    "expect",
    "fit",
    "import",
    "init",
    "invite",
    "letter",
    "map",
    "measure",
    "move",
    "plan",
    "practices",
    "register",
    "restore",
    "serve",
    "spread",
)
HEADER = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"
LINK = "https://x.com/villaclara/status/203000000000000000"
POSTS = [f'203000000000000000{n},"Tue, Mar {n + 1}, 2026",post {n},{LINK}{n},100,3,1,2' for n in range(9)]
REGISTER = "Unidad,Red,Perfil,Responsable"


@pytest.fixture
def posts(tmp_path_factory):
    path = tmp_path_factory.mktemp("inbox") / "posts.csv"
    path.write_text("\n".join([HEADER, *POSTS]), encoding="utf-8")
    return path


@pytest.fixture
def full(run, posts):
    """A workspace with posts; gives how to run commands in it."""
    assert run("import", posts).exit_code == 0
    return run


@pytest.mark.parametrize("words", [[], ["measure"]])
def test_a_help_in_spanish_has_no_words_of_click_in_english(words):
    said = CliRunner().invoke(main, ["--language", "es", *words, "--help"]).stdout
    assert all(told in said for told in ("Uso: ", "Opciones:", "Muestra esta ayuda."))
    assert not [told for told in ("Usage", "Options:", "Commands:", "Show ") if told in said]


def test_a_help_in_english_is_as_click_writes_it():
    said = CliRunner().invoke(main, ["--language", "en", "measure", "--help"]).stdout
    assert ("Usage: " in said, "Options:" in said) == (True, True)


@pytest.mark.parametrize(("language", "example"), [("es", "Ejemplo: criterio"), ("en", "Example: criterio")])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command, language, example):
    said = CliRunner().invoke(main, ["--language", language, command, "--help"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert example in said.stdout


def test_help_is_in_spanish_where_nobody_says_otherwise(console, tmp_path):
    said = console(tmp_path, "--help")
    assert (said.returncode, said.stderr) == (0, "")
    assert "Decida, con criterio" in said.stdout
    assert re.findall(r"^  (\w+) ", said.stdout, re.MULTILINE)[-len(COMMANDS) :] == list(COMMANDS)


def test_help_is_in_the_language_of_the_workspace(run):
    assert "Decide, with criteria" in run("--help").stdout


@pytest.mark.parametrize("words", [("register",), ("measure",), ("expect",), ("decide",), ("plan",)])
def test_every_answer_is_json_and_nothing_else(full, words):
    said = full(*words, "--json")
    assert said.exit_code == 0, said.stderr
    assert json.loads(said.stdout, parse_constant=pytest.fail)


@pytest.mark.parametrize("words", [("register",), ("measure", "--by", "network"), ("expect",), ("decide",), ("plan",)])
def test_every_answer_is_told_to_people_too(full, words):
    said = full(*words)
    assert said.exit_code == 0, said.stderr
    assert said.stdout.strip()


def test_figures_are_called_by_their_names_in_the_language_of_the_reader(run, posts):
    days = [datetime(2026, 2, 1, tzinfo=UTC) + timedelta(days=n) for n in range(40)]
    rows = [f'2030000000000001{n},"{day:%a, %b %d, %Y}",post {n},{LINK}1{n},100,3,1,2' for n, day in enumerate(days)]
    posts.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    assert run("import", posts).exit_code == 0
    said = run("--language", "es", "expect").stdout
    assert "X ·" in said
    assert "interact" not in said


def test_tables_call_things_by_the_names_that_people_know_and_programs_get_their_keys(run, folder, posts, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    assert run("import", posts).exit_code == 0
    register = folder / "perfiles.csv"
    register.write_text("unidad,red,perfil,nombre\nAlcaldía,x,@villaclara,Ayuntamiento de Vila", encoding="utf-8")
    assert run("import", "--as-of", "2026-05-31", register).exit_code == 0
    for words in (("register",), ("measure",), ("decide",)):
        people, program = run(*words).stdout, run(*words, "--json").stdout
        assert ("X · Ayuntamiento de Vila" in people, '"villaclara"' in program or "x:villaclara" in program) == (
            True,
            True,
        ), words
        assert ("x:villaclara" in people) is (words == ("register",)), "where one looks up what commands ask for"
    fit = run("--language", "es", "fit", "--function", "citizen_service", "--network", "x").stdout
    assert ("citizen_service" in fit, "Atención" in fit) == (False, True)


def test_init_makes_a_workspace_once(console, tmp_path):
    first = console(tmp_path, "init", "villaclara", "--name", 'Ayuntamiento de "Villaclara"', "--json")
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["workspace"] == "villaclara"
    again = console(tmp_path, "init", "villaclara")
    assert (again.returncode, again.stdout) == (2, "")
    assert "Traceback" not in again.stderr


def test_import_ends_well_when_all_went_in(console, folder, posts):
    said = console(folder, "import", posts, "--json")
    assert said.returncode == 0, said.stderr
    (report,) = json.loads(said.stdout)
    assert (report["state"], report["taken"], report["refused"]) == ("taken", 9, 0)


def test_files_that_were_already_here_take_one_line_together(run, posts):
    (posts.parent / "more.csv").write_text("\n".join([HEADER, *POSTS[:4]]), encoding="utf-8")
    assert "more.csv" in run("--language", "en", "import", posts.parent).stdout
    again = run("--language", "en", "import", posts.parent).stdout
    assert again.splitlines() == ["2 files were already here: nothing changes for them."]


def test_import_ends_with_three_when_some_was_refused(run, posts):
    posts.write_text("\n".join([HEADER, *POSTS, POSTS[0].replace(",3,", ",many,")]), encoding="utf-8")
    assert run("import", posts).exit_code == 3


def test_import_says_where_the_first_refused_rows_are_wrong_how_many_more_and_where_all_are(run, folder, posts):
    wrong = [POSTS[0].replace(",3,", f",{likes},") for likes in ("many", "-4", "a", "b", "c", "d", "e")]
    posts.write_text("\n".join([HEADER, *POSTS, *wrong]), encoding="utf-8")
    said = run("--language", "en", "import", posts).stdout
    assert said.splitlines()[0].endswith("9 rows taken, 7 refused.")
    assert "   Row 11, Likes: “many” is not a number.\n   Row 12, Likes: -4 cannot be below zero.\n" in said
    assert ("Row 15" in said, "Row 16" in said, "   and 2 more.\n" in said) == (True, False, True)
    (refused,) = (folder / "refused").iterdir()
    assert str(refused) in said


def test_a_refused_value_is_told_where_its_reason_does_not_say_it(run, posts):
    posts.write_text("\n".join([HEADER, *POSTS, POSTS[0] + ",beyond"]), encoding="utf-8")
    assert "   Row 11: “beyond”. This row has more cells" in run("--language", "en", "import", posts).stdout


def test_programs_are_told_the_first_refused_rows_too(run, posts):
    posts.write_text("\n".join([HEADER, *POSTS, POSTS[0].replace(",3,", ",many,")]), encoding="utf-8")
    (report,) = json.loads(run("--language", "en", "import", posts, "--json").stdout)
    assert report["first_refused"] == [
        {"row": 11, "column": "Likes", "value": "many", "reason": "“many” is not a number."}
    ]
    assert report["refused_file"].startswith("refused/posts-")


def test_import_ends_with_two_when_nothing_can_be_used(run, posts):
    posts.write_text("a,b\n1,2", encoding="utf-8")
    said = run("import", posts, "--json")
    assert (said.exit_code, json.loads(said.stdout)[0]["state"]) == (2, "unusable")


def test_a_workspace_comes_back_from_its_backup(full, run, tmp_path_factory):
    place = tmp_path_factory.mktemp("kept")
    made = json.loads(full("backup", place, "--json").stdout)
    assert made["files"] > 0
    assert run("restore", made["file"], place / "again").exit_code == 0
    words = ["-C", str(place / "again"), "measure", "--json"]
    assert json.loads(CliRunner().invoke(main, words).stdout) == json.loads(full("measure", "--json").stdout)


def test_a_proposed_mapping_is_good_to_import_with(run, folder, posts):
    register = posts.with_name("perfiles.csv")
    register.write_text(f"{REGISTER}\nAlcaldía,x,@villaclara,Ana\nDeportes,instagram,deportesvc,", encoding="utf-8")
    proposed = folder / "perfiles.toml"
    assert json.loads(run("map", register, "--out", proposed, "--json").stdout)["mapping"] == str(proposed)
    taken = run("import", register, "--map", proposed, "--as-of", "2026-03-31", "--json")
    assert (taken.exit_code, json.loads(taken.stdout)[0]["taken"]) == (0, 2)
    profiles = json.loads(run("register", "--json").stdout)["profiles"]
    assert [one["profile"]["key"] for one in profiles] == ["x:villaclara", "instagram:deportesvc"]


def test_two_registers_are_compared(run, posts):
    for day, more in (("2026-03-01", ""), ("2026-04-01", "\nTurismo,tiktok,turismovc,Eva")):
        posts.write_text(f"{REGISTER}\nAlcaldía,x,@villaclara,Ana{more}", encoding="utf-8")
        assert run("import", posts, "--as-of", day).exit_code == 0
    said = run("register", "compare", "2026-03-01", "2026-04-01", "--json")
    assert said.exit_code == 0, said.stderr
    assert [one["key"] for one in json.loads(said.stdout)["covered"]] == ["tiktok:turismovc"]


FAULTS = [
    ("register", "compare", "yesterday", "today"),
    ("register", "compare", "2026-03-01", "2026-04-01"),
    ("measure", "--metric", "happiness"),
    ("register", "--on", "2026-02-30"),
    ("import", "nowhere.csv"),
]


@pytest.mark.parametrize("words", FAULTS, ids=" ".join)
def test_a_fault_is_told_in_plain_words(full, words):
    said = full(*words)
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.strip()
    assert "Traceback" not in said.stderr


def test_a_network_that_does_not_exist_is_told(run, posts):
    said = run("import", posts, "--profile", "myspace:villaclara")
    assert said.exit_code == 2
    assert "myspace" in said.stdout + said.stderr


@pytest.mark.parametrize("declaration", ["name = ", 'name = "V"\nlanguage = "klingon"', 'population = "many"'])
def test_a_bad_declaration_is_told_in_plain_words(run, folder, posts, declaration):
    (folder / "administration.toml").write_text(declaration, encoding="utf-8")
    said = run("import", posts)
    assert (said.exit_code, said.stdout) == (2, "")
    assert "administration.toml" in said.stderr
    assert "Traceback" not in said.stderr


def test_where_there_is_no_workspace_it_says_how_to_make_one(console, tmp_path):
    said = console(tmp_path, "register")
    assert (said.returncode, said.stdout) == (2, "")
    assert "criterio init" in said.stderr


def test_an_empty_workspace_says_to_give_files(run):
    said = run("measure")
    assert said.exit_code == 2
    assert "criterio import" in said.stderr


def test_a_profile_that_two_units_list_is_told_by_the_register(folder):
    file = folder / "perfiles.csv"
    rows = ["unidad;red;perfil", "Prensa;X;@villaclara", "Cultura;X;https://twitter.com/Villaclara"]
    file.write_text("\n".join(rows), encoding="utf-8")
    house = criterio.open(folder)
    as_of = Options(as_of=datetime(2026, 5, 31, tzinfo=UTC))
    assert [report.taken for report in house.import_files([file], as_of)] == [2]
    assert [(str(shared.key), set(shared.units)) for shared in house.shared_handles()] == [
        ("x:villaclara", {"Prensa", "Cultura"})
    ]
    assert house.duplicates() == []
