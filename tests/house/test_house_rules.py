# SPDX-License-Identifier: EUPL-1.2
"""The rules of the house that a machine can check on the tree itself."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
ROOMS = sorted(p.name for p in (ROOT / "src/criterio").iterdir() if p.is_dir() and (p / "__init__.py").exists())


def tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_every_source_file_names_the_licence():
    without = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in (".py", ".toml", ".html", ".css", ".js", ".yml")
        and "SPDX-License-Identifier: EUPL-1.2" not in path.read_text(encoding="utf-8")[:300]
    ]
    assert without == []


def test_no_module_passes_four_hundred_lines():
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text().splitlines())) > 400}
    assert long == {}


def test_no_function_passes_forty_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


def test_no_room_is_a_drawer():
    drawers = {"utils", "common", "helpers", "core", "misc"}
    assert [str(p) for p in SOURCES if drawers & {part.removesuffix(".py") for part in p.parts}] == []


def test_the_map_names_every_room_and_nothing_else():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE) == ROOMS


def test_every_room_has_its_chapter():
    assert sorted(p.stem for p in (ROOT / "docs/rooms").glob("*.md")) == ROOMS


def test_nothing_of_a_registry_or_of_a_machine_is_written_down():
    pattern = re.compile(r"https?://[\w.:-]*(?:pypi|registry|mirror|artifactory)[\w.:-]*/|/work/|/root/")
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path != Path(__file__)
        and path.suffix in (".py", ".md", ".txt", ".toml", ".yml")
        and pattern.search(path.read_text())
    ]
    assert found == []


@pytest.mark.parametrize("name", ["run", "dev", "bench"])
def test_every_requirement_is_pinned_by_hash(name):
    lines = (ROOT / f"requirements/{name}.txt").read_text().splitlines()
    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
    assert pins
    assert [line for line in pins if "==" not in line or not line.endswith("\\")] == []


def linked() -> dict[Path, str]:
    """By what documents point to within the project, the document that does."""
    return {
        (page.parent / link).resolve(): str(page.relative_to(ROOT))
        for page in tracked()
        if page.suffix == ".md"
        for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    }


def test_every_link_of_the_documents_leads_somewhere():
    assert [f"{page}: {target}" for target, page in linked().items() if not target.exists()] == []


def test_only_pictures_that_a_document_shows_are_kept():
    pictures = [file for file in tracked() if file.suffix == ".png" and file.is_relative_to(ROOT / "docs")]
    shown = linked()
    assert pictures
    assert [str(file.relative_to(ROOT)) for file in pictures if file.resolve() not in shown] == []
