# SPDX-License-Identifier: EUPL-1.2
import sys
from functools import partial
from pathlib import Path

import pytest
from benchmarks._expect_losses import BANDS, TARGET, losses, read
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
PEER = "SES, conformal"


def table(title, ratio, wide, narrow):
    return [
        f"### {title}",
        "",
        "| | scaled pinball | geometric mean | 95 % range | 67 % range | CPU s | forecast |",
        f"| Criterio, pooled ratios | 0.4554 | 0.3609 | {wide} | {narrow} | 0.32 | 100% |",
        "| seasonal naive | 0.5597 | 0.4541 | 1.0% | 1.0% | 0.00 | 100% |",
        "",
        f"Criterio / best peer ({PEER}), geometric mean: **{ratio:.3f}** (target ≤ 0.88: told).",
        "",
    ]


def named(note, beginning):
    """The panels that stand below the line that begins so."""
    at = next(i for i, line in enumerate(note) if line.startswith(beginning))
    below = note[at + 2 : note.index("", at + 2)] if note[at].endswith(":") else []
    return [line.removeprefix("- ").split(":")[0] for line in below]


@given(st.lists(st.tuples(st.floats(0.5, 2), st.floats(80, 100), st.floats(50, 100)), min_size=1, max_size=6))
def test_a_panel_stands_where_its_printed_figures_put_it_and_nowhere_else(found):
    rounded = [(round(ratio, 3), round(wide, 1), round(narrow, 1)) for ratio, wide, narrow in found]
    lines = []
    for place, (ratio, wide, narrow) in enumerate(rounded):
        lines += table(f"panel {place}", ratio, f"{wide}%", f"{narrow}%")
    note = losses(lines)
    assert named(note, "**Criterio loses**") == [f"panel {i}" for i, (ratio, *_) in enumerate(rounded) if ratio > 1]
    assert named(note, "**Short") == [f"panel {i}" for i, (ratio, *_) in enumerate(rounded) if TARGET < ratio <= 1]
    assert named(note, "**Coverage") == [
        f"panel {i}"
        for i, (_, *held) in enumerate(rounded)
        if any(not low <= share <= high for share, (low, high) in zip(held, BANDS.values(), strict=True))
    ]


def test_the_note_says_by_how_much_against_whom_and_which_way():
    note = "\n".join(losses(table("notices", 1.049, "90.6%", "71.2%")))
    assert f"- notices: 1.049 against {PEER} (geometric mean)" in note
    assert "95 % range holds 90.6 %, too narrow; 67 % range holds 71.2 %, too wide" in note


def test_where_it_neither_loses_nor_misses_the_note_says_so_of_every_panel():
    note = losses([*table("one", 0.88, "93.5%", "70.0%"), *table("two", 0.5, "–", "64.0%")])
    assert [line.endswith(": on none of the 2 panels.") for line in note if line] == [True, True, True]


def test_a_forecast_that_broke_is_a_loss_and_a_panel_too_short_is_none():
    assert named(losses(table("broke", float("nan"), "–", "–")), "**Criterio loses**") == ["broke"]
    assert losses(["### short", "", "3 periods are too few for 8 ahead: nothing to judge by.", ""]) == []


def test_the_page_says_above_its_tables_what_they_say():
    section = (ROOT / "docs/benchmarks.md").read_text(encoding="utf-8").split("\n## Forecasts\n", 1)[1]
    above, tables = section.split("\n## ", 1)[0].split("\n### ", 1)
    lines = f"### {tables}".splitlines()
    assert len(list(read(lines))) == 7
    assert "\n".join(losses(lines)) in above


@pytest.fixture
def expect(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    before = set(sys.modules)
    import expect

    yield expect
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(ROOT / "benchmarks")):
            del sys.modules[name]


def test_writing_the_page_writes_the_note_above_the_tables(expect, monkeypatch, tmp_path):
    panel, page = tmp_path / "panel.csv", tmp_path / "page.md"
    days = [f"2024-{month:02}-{day:02},{day % 7 + 1},{month + day % 5}" for month in (1, 2, 3) for day in range(1, 29)]
    panel.write_text("\n".join(["day,a,b", *days]), encoding="utf-8")
    monkeypatch.setattr(expect, "peers", lambda: ({}, ["Prophet"]))
    monkeypatch.setattr(expect, "speed", lambda: "speed")
    monkeypatch.setattr(expect, "keep", partial(expect.keep, page=page))
    asked = ["--panel", str(panel), "--freq", "D", "--horizon", "7", "--origins", "2", "--write"]
    monkeypatch.setattr(sys, "argv", ["expect.py", *asked])
    expect.main()
    above, tables = page.read_text(encoding="utf-8").split("\n### ", 1)
    assert "\n".join(losses(f"### {tables}".splitlines())).strip() in above
    assert "**Criterio loses**" in above
    assert "Prophet: not installed" in tables
