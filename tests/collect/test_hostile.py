# SPDX-License-Identifier: EUPL-1.2
"""Whatever comes, an import tells what it could not use, keeps the good rows and touches nothing else."""

import gzip
import io
import resource
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criterio.store import imports
from criterio.store.workspace import Store

from .conftest import X_HEADER, Desk, x_post

GOOD = [x_post(number) for number in range(12)]
EXPORT = "\n".join([X_HEADER, *GOOD]) + "\n"
SIXTEEN_MB = b"0" * 16_000_000


def outside(desk: Desk) -> set[Path]:
    return {path for path in desk.root.parent.rglob("*") if desk.root not in path.parents}


def zipped(*members: tuple[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return body.getvalue()


@cache
def bomb() -> bytes:
    return zipped(*[(f"{number}.csv", SIXTEEN_MB) for number in range(6)])


NOT_USABLE: dict[str, Callable[[], bytes]] = {
    "bytes of nothing": lambda: bytes(range(256)) * 50,
    "zip bomb": bomb,
    "nested zip bomb": lambda: zipped(("inner.zip", bomb()), ("other.zip", bomb())),
    "gzip bomb": lambda: gzip.compress(SIXTEEN_MB * 6),
    "damaged zip": lambda: zipped(("posts.csv", EXPORT.encode()))[:-30],
    "path that climbs": lambda: zipped(("../../escaped.txt", b"x"), ("/tmp/criterio-escaped.txt", b"x")),
    "a hundred thousand columns": lambda: ",".join(f"c{n}" for n in range(100_000)).encode() + b"\n1,2\n",
    "lone surrogates": lambda: b'{"messages": [{"id": 1, "text": "\\ud800"}]}',
    "deep json": lambda: b"[" * 100_000,
    "only null bytes": lambda: b"\x00" * 10_000,
}
"""Made when it is asked for: every process of the tests reads this file."""


@pytest.mark.parametrize("content", NOT_USABLE.values(), ids=NOT_USABLE)
def test_what_cannot_be_used_is_told_and_leaves_nothing_behind(desk, content):
    path = desk.write("file.csv", content())
    before = outside(desk)
    report = desk.take(path)
    assert (report.state, report.taken) == ("unusable", 0)
    assert report.notices
    assert outside(desk) == before
    assert imports.imported(Store(desk.root)) == []
    assert not Path("/tmp/criterio-escaped.txt").exists()


BAD_LINES = {
    "not a number": x_post(90, likes="many"),
    "infinity": x_post(90, likes="inf"),
    "a huge number": x_post(90, likes="9" * 400),
    "beyond counting": x_post(90, likes=10**17),
    "year 0": x_post(90, day="0000-01-01"),
    "year 9999": x_post(90, day="9999-12-31"),
    "a formula for a date": x_post(90, day="=cmd()"),
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_refused_and_every_good_one_taken(desk, line):
    report = desk.take(desk.write("posts.csv", EXPORT + line))
    assert (report.state, report.taken, report.refused) == ("taken", 12, 1)


STRANGE_LINES = {
    "a cell of a million characters": x_post(90, text="a" * 10**6),
    "null bytes": x_post(90, text="a\x00b"),
    "a formula": x_post(90, text="=cmd|' /C calc'!A0"),
    "right to left": x_post(90, text="\u202etxet"),
}


@pytest.mark.parametrize("line", STRANGE_LINES.values(), ids=STRANGE_LINES)
def test_a_strange_text_is_a_text(desk, line):
    report = desk.take(desk.write("posts.csv", EXPORT + line))
    assert (report.state, report.taken, report.refused) == ("taken", 13, 0)


def test_the_refused_file_runs_no_formula(desk):
    report = desk.take(desk.write("posts.csv", EXPORT + x_post(90, text="=cmd()", likes="+cmd()")))
    refused = (desk.root / report.refused_file).read_text(encoding="utf-8-sig")
    assert ",=cmd()" not in refused
    assert ",+cmd()" not in refused
    assert "'=cmd()" in refused


def test_broken_letters_lose_no_row(desk):
    report = desk.take(desk.write("posts.csv", EXPORT.encode().replace(b"post 3", b"a\xf1o \xff\xfe")))
    assert (report.taken, report.refused) == (12, 0)


def test_a_quotation_mark_that_never_closes_loses_no_earlier_row(desk):
    report = desk.take(desk.write("posts.csv", EXPORT + x_post(90, text='"never closed')))
    assert report.taken >= 12


def test_a_folder_and_a_missing_link_are_told(desk):
    (desk.inbox / "link.csv").symlink_to(desk.inbox / "nowhere.csv")
    (desk.inbox / "folder.csv").mkdir()
    good = desk.write("folder.csv/posts.csv", EXPORT)
    assert desk.take(desk.inbox / "link.csv").state == "unusable"
    assert desk.take(good.parent).taken == 12


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rubbish=st.binary(max_size=200))
def test_rubbish_at_the_end_loses_no_good_row(desk, rubbish):
    path = desk.write("posts.csv", EXPORT.encode() + b"\n" + rubbish)
    before = outside(desk)
    report = desk.take(path)
    assert report.state in ("taken", "already")
    assert report.taken >= 12
    assert outside(desk) == before


def test_memory_stays_bounded_whatever_the_archive_says(desk):
    file = desk.write("file.zip", bomb())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    desk.take(file)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kilobytes
