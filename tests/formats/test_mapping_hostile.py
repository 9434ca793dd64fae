# SPDX-License-Identifier: EUPL-1.2
"""Nothing that a file can hold makes a mapping do anything but give rows, refuse them, or say no."""

import csv
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criterio.domain.errors import BadInput
from criterio.domain.records import Listed, Message, Point, Post, Refusal
from criterio.formats._format import Options
from criterio.formats._mapping import MappedFormat, load_mapping, matching_mapping, parse_mapping, shape, write_mapping
from criterio.formats._propose import propose

ROWS = Post | Point | Message | Listed | Refusal
HOSTILE = [
    "=cmd()",
    "NaN",
    "Infinity",
    "0000-00-00",
    "0001-01-01",
    "99999-12-31",
    "-1",
    "1e999",
    "\ud800",
    "\x00",
    "١٢٣",
]
HOSTILE += ["@", "://", "{unidad}", "2026-02-30", "31/12/9999", "9" * 5000, "²", "+", "'", "\u202e", "1.2.3,4", "None"]
CELL = st.sampled_from(HOSTILE) | st.text(max_size=12)
HEADERS = [
    "fecha",
    "red",
    "perfil",
    "unidad",
    "indicador",
    "valor",
    "likes",
    "url",
    "texto",
    "tipo",
    "twitter",
    "bluesky",
]
QUIET = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
KINDS = {
    "register": 'unit = "unidad"\nhandle = "perfil"\nnetwork = "red"\nlast_post_on = "fecha"\nfollowers = "likes"',
    "posts": 'published_at = "fecha"\nhandle = "perfil"\nreactions = "likes"\ntext = "texto"\ncounts_as_of = "fecha"',
    "outcomes": 'day = "fecha"\nvalue = "valor"\nindicator = "indicador"\nunit = "unidad"',
    "messages": 'received_at = "fecha"\nhandle = "perfil"\nanswered = "likes"\nkind = "tipo"',
}


def whatever(path):
    """Everything that may be done with an unknown file; returns how many rows it gave."""
    shape(path)
    mappings = [matching_mapping(path)]
    try:
        proposal = propose(path)
        mappings.append(parse_mapping(write_mapping(proposal.mapping), "p.toml"))
        assert mappings[-1] == proposal.mapping
    except BadInput:
        pass
    mappings += [parse_mapping(f'name="n"\nkind="{kind}"\n[columns]\n{text}\n', "t") for kind, text in KINDS.items()]
    return sum(given_rows(path, mapping) for mapping in mappings if mapping)


def given_rows(path, mapping):
    format = MappedFormat(mapping)
    recognition = format.recognise(path)
    if recognition is None:
        return 0
    rows = 0
    try:
        for row in format.read(path, recognition, Options()):
            assert isinstance(row, ROWS)
            rows += 1
    except BadInput:
        pass
    return rows


@QUIET
@given(
    header=st.lists(st.sampled_from(HEADERS) | st.text(max_size=6), min_size=1, max_size=7),
    body=st.lists(st.lists(CELL, max_size=8), max_size=6),
)
def test_any_csv_gives_rows_or_says_no(tmp_path, header, body):
    path = tmp_path / "file.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
        csv.writer(stream, escapechar="\\").writerows([header, *body])
    assert whatever(path) >= 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELL,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(HEADERS) | CELL, inner, max_size=5),
    max_leaves=12,
)


@QUIET
@given(
    content=JSON | st.lists(st.dictionaries(st.sampled_from(HEADERS), JSON, max_size=6), max_size=4),
    lines=st.booleans(),
)
def test_any_json_gives_rows_or_says_no(tmp_path, content, lines):
    path = tmp_path / "file.json"
    items = content if lines and isinstance(content, list) else [content]
    path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    assert whatever(path) >= 0


@QUIET
@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"", b"[", b"{", b"[{", b'{"a":', b"PK\x03\x04", b"\x1f\x8b"]),
)
def test_any_bytes_give_rows_or_say_no(tmp_path, content, start):
    path = tmp_path / "file"
    path.write_bytes(start + content)
    assert whatever(path) >= 0


@QUIET
@given(text=st.text(max_size=200))
def test_any_text_as_a_mapping_is_a_mapping_or_says_no(text):
    for whole in (text, f'name = "a"\nkind = "posts"\n{text}', f'name="a"\nkind="register"\n[columns]\n{text}'):
        with pytest.raises(BadInput):
            parse_mapping(whole + "\nnot toml", "t.toml")


@QUIET
@given(
    data=st.dictionaries(
        st.sampled_from(
            ["name", "kind", "network", "columns", "values", "wide", "match", "decimal", "constants", "sheet"]
        ),
        JSON,
    )
)
def test_a_mapping_of_any_shape_is_told_its_faults(data):
    from criterio.formats._mapping_file import _faults

    assert all(str(fault) for fault in _faults({"kind": "posts", **data}))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_text_or_are_refused(tmp_path, value):
    path = tmp_path / "2026-01-01.json"
    path.write_text(json.dumps([{"unidad": value, "red": "x", "perfil": "@a", "url": "", "finalidad": value}]))
    (row,) = given_all(path, load_mapping("criterio_register"))
    assert isinstance(row, Listed)
    row.entry.unit.encode()


def given_all(path, mapping):
    format = MappedFormat(mapping)
    return list(format.read(path, format.recognise(path), Options()))


def test_a_cell_of_a_million_letters_is_plain_text(tmp_path):
    path = tmp_path / "file.csv"
    long = "ñ" * 1_000_000
    path.write_text(f"fecha,perfil,likes,texto\n2026-01-01,@a,{long},{long}\n2026-01-02,@a,5,hola\n", encoding="utf-8")
    mapping = parse_mapping(f'name="n"\nkind="posts"\n[columns]\n{KINDS["posts"]}\n', "t")
    first, refusal, second = given_all(path, mapping)
    assert (len(first.text), first.counts["reactions"], len(refusal.value)) == (1_000_000, None, 200)
    assert (second.text, second.counts["reactions"]) == ("hola", 5.0)


def test_a_formula_reaches_the_record_as_text(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("fecha,perfil,likes,texto\n2026-01-01,@a,=1+1,=cmd()\n")
    post, refusal = given_all(path, parse_mapping(f'name="n"\nkind="posts"\n[columns]\n{KINDS["posts"]}\n', "t"))
    assert (post.text, post.counts, refusal.value) == ("=cmd()", {"reactions": None}, "=1+1")


def test_deep_json_says_no(tmp_path):
    path = tmp_path / "file.json"
    path.write_text('[{"a":' + "[" * 100_000)
    assert whatever(path) == 0
