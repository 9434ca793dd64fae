# SPDX-License-Identifier: EUPL-1.2
"""What is not understood, or cannot be done, is told in the language of whoever wrote it."""

import re

import pytest
from click.testing import CliRunner

from criterio.cli import main

SPANISH = [
    (["foo"], "No hay ninguna orden foo."),
    (["expct"], "¿Quería decir expect?"),
    (["--language", "klingon"], "klingon no es ninguno de estos valores: es, ca, gl, eu, en."),
    (["expect", "--foo"], "Aquí no hay ninguna opción --foo. ¿Quería decir --on?"),
    (["expect", "--on"], "--on necesita un valor detrás."),
    (["expect", "--on", "31/5/2026"], "--on: escriba un día, por ejemplo 2026-05-31."),
    (["expect", "--daily=3"], "--daily no lleva ningún valor."),
    (["expect", "tomorrow"], "tomorrow no es ninguno de estos valores: surprises, breaks"),
    (["serve", "--port", "99999"], "--port: escriba un número entero de 1 a 65535."),
    (["measure", "--days", "0"], "--days: escriba un número entero, 1 o más."),
    (["attribute", "--hoped", "much"], "--hoped: escriba un número de 1 a 500."),
    (["import"], "Falta algo: FICHEROS"),
    (["import", "nowhere.csv"], "No existe nowhere.csv."),
    (["import", "l'acta.csv"], "No existe l'acta.csv."),
    (["import", 'l\'acta "nova".csv'], 'No existe l\'acta "nova".csv.'),
    (["import", "--help=3"], "--help no lleva ningún valor."),
    (["--version=3"], "--version no lleva ningún valor."),
    (["map", "/"], "/ es una carpeta; hace falta un fichero."),
    (["backup", "here", "there"], "No se entiende lo que hay escrito al final: there"),
]
ENGLISH = re.compile(r"Error|Invalid|Usage|Try '|No such|Missing|does not|unexpected|OPTIONS")


@pytest.fixture(autouse=True)
def a_machine_that_says_nothing(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("words", "told"), SPANISH, ids=lambda it: " ".join(it) if isinstance(it, list) else "")
def test_what_is_not_understood_is_told_in_spanish(tmp_path, words, told):
    said = CliRunner().invoke(main, ["-C", str(tmp_path), *words])
    assert (said.exit_code, said.stdout) == (2, "")
    assert told in said.stderr
    assert "Cómo se usa: " in said.stderr
    assert not ENGLISH.findall(said.stderr)


def test_a_fault_is_told_in_the_language_of_the_workspace(folder):
    (folder / "administration.toml").write_text('name = "Vila"\nlanguage = "ca"', encoding="utf-8")
    assert "No hi ha cap ordre foo." in CliRunner().invoke(main, ["-C", str(folder), "foo"]).stderr


def test_without_a_workspace_it_is_told_as_the_machine_speaks(tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "eu_ES.UTF-8")
    assert "Ez dago foo agindurik." in CliRunner().invoke(main, ["-C", str(tmp_path), "foo"]).stderr


@pytest.mark.parametrize(("spoken", "declared"), [("gl_ES.UTF-8", "gl"), ("en_US.UTF-8", "es"), ("C.UTF-8", "es")])
def test_a_new_workspace_speaks_english_only_when_asked(tmp_path, monkeypatch, spoken, declared):
    monkeypatch.setenv("LANG", spoken)
    assert CliRunner().invoke(main, ["-C", str(tmp_path), "init", "town"]).exit_code == 0
    assert f'language = "{declared}"' in (tmp_path / "town" / "administration.toml").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_told_without_a_trace(tmp_path):
    (tmp_path / "list.csv").write_text("unidad,red,perfil\nPrensa,X,@vc", encoding="utf-8")
    words = ["-C", str(tmp_path), "map", str(tmp_path / "list.csv"), "--out", str(tmp_path / "no" / "such.toml")]
    said = CliRunner().invoke(main, words)
    assert (said.exit_code, said.stderr.strip()) == (2, f"No existe {tmp_path / 'no' / 'such.toml'}.")


def test_ctrl_c_is_told_too(tmp_path, monkeypatch):
    def interrupted(*given, **asked):
        raise KeyboardInterrupt

    monkeypatch.setattr(main.get_command(None, "practices"), "run", interrupted)
    said = CliRunner().invoke(main, ["-C", str(tmp_path), "practices"])
    assert (said.exit_code, said.stderr.strip()) == (130, "Interrumpido antes de acabar.")


def test_a_help_names_in_spanish_what_is_to_be_written(tmp_path):
    said = CliRunner().invoke(main, ["-C", str(tmp_path), "measure", "--help"]).stdout
    assert all(place in said for place in ("[OPCIONES]", "--metric TEXTO", "--days NÚMERO", "--on [AÑO-MES-DÍA]"))
