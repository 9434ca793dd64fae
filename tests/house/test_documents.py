# SPDX-License-Identifier: EUPL-1.2
"""What the documents show is what there is: commands, files, floors, addresses within a page."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from criterio.cli import main
from criterio.language.catalogs import LANGUAGES
from criterio.measure.all import all_metrics

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changes/*.md")])
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = {"new", "better", "fixed", "removed", "data"}


def shown(page: Path, opening: str = "") -> list[str]:
    """The blocks of code of a page."""
    return re.findall(rf"^```{opening}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """By page, each line of a block and each phrase in code marks that is one of our commands."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        within = re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
        lines = [line for block in shown(page, r"\w*") for line in block.splitlines()]
        said = [re.search(r"(?:^|[ /])(criterio (?:-C \S+ )?[a-z].*)$", line) for line in [*lines, *within]]
        found += [(page.name, words[1]) for words in said if words]
    return found


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_of_a_document_is_understood(page, line):
    words = [word for word in shlex.split(line, comments=True)[1:] if word != "…"]
    verb, *said = words[2:] if words[0] == "-C" else words
    command = main.get_command(click.Context(main), verb)
    assert command, f"{page}: {line}"
    for one in said[0].split("|") if said else [""]:
        try:
            command.make_context(verb, [word for word in (one, *said[1:]) if word])
        except click.MissingParameter:
            pass  # named, not shown in use
        except click.BadParameter as fault:
            if not isinstance(fault.param and fault.param.type, click.Path):  # files are the reader's
                raise


def test_the_floors_are_drawn_as_they_are_checked():
    drawing = shown(ROOT / "ARCHITECTURE.md")[0]
    drawn = [sorted(re.findall(r"\w+", line[10:].split("  ")[0])) for line in drawing.splitlines()]
    layers = SETTINGS["tool"]["importlinter"]["contracts"][0]["layers"]
    assert drawn == [sorted(re.findall(r"\w+", re.sub(r"\(\w+\)", "", layer))) for layer in layers]


def test_every_open_set_is_where_the_map_says_and_held_to_its_promises():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| [\w ]+ \| `([\w/]+)/(?:\*\.toml)?` \| (?:`([A-Z]+)`)?.*?\| `(tests/[^`]+)`", text, re.MULTILINE
    )
    assert len(rows) > 10
    for folder, constant, test in rows:
        assert (ROOT / test).exists(), test
        members = [path for path in (ROOT / "src/criterio" / folder).glob("*.py") if not path.stem.startswith("_")]
        for path in members if constant else []:
            assert re.search(rf"^{constant}\b", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_the_metric_that_its_chapter_shows_whole_is_the_one_of_the_tree():
    metric = ROOT / "src/criterio/measure/metrics/popularity_p2.py"
    assert metric.read_text(encoding="utf-8") in shown(ROOT / "docs/rooms/measure.md", "python")


def test_the_chapter_of_measure_lists_every_metric():
    text = (ROOT / "docs/rooms/measure.md").read_text(encoding="utf-8")
    listed = {row[0]: row[1:] for row in re.findall(r"^\| `(\w+)` \| (.+?) \| .+? \| (\w+) \|", text, re.MULTILINE)}
    assert listed == {name: (metric.title.template, str(metric.unit)) for name, metric in all_metrics().items()}


def test_every_change_is_one_sentence_of_a_known_kind():
    for path in ROOT.glob("changes/*"):
        text = path.read_text(encoding="utf-8").strip()
        assert path.name.split(".")[-2] in KINDS, path.name
        assert text.endswith((".", ".”")), path.name
        assert "\n\n" not in text, path.name


def test_the_card_for_catalogues_of_public_software_says_what_there_is():
    card = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert card["softwareVersion"] == SETTINGS["project"]["version"]
    assert card["legal"]["license"] == SETTINGS["project"]["license"]
    assert set(card["localisation"]["availableLanguages"]) == set(LANGUAGES)
    assert {"name", "releaseDate", "platforms", "developmentStatus", "softwareType", "maintenance"} <= set(card)
    for said in card["description"].values():
        assert len(said["shortDescription"]) <= 150 <= 500 <= len(said["longDescription"]) <= 10_000
