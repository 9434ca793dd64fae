# SPDX-License-Identifier: EUPL-1.2
"""What every format promises, run over every member of the set and every file in its folder of fixtures."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from criterio.domain.errors import BadInput, UnknownName
from criterio.domain.records import POST_METRICS, Message, Point, Post, Refusal
from criterio.domain.sentence import Sentence
from criterio.formats._all import all_formats, format_named, recognise
from criterio.formats._format import Options

FIXTURES = Path(__file__).parents[1] / "formats/fixtures"
HEADERS = Path(__file__).parents[3] / "shared/formats/export_headers.json"
FILES = sorted(path for path in FIXTURES.glob("*/*") if path.is_file())
KINDS = {"posts": Post, "series": Point, "messages": Message}
MEMBER_OF = {
    "meta_fb_posts": "meta_facebook_posts",
    "meta_ig_posts": "meta_instagram_posts",
    "meta_daily": "meta_daily_series",
    "youtube_table": "youtube_studio",
    "linkedin_metrics": "linkedin_content",
    "linkedin_posts": "linkedin_content",
}
NOT_MEASURES = {"mastodon_following"}  # lists whom an account follows: nothing to import


def named(path):
    return f"{path.parent.name}/{path.name}"


def read(path):
    recognition = recognise(path)[0]
    return list(format_named(recognition.format).read(path, recognition, Options()))


@pytest.mark.parametrize("name", all_formats())
def test_it_says_what_it_is(name):
    member = all_formats()[name]
    assert isinstance(member.title, Sentence)
    assert member.name == name
    assert member.network is not None
    assert member.yields in {*KINDS, "register"}


@pytest.mark.parametrize("name", all_formats())
def test_it_has_a_fixture(name):
    assert [path for path in FILES if path.parent.name == name]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_its_own_files_are_recognised_best_by_it(path):
    found = recognise(path)
    assert found[0].format == path.parent.name
    assert [other.score for other in found[1:] if other.score >= found[0].score] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_its_files_give_good_rows_under_known_names(path):
    rows = [row for row in read(path) if not isinstance(row, Refusal)]
    assert rows
    assert {name for row in rows if isinstance(row, Post) for name in row.counts} <= set(POST_METRICS)
    assert [row for row in rows if isinstance(row, Post) and row.published_at.utcoffset() is None] == []
    assert [row for row in rows if row.row < 1] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_refusal_can_be_mended(path):
    refusals = [row for row in read(path) if isinstance(row, Refusal)]
    assert [row for row in refusals if not (row.row and str(row.reason) and row.cells)] == []


@pytest.mark.parametrize("path", FILES, ids=named)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1))
@example(share=0.0)
def test_a_file_cut_short_raises_nothing_but_bad_input(path, tmp_path, share):
    content = path.read_bytes()
    cut = tmp_path / path.name
    cut.write_bytes(content[: int(len(content) * share)])
    member = format_named(path.parent.name)
    recognition = member.recognise(cut)
    said = ""
    if recognition:
        try:
            list(member.read(cut, recognition, Options()))
        except BadInput as fault:
            said = str(fault)
    assert "{" not in said


def test_every_header_known_from_real_exports_is_recognised(tmp_path):
    if not HEADERS.is_file():
        pytest.skip("the list of real headers is not beside the project (../shared/formats)")
    wrong = []
    for export, known in json.loads(HEADERS.read_text(encoding="utf-8")).items():
        for locale in {"en", "es", "es-419"} & set(known) if export not in NOT_MEASURES else ():
            path = tmp_path / "export.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                file.write("Views\n" if export == "meta_daily" else "")
                csv.writer(file).writerows([known[locale], ["x"] * len(known[locale])])
            found = recognise(path)[:1]
            if [(one.format, one.locale, one.unknown_columns) for one in found] != [
                (MEMBER_OF.get(export, export), locale, ())
            ]:
                wrong.append((export, locale, found))
    assert wrong == []


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UnknownName, match="meta_facebook_posts"):
        format_named("myspace")
