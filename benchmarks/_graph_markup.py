# SPDX-License-Identifier: EUPL-1.2
"""Networks written as things with properties: GML, GraphML, GEXF, and JSON of nodes and links."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from _graph_ties import LABEL, WEIGHT, Ties, named

TOKEN = re.compile(r'"[^"]*"|\[|\]|[^\s\[\]"]+')
DIRECTED = {"true": True, "1": True, "directed": True, "false": False, "0": False, "undirected": False}
Pairs = list[tuple[str, Any]]
"""Keys and values of GML, where a key may come again."""


def gml(text: str, ties: Ties) -> None:
    """Himsolt (1997). Ties count both ways unless it says ``directed 1``; repeated ones and names are no fault."""
    graph = named(_gml(_tokens(text), ties), re.compile("graph"))
    if not isinstance(graph, list):
        raise ties.fault(None, "there is no graph in it.")
    both = not DIRECTED.get(str(named(graph, re.compile("directed"))), False)
    for node in _each(graph, "node"):
        name = str(named(node, re.compile("id")))
        ties.names[name] = str(named(node, LABEL) or name)
    for place, edge in enumerate(_each(graph, "edge"), 1):
        one, other = (named(edge, re.compile(end)) for end in ("source", "target"))
        if one is None or other is None:
            raise ties.fault(None, f"edge {place} lacks its source or its target.")
        ties.tie(ties.known(one), ties.known(other), named(edge, WEIGHT), both)


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """With the line of each. A text in quotes may go over several lines; remarks may not."""
    plain = re.sub(r"^[ \t]*#.*$", "", text, flags=re.MULTILINE)
    row, at = 1, 0
    for found in TOKEN.finditer(plain):
        row += plain.count("\n", at, found.start())
        at = found.start()
        yield row, found[0]


def _gml(tokens: Iterator[tuple[int, str]], ties: Ties, opened: int = 0) -> Pairs:
    """Up to the bracket that closes what was ``opened`` in that line; 0: up to the end."""
    pairs: Pairs = []
    for row, key in tokens:
        if key == "]":
            if not opened:
                raise ties.fault(row, "this bracket closes nothing.")
            return pairs
        at, value = next(tokens, (row, "]"))
        if key in "[]" or value == "]":
            raise ties.fault(row, f"“{key}” has no value.")
        pairs.append((key, _gml(tokens, ties, at) if value == "[" else value.strip('"')))
    if opened:
        raise ties.fault(opened, "this bracket is never closed: the file may be cut short.")
    return pairs


def _each(pairs: Pairs, key: str) -> Iterator[Pairs]:
    return (value for name, value in pairs if name == key and isinstance(value, list))


def xml(text: str, ties: Ties) -> None:
    """GraphML (Brandes & others 2002) and GEXF. Each edge may say whether it is directed, else the graph does."""
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as broken:
        raise ties.fault(broken.position[0], "the file is no whole XML; it may be cut short.") from None
    keys = {one.get("id"): one.get("attr.name", "") for one in _all(root, "key")}
    usual = next((g.get("edgedefault") or g.get("defaultedgetype") for g in _all(root, "graph")), None) or "undirected"
    for node in _all(root, "node"):
        name = node.get("id", "")
        ties.names[name] = str(named(_told(node, keys), LABEL) or name)
    for place, edge in enumerate(_all(root, "edge"), 1):
        one, other = edge.get("source"), edge.get("target")
        if one is None or other is None:
            raise ties.fault(None, f"edge {place} lacks its source or its target.")
        is_directed = DIRECTED.get((edge.get("directed") or edge.get("type") or usual).lower(), False)
        ties.tie(ties.known(one), ties.known(other), named(_told(edge, keys), WEIGHT), not is_directed)


def _all(root: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == tag)


def _told(element: ElementTree.Element, keys: dict[str | None, str]) -> Pairs:
    """Attributes, and what is under keys."""
    return [
        *element.attrib.items(),
        *((keys.get(one.get("key"), ""), (one.text or "").strip()) for one in _all(element, "data")),
    ]


def nodes_and_links(text: str, ties: Ties) -> None:
    """JSON as networkx, D3 and Cytoscape write it, a list of pairs, or names with the list of their neighbours."""
    try:
        said = json.loads(text)
    except ValueError as broken:
        raise ties.fault(getattr(broken, "lineno", None), "the file is no whole JSON; it may be cut short.") from None
    said = said.get("elements", said) if isinstance(said, dict) else said
    links = next((said[name] for name in ("links", "edges", "ties") if name in said), None) if _is(said) else said
    if links is None:
        links = [[name, other] for name, others in said.items() for other in (others if _is_list(others) else ())]
    nodes = [_data(node) for node in (said.get("nodes") or ())] if _is(said) else []
    numbered = [str(place) for place in range(len(nodes))]  # without an id, links tell the place of a node in the list
    for place, node in zip(numbered, nodes, strict=True):
        name = str(node.get("id", place)) if _is(node) else str(node)
        ties.names[name] = str(named(node.items(), LABEL) or name) if _is(node) else name
    told = said.get("directed") if _is(said) else None
    for place, link in enumerate(links if _is_list(links) else (), 1):
        _link(ties, _data(link), place, told is False)


def _link(ties: Ties, link: Any, place: int, both: bool) -> None:
    if _is(link):
        one, other = (named(link.items(), re.compile(end)) for end in ("source|from", "target|to"))
        weight = named(link.items(), WEIGHT)
    elif _is_list(link) and len(link) > 1:
        one, other, weight = [*link, None][:3]
        weight = named(weight.items(), WEIGHT) if _is(weight) else weight
    else:
        raise ties.fault(None, f"link {place} is no pair of names.")
    if one is None or other is None:
        raise ties.fault(None, f"link {place} lacks its source or its target.")
    ties.tie(one, other, weight, both)


def _data(one: Any) -> Any:
    return one.get("data", one) if _is(one) else one


def _is(said: Any) -> bool:
    return isinstance(said, dict)


def _is_list(said: Any) -> bool:
    return isinstance(said, list)
