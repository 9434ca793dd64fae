# SPDX-License-Identifier: EUPL-1.2
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.domain.errors import BadInput
from criterio.spread.tie_file import read_ties

SHAPES = {
    "csv with headings": "from,to\na,b\nb,c\n",
    "spaces and a remark": "# remark\na b\nb c\n",
    "tabs": "a\tb\nb\tc\n",
    "semicolons, repeated ties and one to oneself": "a;b\nb;c\na;a\na;b\n",
    "named columns elsewhere": "when,Target,Source\n2020,b,a\n2021,c,b\n",
    "a byte order mark": "\ufefffrom,to\na,b\nb,c\n",
    "line ends of elsewhere": "from,to\r\na,b\r\nb,c\r\n",
    "remarks of three kinds between": "from;to\n% one\na;b\n// two\n\n# three\nb;c\n",
    "words above weights": "person,friend,times\na,b,1\nb,c,1\n",
    "quoted names with blanks around": '"a" , "b"\n"b" , "c"\n',
    "quoted names": '"a","b"\n"b","c"\n',
    "blank lines and spaces around": "\n  a   b \n\n b c\n",
    "weights that are all alike": "a b 1\nb c 1\n",
    "Matrix Market": "%%MatrixMarket matrix coordinate pattern general\n% x\n3 3 2\na b\nb c\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_ties_are_read_however_they_are_written(tmp_path, text):
    file = tmp_path / "ties.txt"
    file.write_text(text, encoding="utf-8")
    net = read_ties(file)
    order = [net.names.index(name) for name in "abc"]
    ends = {
        (net.names[source], net.names[node])
        for node in range(net.size)
        for source in net.sources[net.starts[node] : net.starts[node + 1]]
    }
    assert sorted(order) == [0, 1, 2]
    assert ends == {("a", "b"), ("b", "c")}
    assert net.chances.tolist() == [1.0, 1.0]


def test_a_packed_file_and_one_in_latin_letters_are_read(tmp_path):
    file = tmp_path / "ties.csv.gz"
    file.write_bytes(gzip.compress("Educación,Jardín\n".encode("latin-1")))
    assert read_ties(file).names == ("Educación", "Jardín")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_every_encoding_of_spreadsheets_is_read(tmp_path, encoding):
    file = tmp_path / "ties.csv"
    file.write_bytes("desde;hasta\nEducación;Jardín\nJardín;Señalización\n".encode(encoding))
    assert {"Educación", "Jardín", "Señalización"} <= set(read_ties(file).names)


def test_numbers_below_headings_are_names_and_headings_are_not(tmp_path):
    file = tmp_path / "edges.csv"
    file.write_text("id_1,id_2\n0,1\n1,2\n", encoding="utf-8")
    assert read_ties(file).names == ("0", "1", "2")


def test_a_tie_that_counts_both_ways_is_there_twice(tmp_path):
    file = tmp_path / "ties.txt"
    file.write_text("a b 0.25\n", encoding="utf-8")
    net = read_ties(file, directed=False)
    assert (net.sources.tolist(), net.chances.tolist()) == ([1, 0], [0.25, 0.25])


def test_probabilities_stay_and_weights_are_shares_of_what_one_listens_to(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text("source,target,weight\na,c,3\nb,c,1\n", encoding="utf-8")
    assert read_ties(file).chances.tolist() == [0.75, 0.25]
    file.write_text("source,target,p\na,c,0.5\nb,c,1\n", encoding="utf-8")
    assert read_ties(file).chances.tolist() == [0.5, 1.0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a b\nc\n", "row 2, column 2: “” is no name"),
        ("a,b\nc,\n", "row 2, column 2: “” is no name"),
        ("source,target,weight\na,b,3\na,c,much\n", "row 3, column weight: “much”"),
        ("source,target,weight\na,b,-3\n", "row 2, column weight: “-3”"),
        ("a;b;0,5\nb;c;a lot\nc;a;1\n", "row 2, column 3: “a lot”"),
        ("a;b;2\nb;c;1,500\nc;a;1\n", "row 2, column 3: “1,500”"),
        ("a b 1\nb c 2\nc a\n", "row 3, column 3: “”"),
        ("# one\n\nsource;target;peso\n# two\na;b;x\n", "row 5, column peso: “x”"),
        ("# nothing\n", "there is no tie"),
        ("from,to\n", "there is no tie"),
    ],
)
def test_what_cannot_be_read_names_its_place(tmp_path, text, said):
    file = tmp_path / "ties.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        read_ties(file)


def test_a_first_line_that_counts_nodes_and_ties_is_none(tmp_path):
    file = tmp_path / "ties.txt"
    ties = [f"{node} {node + 1}" for node in range(12)]
    file.write_text("\n".join(["20 12", *ties]), encoding="utf-8")
    assert read_ties(file).size == 13
    file.write_text("\n".join(["20 13", *ties]), encoding="utf-8")
    assert {"20", "13"} <= set(read_ties(file).names)


def test_lines_of_many_names_are_not_ties_of_their_first_two(tmp_path):
    file = tmp_path / "ties.txt"
    file.write_text("a b c d\nb e\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"ties\.txt, row 1: 4 cells"):
        read_ties(file)
    file.write_text("a b 1 2026\nb c 1 2027\n", encoding="utf-8")
    assert read_ties(file).names == ("a", "b", "c")


def test_weights_of_repeated_ties_add_up_and_those_to_oneself_take_nothing(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text("source,target,weight\na,c,2\na,c,1\nb,c,1\nc,c,9\n", encoding="utf-8")
    assert read_ties(file).chances.tolist() == [0.75, 0.25]


def test_a_missing_name_says_in_which_column(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text("source,target\na,b\n,b\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_ties(file)
    assert (refused.value.file, refused.value.row, refused.value.column) == ("ties.csv", 3, "source")


def test_a_packed_file_that_is_cut_short_says_so(tmp_path):
    file = tmp_path / "ties.csv.gz"
    file.write_bytes(gzip.compress(b"a,b\nb,c\n" * 99)[:-12])
    with pytest.raises(BadInput, match=r"ties\.csv\.gz is damaged or cut short"):
        read_ties(file)


def test_weights_with_decimal_commas_are_weights(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text("a;b;0,5\nb;c;0,25\n", encoding="utf-8")
    assert read_ties(file).chances.tolist() == [0.5, 0.25]


def test_names_that_could_be_headings_are_names_where_somebody_below_bears_them(tmp_path):
    file = tmp_path / "ties.txt"
    file.write_text("u v\nv w\n", encoding="utf-8")
    assert read_ties(file).names == ("u", "v", "w")


NAMES = st.text("bcdefghk", min_size=2, max_size=4).filter(lambda name: name not in {"de", "dst", "dest"})
TIES = st.lists(st.tuples(NAMES, NAMES).filter(lambda tie: tie[0] != tie[1]), min_size=1, max_size=20)


@given(TIES, st.sampled_from(["\t", ";", ",", "|", " "]), st.booleans(), st.booleans(), st.booleans())
def test_no_tie_is_lost_or_made_up(tmp_path_factory, ties, mark, headed, weighted, directed):
    file = tmp_path_factory.mktemp("any") / "ties.txt"
    rows = [*([("source", "target")] if headed else []), *ties]
    cells = [(*row, *([("0.5" if row != ("source", "target") else "weight")] if weighted else [])) for row in rows]
    file.write_text("\n".join(mark.join(row) for row in cells), encoding="utf-8")
    net = read_ties(file, directed=directed)
    found = {
        (net.names[source], net.names[node])
        for node in range(net.size)
        for source in net.sources[net.starts[node] : net.starts[node + 1]]
    }
    assert found == set(ties) | (set() if directed else {(other, one) for one, other in ties})
