# SPDX-License-Identifier: EUPL-1.2
"""The same four nodes and their ties, however a program wrote them: a listens to nobody, d to nobody either."""

import gzip
import json

import pytest
from _graph_file import read_graph

from criterio.domain.errors import BadInput

GML = """# made by hand
Creator "somebody, on Monday"
graph [
  comment "two
  lines" directed 1
  node [ id 1 label "a" graphics [ x 1.0 y 2.0 ] ]
  node [ id 2 label "b" ] node [
    id 3
    label "c"
  ]
  node [ id 4 label "d" ]
  edge [ source 1 target 2 value 1 ]
  edge [ source 1 target 2 value 1 ]
  edge [ source 2 target 3 value 1 ]
]
"""
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="edge" attr.name="weight"/>
  <graph edgedefault="directed">
    <node id="n1"><data key="d0">a</data></node><node id="n2"><data key="d0">b</data></node>
    <node id="n3"><data key="d0">c</data></node><node id="n4"><data key="d0">d</data></node>
    <edge source="n1" target="n2"><data key="d1">1</data></edge><edge source="n2" target="n3"/>
  </graph>
</graphml>
"""
GEXF = """<gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed">
<nodes><node id="0" label="a"/><node id="1" label="b"/><node id="2" label="c"/><node id="3" label="d"/></nodes>
<edges><edge id="0" source="0" target="1" weight="1"/><edge id="1" source="1" target="2"/></edges></graph></gexf>
"""
PAJEK = '*Vertices 4\n1 "a" 0.1 0.2\n2 b\n3 "c"\n4 "d"\n% remark\n*Arcs :1 "listens"\n1 2 1\n2 3\n*Partition x\n1\n'
SHAPES = {
    "GML": GML,
    "GraphML": GRAPHML,
    "GEXF": GEXF,
    "Pajek": PAJEK,
    "Pajek, lists": "*network x\n*vertices 4\n1 a\n2 b\n3 c\n4 d\n*arcslist\n1 2\n2 3\n",
    "Pajek, a matrix": "*Vertices 4\r\n1 a\r\n2 b\r\n3 c\r\n4 d\r\n*Matrix\r\n0 1 0 0\r\n0 0 1 0" + 2 * "\r\n0 0 0 0",
    "JSON of networkx": json.dumps(
        {
            "directed": True,
            "nodes": [{"id": one} for one in "abcd"],
            "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}],
        }
    ),
    "JSON of D3, by place": json.dumps(
        {
            "nodes": [{"name": one} for one in "abcd"],
            "links": [{"source": 0, "target": 1, "value": 1}, {"source": 1, "target": 2, "value": 1}],
        }
    ),
    "JSON of Cytoscape": json.dumps(
        {
            "elements": {
                "nodes": [{"data": {"id": one}} for one in "abcd"],
                "edges": [{"data": {"source": "a", "target": "b"}}, {"data": {"source": "b", "target": "c"}}],
            }
        }
    ),
    "JSON of neighbours": json.dumps({"a": ["b"], "b": ["c"], "d": []}),
    "a matrix with names": ",a,b,c,d\na,0,1,0,0\nb,0,0,1,0\nc,0,0,0,0\nd,0,0,0,0\n",
    "a matrix with a corner": "unit\ta\tb\tc\td\na\t0\t1\t0\t\nb\t0\t0\t1\t\nc\t\t\t\t\nd\t0\t0\t0\t0.0\n",
}


def ties(net):
    return {
        (net.names[source], net.names[node])
        for node in range(net.size)
        for source in net.sources[net.starts[node] : net.starts[node + 1]]
    }


def read(tmp_path, text, directed=True):
    file = tmp_path / "network.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_graph(file, directed)


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("packed", [False, True])
def test_ties_are_read_however_a_program_wrote_them(tmp_path, text, packed):
    net = read(tmp_path, gzip.compress(text.encode()) if packed else text)
    assert ties(net) == {("a", "b"), ("b", "c")}
    if "neighbours" not in text:
        assert set(net.names) >= {"a", "b", "c"}


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "JSON of neighbours"])
def test_nodes_without_ties_are_there(tmp_path, name):
    assert set(read(tmp_path, SHAPES[name]).names) == set("abcd")


@pytest.mark.parametrize(
    "text",
    [
        GML.replace("directed 1", ""),
        GRAPHML.replace("directed", "undirected"),
        GEXF.replace('defaultedgetype="directed"', ""),
        PAJEK.replace("*Arcs", "*Edges"),
        SHAPES["JSON of networkx"].replace("true", "false"),
    ],
)
def test_the_file_knows_which_ties_count_both_ways(tmp_path, text):
    assert ties(read(tmp_path, text)) == {("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")}


def test_whoever_asks_may_let_every_tie_count_both_ways(tmp_path):
    assert len(ties(read(tmp_path, PAJEK, directed=False))) == 4


@pytest.mark.parametrize(("symmetry", "count"), [("general", 2), ("symmetric", 4)])
def test_matrix_market_stores_what_is_symmetric_once(tmp_path, symmetry, count):
    text = f"%%MatrixMarket matrix coordinate pattern {symmetry}\n% remark\n5 5 2\n2 1\n3 2\n"
    net = read(tmp_path, text)
    assert len(ties(net)) == count
    assert net.size == 5


def test_weights_are_shares_of_what_each_listens_to_and_repeated_ties_add_up(tmp_path):
    net = read(tmp_path, "*Vertices 3\n*Arcs\n1 3 2\n1 3 1\n2 3 1\n3 3 9\n")
    assert net.chances.tolist() == [0.75, 0.25]


def test_names_that_several_nodes_bear_give_way_to_their_numbers(tmp_path):
    text = 'graph [ node [ id 1 label "x" ] node [ id 2 label "x" ] edge [ source 1 target 2 ] ]'
    assert read(tmp_path, text).names == ("1", "2")


def test_a_square_of_numbers_is_a_matrix_and_a_list_of_ties_is_not(tmp_path):
    square = "0 1 0 0 0\n0 0 1 0 0\n0 0 0 0 0\n0 0 0 0 0\n1 0 0 0 0\n"
    assert ties(read(tmp_path, square)) == {("1", "2"), ("2", "3"), ("5", "1")}
    assert ties(read(tmp_path, "1 2 3\n2 3 1\n1 3 1\n")) == {("1", "2"), ("2", "3"), ("1", "3")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GML.rpartition("edge")[0], "row 3: this bracket is never closed"),
        (GML.replace("source 2", "source 9"), "“9” is none of its 4 nodes"),
        (GML.replace("target 3", ""), "edge 3 lacks its source or its target"),
        (GRAPHML[:-60], "row 7: the file is no whole XML"),
        (GRAPHML.replace('target="n3"', 'target="n9"'), "“n9” is none of its 4 nodes"),
        (PAJEK.replace("2 3\n", "2 7\n"), "row 9: “7” is none of its 4 nodes"),
        (PAJEK.replace("1 2 1", "1 2 much"), "row 8: “much” is not how strong a tie is"),
        (PAJEK.replace("1 2 1\n2 3\n", ""), "there is no tie in it"),
        ("%%MatrixMarket matrix array real general\n2 2\n1\n", "row 1: only Matrix Market files of coordinates"),
        (
            "%%MatrixMarket matrix coordinate real general\n3 4 1\n1 2 1\n",
            "row 2: a network has as many rows as columns",
        ),
        ("%%MatrixMarket matrix coordinate real general\n3 3 1\n1 5 1\n", "row 3: “5” is none of its 3 nodes"),
        ('{"nodes": [], "links": [{"source": "a"}]}', "link 1 lacks its source or its target"),
        ('{"nodes": [], "links": [', "row 1: the file is no whole JSON"),
        ("a b c d\nb e\n", "row 1: 4 cells, and others have another number"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path, text, said):
    with pytest.raises(BadInput) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith("network.txt")
    assert said in str(refused.value)
