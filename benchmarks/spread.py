# SPDX-License-Identifier: EUPL-1.2
"""Where to begin and who is next, beside named peers, in one go.

``--graph FILE`` (a list of ties, Matrix Market, Pajek, GML, GraphML, GEXF, JSON or a matrix; ``--undirected`` where
each tie counts both ways): independent cascade against degree, k-core, PageRank, PyNetIM's IMM and, where feasible, its
CELF, judged by the same reverse sets that nobody chose on.
Without arguments: the same on generated graphs, then organisation networks with threshold laws against simple choices,
and brute force.
``--adoption FILE``: forecasts of adoptions from what was known at the time, along the ties that the file or ``--ties
FILE`` names. ``--write`` keeps the tables in docs/benchmarks.md.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from math import comb
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from resource import RLIMIT_CPU, setrlimit

import networkx as nx
import numpy as np
from _adoption_file import read, tied
from _graph_file import read_graph
from _page import keep
from _spread_adoptions import alone, pooled
from _spread_networks import large, organisations, receivers

from criterio.domain.errors import CriterioError
from criterio.spread.cascade import seeds, spreads_of
from criterio.spread.coverage import choose
from criterio.spread.exact import WALKS as WALKS_WEIGHED
from criterio.spread.exact import covering
from criterio.spread.network import Network
from criterio.spread.pilots import LAWS, pilots, starts
from criterio.spread.search import Played, Terms
from criterio.spread.walks import walks

DATA = Path(__file__).parents[2] / "shared" / "data"
JUDGED, WORLDS, WALKS = 1_000_000, 4096, 300_000
LUCK = 0.002
"""What two equal choices may differ by in the worlds that judge."""
HORIZON = 5
CELF_NODES, CELF_SEEDS, CELF_RUNS = 1_200, 10, 200
"""CELF is asked on networks up to so many nodes, for so many seeds: beyond that it takes hours."""
CPU_SECONDS = 1200
"""Nobody gets more for one choice: on dense networks that pass most things on, peers may take hours."""
CLOSE = 0.001
"""Relative standard error from which a spread is known well enough."""
POOLED = 12
"""Practices from which a file is forecast from those that went before; fewer are fitted one by one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, action="append", default=[])
    parser.add_argument("--undirected", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="+", default=[10, 50])
    parser.add_argument("--adoption", type=Path, action="append", default=[])
    parser.add_argument("--ties", type=Path, help="who listens to whom among those of --adoption")
    parser.add_argument("--horizon", type=int, default=HORIZON)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines: list[str] = []
    for path in asked.graph:
        lines += told(cascades(path.name, read_graph(path, directed=not asked.undirected), asked.seeds))
    for path in asked.adoption:
        lines += told(adoptions(path, asked.horizon, asked.ties, directed=not asked.undirected))
    if not asked.graph and not asked.adoption:
        for name, net in large():
            lines += told(cascades(name, net, asked.seeds))
        lines += told(threshold_laws())
        lines += told(exactly())
        lines += told(brute_force())
        for path in sorted((DATA / "adoption").glob("*.csv")):
            lines += told(adoptions(path, asked.horizon))
    if asked.write:
        keep("Where to begin", lines)


def told(lines: Iterator[str]) -> list[str]:
    kept = []
    for line in lines:
        print(line, flush=True)
        kept.append(line)
    return [*kept, ""]


def cascades(name: str, net: Network, counts: list[int]) -> Iterator[str]:
    yield f"### Cascade: {name} ({net.size} nodes, {len(net.sources)} ties)\n"
    yield "| seeds | who | spread | of IMM's | CPU s | of IMM's | certificate |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    graph = nx.DiGraph(list(zip(net.sources.tolist(), receivers(net).tolist(), strict=True)))
    graph.add_nodes_from(range(net.size))
    rank, core = nx.pagerank(graph.reverse()), nx.core_number(graph.to_undirected())
    import pynetim  # noqa: F401  # waking takes it a second, which is no part of its work

    for count in [count for count in counts if count < net.size] or [1]:
        made, spent = timed(lambda count=count: seeds(net, count))
        rows = [("Criterio", made.nodes, spent, f"{made.certificate:.3f}")]
        rows += [("PyNetIM, IMM (ε = .1)", *within(CPU_SECONDS, lambda count=count: by_imm(net, count)), "–")]
        rows += [
            ("degree", top(net.out_degree, count), 0.0, "–"),
            ("k-core", top([core[i] for i in range(net.size)], count), 0.0, "–"),
            ("PageRank", top([rank[i] for i in range(net.size)], count), 0.0, "–"),
        ]
        if net.size <= CELF_NODES and count <= CELF_SEEDS:
            celf = within(CPU_SECONDS, lambda count=count: by_celf(net, count))
            rows.append((f"PyNetIM, CELF ({CELF_RUNS} runs)", *celf, "–"))
        ended = [row for row in rows if row[1]]
        spreads = spreads_of(net, [row[1] for row in ended], JUDGED, seed=99, close=CLOSE)
        told = {row[0]: spread for row, spread in zip(ended, spreads, strict=True)}
        of_imm = told.get(rows[1][0], np.nan), rows[1][2]
        yield from (cells(count, row, told.get(row[0]), of_imm) for row in rows)


def cells(count: int, row: tuple, spread: float | None, of_imm: tuple[float, float]) -> str:
    """A line of the table; a peer that did not end has no spread, and nothing can be told in parts of IMM's then."""
    who, _, cpu, certificate = row
    reached = f"{spread:.1f} | {spread / of_imm[0]:.4f}" if spread else "not in time | –"
    cost = f"{cpu:.2f} | {cpu / max(of_imm[1], 1e-9):.3f}" if cpu else "– | –"
    return f"| {count} | {who} | {reached} | {cost} | {certificate} |".replace("nan", "–")


def within(seconds: int, work: Callable[[], tuple[int, ...]]) -> tuple[tuple[int, ...], float]:
    """As ``timed``, in a process of its own; no nodes where it took more CPU seconds, or more memory than there is."""
    here, there = Pipe(duplex=False)
    process = get_context("fork").Process(target=_sent, args=(there, seconds, work))
    process.start()
    there.close()
    try:
        made: tuple[tuple[int, ...], float] = here.recv()
    except EOFError:
        made = (), float(seconds)
    process.join()
    return made


def _sent(there: Connection, seconds: int, work: Callable[[], tuple[int, ...]]) -> None:
    used = int(time.process_time())
    setrlimit(RLIMIT_CPU, (used + seconds, used + seconds))
    there.send(timed(work))


def by_imm(net: Network, count: int) -> tuple[int, ...]:
    from pynetim import IMMAlgorithm

    return tuple(IMMAlgorithm(peers_graph(net), "IC", epsilon=0.1, random_seed=3).run(count))


def by_celf(net: Network, count: int) -> tuple[int, ...]:
    from pynetim import CELFAlgorithm

    made = CELFAlgorithm(peers_graph(net), "IC")
    return tuple(made.run(count, mc_rounds=CELF_RUNS, show_progress=False, random_seed=3))


def peers_graph(net: Network):
    from pynetim import IMGraph

    ties = list(zip(net.sources.tolist(), receivers(net).tolist(), strict=True))
    return IMGraph(ties, net.chances.tolist(), renumber=False)


def top(score, count: int) -> tuple[int, ...]:
    return tuple(int(i) for i in np.argsort(-np.asarray(score, dtype=float), kind="stable")[:count])


def timed(work):
    started = time.process_time()
    return work(), time.process_time() - started


def threshold_laws() -> Iterator[str]:
    yield "### Organisation networks, threshold laws\n"
    yield (
        "Of the best of degree, k-core, PageRank, complex centrality, LT-RIS and clustered, in "
        f"{WORLDS} worlds ({WALKS} walks) that nobody chose in; one unit in forty begins, three at least.\n"
    )
    yield "| network | " + " | ".join(f"{law} | best simple" for law in LAWS) + " | CPU s |"
    yield "|---|" + "---:|---|" * len(LAWS) + "---:|"
    ratios: dict[str, list[float]] = {law: [] for law in LAWS}
    slowest = 0.0
    for name, linked in organisations():
        cells, spent = [], 0.0
        for law in LAWS:
            count = max(3, len(linked) // 40)
            terms = terms_of(len(linked), count)
            made, cpu = timed(lambda linked=linked, law=law, terms=terms: pilots(linked, law, terms))
            simple = starts(linked, terms)
            reached = judge(linked, law, 77).reached((), [made, *simple.values()])
            best = int(np.argmax(reached[1:]))
            ratios[law].append(reached[0] / reached[1 + best])
            cells.append(f"{ratios[law][-1]:.3f} | {list(simple)[best]} {reached[1 + best]:.1f}")
            spent = max(spent, cpu)
        slowest = max(slowest, spent)
        yield f"| {name} | {' | '.join(cells)} | {spent:.1f} |"
    yield ""
    for law, told in ratios.items():
        yield summed(law, told)
    yield summed("all", [ratio for told in ratios.values() for ratio in told])
    yield f"\nMost CPU seconds for one choice: {slowest:.1f} (target 10)."


def exactly() -> Iterator[str]:
    """Maximum coverage of walks, with how far any other choice could be better."""
    yield f"### Organisation networks: the units that are on most of {WALKS_WEIGHED} walks\n"
    yield "| network | begin | on walks | greedy | no choice is on more than | CPU s |"
    yield "|---|---:|---:|---:|---:|---:|"
    proved = []
    for name, linked in organisations():
        size, count = len(linked), max(3, len(linked) // 40)
        sets = walks(linked, WALKS_WEIGHED, np.random.default_rng(5)).sets
        made, spent = timed(lambda sets=sets, size=size, count=count: covering(sets, terms_of(size, count)))
        proved.append(made.most == made.held)
        greedy = choose(sets.tocsr(), count).held
        yield f"| {name} | {count} | {made.held:.0f} | {greedy} | {made.most:.0f} | {spent:.1f} |"
    yield f"\nThe choice is proved to be the best on these walks in {sum(proved)} of {len(proved)} networks."


def terms_of(size: int, count: int) -> Terms:
    return Terms.number(np.arange(size), size, count)


def summed(law: str, ratios: list[float]) -> str:
    told = np.array(ratios)
    return (
        f"- {law}: at least the best simple choice (within {LUCK:.1%}) in {np.mean(told >= 1 - LUCK):.0%} "
        f"(target 95 %); on average {np.mean(told) - 1:+.1%}, geometric {np.exp(np.log(told).mean()) - 1:+.1%}, "
        f"median {np.median(told) - 1:+.1%} (target +8 % on average)."
    )


def brute_force() -> Iterator[str]:
    yield "### Brute force: every choice tried\n"
    yield "| units | begin | choices | " + " | ".join(LAWS) + " |"
    yield "|---:|---:|---:|" + "---:|" * len(LAWS)
    for size, count in ((20, 3), (30, 4), (40, 3), (60, 2), (60, 4)):
        linked = nx.to_numpy_array(nx.gnm_random_graph(size, 2 * size, seed=size)) > 0
        told = [f"{of_best(linked, law, count):.3f}" for law in LAWS]
        yield f"| {size} | {count} | {comb(size, count)} | {' | '.join(told)} |"


def judge(linked: np.ndarray, law: str, seed: int) -> Played:
    """Worlds that nobody chose in; walks where thresholds are linear, so that there are enough of them."""
    rng = np.random.default_rng(seed)
    return walks(linked, WALKS, rng) if law == "linear" else LAWS[law](linked, WORLDS, rng)


def of_best(linked: np.ndarray, law: str, count: int) -> float:
    """What the choice reaches, of what the best of all reaches, in worlds that neither has seen."""
    size = len(linked)
    made = pilots(linked, law, terms_of(size, count))
    few, many = (LAWS[law](linked, worlds, np.random.default_rng(9)) for worlds in (64, WORLDS))
    every, quick = iter(combinations(range(size), count)), []
    while part := list(islice(every, 20_000)):
        reach = few.reached((), part)
        quick += sorted(zip(reach.tolist(), part, strict=True), reverse=True)[:300]
    close = [units for _, units in sorted(quick, reverse=True)[:600]]
    best = close[int(np.argmax(many.reached((), close)))]
    mine, other = judge(linked, law, 8).reached((), [made, best])
    return float(mine / other)


def adoptions(path: Path, horizon: int, ties: Path | None = None, directed: bool = True) -> Iterator[str]:
    told = read(path)
    seen = told.seen
    linked = tied(seen, ties, directed) if ties else told.linked
    yield f"### Adoption: {path.name} ({len(seen.units)} units, {len(seen.practices)} practices)\n"
    if told.never:
        yield (
            f"{told.never} units bear the last period, far more than the periods before it: it is read as *not so far*."
            "\n"
        )
    yield from (pooled if len(seen.practices) >= POOLED else alone)(seen, linked, horizon)


if __name__ == "__main__":
    try:
        main()
    except (CriterioError, OSError) as refusal:
        sys.exit(str(refusal))
