# SPDX-License-Identifier: EUPL-1.2
"""Networks as programs keep them: Matrix Market, Pajek, GML, GraphML, GEXF, JSON and matrices; else a list of ties.

What a file is, is read from its content. Most of these say which ties count both ways, and the file knows that better
than whoever asks. The readers of networkx refuse what people have, such as repeated ties and nodes without a label, and
do not tell where.
"""

import re
from collections.abc import Callable
from pathlib import Path

from _graph_lines import is_matrix, matrix, matrix_market, pajek
from _graph_markup import gml, nodes_and_links, xml
from _graph_ties import Ties

from criterio.spread.network import Network
from criterio.spread.tie_file import read_ties, text_of

Reader = Callable[[str, Ties], None]
KINDS: tuple[tuple[Callable[[str], object], Reader], ...] = (
    (re.compile(r"%%MatrixMarket", re.IGNORECASE).match, matrix_market),
    (re.compile(r"^[ \t]*\*(vertices|network|arcs|edges)\b", re.IGNORECASE | re.MULTILINE).search, pajek),
    (re.compile(r"^[ \t]*graph\s*\[", re.MULTILINE).search, gml),
    (re.compile(r"\s*<").match, xml),
    (re.compile(r"\s*[{[]").match, nodes_and_links),
    (is_matrix, matrix),
)


def read_graph(path: Path, directed: bool = True) -> Network:
    """The network of a file, gzip too; ties count one way where it does not say, unless ``directed`` is False.

    Raises BadInput, with the row where there is one.
    """
    text = text_of(path)
    reads = next((reads for is_it, reads in KINDS if is_it(text)), None)
    if reads is None:
        return read_ties(path, directed)
    ties = Ties(path.name, directed)
    reads(text, ties)
    return ties.network()
