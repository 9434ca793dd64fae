# SPDX-License-Identifier: EUPL-1.2
"""Where to begin and who is next, beside named peers, in one go.

``--graph FILE`` (list of ties; ``--undirected`` where each counts both ways): independent cascade against degree,
k-core, PageRank and PyNetIM's IMM, judged by the same reverse sets that nobody chose on. Without arguments: the same on
generated graphs, then organisation networks with threshold laws against simple choices, and brute force.
``--adoption FILE``: forecasts of adoptions from what was known at the time. ``--write`` keeps the tables in
docs/benchmarks.md.
"""

import argparse
import csv
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
from _page import keep

from criterio.spread.adoptions import Adoptions
from criterio.spread.cascade import seeds, spread_of
from criterio.spread.network import Network, network, read_ties
from criterio.spread.pilots import LAWS, pilots, starts
from criterio.spread.pooled import coming
from criterio.spread.search import Terms

DATA = Path(__file__).parents[2] / "shared" / "data"
JUDGED = 300_000
HORIZON, BEGUN = 5, 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, action="append", default=[])
    parser.add_argument("--undirected", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="+", default=[10, 50])
    parser.add_argument("--adoption", type=Path, action="append", default=[])
    parser.add_argument("--horizon", type=int, default=HORIZON)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines: list[str] = []
    for path in asked.graph:
        lines += told(cascades(path.name, read_ties(path, directed=not asked.undirected), asked.seeds))
    for path in asked.adoption:
        lines += told(adoptions(path, asked.horizon))
    if not asked.graph and not asked.adoption:
        for name, net in generated():
            lines += told(cascades(name, net, asked.seeds))
        lines += told(organisations())
        lines += told(brute_force())
        lines += told(adoptions(DATA / "adoption/state_policies_before_1985.csv", asked.horizon))
    if asked.write:
        keep("Where to begin", lines)


def told(lines: Iterator[str]) -> list[str]:
    kept = []
    for line in lines:
        print(line, flush=True)
        kept.append(line)
    return [*kept, ""]


def generated() -> Iterator[tuple[str, Network]]:
    """Of the sizes of the targets: pages of a government, and a network of collaborations."""
    for name, graph in (
        ("generated, 7,000 pages", nx.powerlaw_cluster_graph(7000, 13, 0.3, seed=1)),
        ("generated, 15,000 people", nx.powerlaw_cluster_graph(15000, 2, 0.6, seed=2)),
    ):
        ends = np.array(list(graph.edges()))
        yield name, network(tuple(map(str, range(len(graph)))), np.concatenate([ends, ends[:, ::-1]]))


def cascades(name: str, net: Network, counts: list[int]) -> Iterator[str]:
    yield f"### Cascade: {name} ({net.size} nodes, {len(net.sources)} ties)\n"
    yield "| seeds | who | spread | of IMM's | CPU s | of IMM's | certificate |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    graph = nx.DiGraph(list(zip(net.sources.tolist(), receivers(net).tolist(), strict=True)))
    graph.add_nodes_from(range(net.size))
    rank, core = nx.pagerank(graph.reverse()), nx.core_number(graph.to_undirected())
    for count in counts:
        made, spent = timed(lambda count=count: seeds(net, count))
        rows = [("Criterio", made.nodes, spent, f"{made.certificate:.3f}")]
        imm = timed(lambda count=count: by_imm(net, count))
        rows += [("PyNetIM, IMM (ε = .1)", *imm, "–")]
        rows += [
            ("degree", top(net.out_degree, count), 0.0, "–"),
            ("k-core", top([core[i] for i in range(net.size)], count), 0.0, "–"),
            ("PageRank", top([rank[i] for i in range(net.size)], count), 0.0, "–"),
        ]
        best = spread_of(net, imm[0], JUDGED, seed=99)
        for who, nodes, cpu, certificate in rows:
            spread = spread_of(net, tuple(nodes), JUDGED, seed=99)
            cost = f"{cpu:.2f} | {cpu / max(imm[1], 1e-9):.3f}" if cpu else "– | –"
            yield f"| {count} | {who} | {spread:.1f} | {spread / best:.4f} | {cost} | {certificate} |"


def receivers(net: Network) -> np.ndarray:
    return np.repeat(np.arange(net.size), np.diff(net.starts))


def by_imm(net: Network, count: int) -> tuple[int, ...]:
    from pynetim import IMGraph, IMMAlgorithm

    ties = list(zip(net.sources.tolist(), receivers(net).tolist(), strict=True))
    graph = IMGraph(ties, net.chances.tolist(), renumber=False)
    return tuple(IMMAlgorithm(graph, "IC", epsilon=0.1, random_seed=3).run(count))


def top(score, count: int) -> tuple[int, ...]:
    return tuple(int(i) for i in np.argsort(-np.asarray(score, dtype=float), kind="stable")[:count])


def timed(work):
    started = time.process_time()
    return work(), time.process_time() - started


def organisation_networks() -> Iterator[tuple[str, np.ndarray]]:
    for seed, size in ((1, 50), (2, 100), (3, 200), (4, 400)):
        yield f"groups, {size}", nx.to_numpy_array(nx.relaxed_caveman_graph(size // 10, 10, 0.15, seed=seed)) > 0
        yield f"small world, {size}", nx.to_numpy_array(nx.watts_strogatz_graph(size, 6, 0.1, seed=seed)) > 0
    path = DATA / "organisation_network/edges.txt"
    if path.exists():
        net = read_ties(path, directed=False)
        dense = np.zeros((net.size, net.size), dtype=bool)
        dense[receivers(net), net.sources] = True
        kept = np.argsort(-dense.sum(axis=1))[::3][:300]
        yield "research institution, 300 of its people", dense[np.ix_(kept, kept)]


def organisations() -> Iterator[str]:
    yield "### Organisation networks, threshold laws\n"
    yield "| network | law | begin | Criterio | best simple choice | ratio | CPU s |"
    yield "|---|---|---:|---:|---|---:|---:|"
    ratios = []
    for name, linked in organisation_networks():
        for law in LAWS:
            count = max(3, len(linked) // 40)
            terms = Terms.number(np.arange(len(linked)), len(linked), count)
            made, spent = timed(lambda linked=linked, law=law, terms=terms: pilots(linked, law, terms))
            simple = starts(linked, terms)
            judge = LAWS[law](linked, 1000, np.random.default_rng(77))
            reached = judge.reached((), [made, *simple.values()])
            best = int(np.argmax(reached[1:]))
            ratios.append(reached[0] / reached[1 + best])
            yield (
                f"| {name} | {law} | {count} | {reached[0]:.1f} | {list(simple)[best]} {reached[1 + best]:.1f} "
                f"| {ratios[-1]:.3f} | {spent:.1f} |"
            )
    share = np.mean(np.array(ratios) >= 0.995)
    yield ""
    yield (
        f"At least the best simple choice (within .5 %) in {share:.0%} (target 95 %); "
        f"on average {np.mean(ratios) - 1:+.1%} (target +8 %)."
    )


def brute_force() -> Iterator[str]:
    yield "### Brute force\n"
    yield "| units | law | begin | of the best choice |"
    yield "|---:|---|---:|---:|"
    for size, count in ((20, 3), (40, 2)):
        for law in LAWS:
            linked = nx.to_numpy_array(nx.gnm_random_graph(size, 2 * size, seed=size)) > 0
            made = pilots(linked, law, Terms.number(np.arange(size), size, count))
            every = list(combinations(range(size), count))
            tried = LAWS[law](linked, 300, np.random.default_rng(9)).reached((), every)
            best = every[int(np.argmax(tried))]
            mine, other = LAWS[law](linked, 4000, np.random.default_rng(8)).reached((), [made, best])
            yield f"| {size} | {law} | {count} | {mine / other:.3f} |"


def read_adoptions(path: Path) -> Adoptions:
    """One row an adoption: a unit, a practice and a whole period (year), by the first columns that look like that."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    when = next((n for n in names if any(w in n.lower() for w in ("year", "toa", "time", "period", "date"))), names[-1])
    practice = next((n for n in names if n.lower() in ("policy", "practice", "innovation", "product")), "")
    group = next((n for n in names if n.lower() in ("city", "village", "group")), "")
    unit = next((n for n in names if n not in (when, practice, group)), names[0])
    units = list(dict.fromkeys((row.get(group, ""), row[unit]) for row in rows))
    practices = list(dict.fromkeys(row.get(practice, "") for row in rows))
    told_of = [row for row in rows if row[when].strip() not in ("", "NA", "nan")]
    first = min(int(float(row[when])) for row in told_of)
    times = np.full((len(units), len(practices)), np.inf)
    places = {one: i for i, one in enumerate(units)}, {one: i for i, one in enumerate(practices)}
    for row in told_of:
        i, p = places[0][row.get(group, ""), row[unit]], places[1][row.get(practice, "")]
        times[i, p] = min(times[i, p], int(float(row[when])) - first)
    last = int(times[np.isfinite(times)].max())
    return Adoptions(tuple(map(str, units)), tuple(practices), times, last, np.zeros(len(units), dtype=np.int64))


def adoptions(path: Path, horizon: int) -> Iterator[str]:
    """Each practice at its tenth adoption: who of the rest follows within the horizon, from what was known then."""
    whole = read_adoptions(path)
    yield f"### Adoption: {path.name} ({len(whole.units)} units, {len(whole.practices)} practices)\n"
    moments = []
    for practice in range(len(whole.practices)):
        times = np.sort(whole.times[:, practice][np.isfinite(whole.times[:, practice])])
        if len(times) > BEGUN and times[BEGUN - 1] + horizon <= times[-1]:
            moments.append((practice, int(times[BEGUN - 1])))
    areas, losses, held, made_of = [], [], [], 0
    step = max(1, len(moments) // 50)
    for practice, when in sorted(moments, key=lambda one: one[1])[::step]:
        made = coming(whole.until(when), practice, horizon)
        if made is None:
            continue
        made_of += 1
        took = whole.times[made.at_risk, practice] <= when + horizon
        chance = np.clip(made.chances, 1e-3, 1 - 1e-3)
        losses.append(-np.log(np.where(took, chance, 1 - chance)))
        low, high = np.quantile(made.counts, (0.1, 0.9))
        held.append(low <= took.sum() <= high)
        if 0 < took.sum() < len(took):
            areas.append((chance[took][:, None] > chance[~took]).mean())
    if not made_of:
        yield "Too few practices went before any of these: no forecast is made from them."
        return
    yield (
        f"{made_of} forecasts over {horizon} periods, each at adoption {BEGUN}, from what was known then: "
        f"AUC within the practice {np.mean(areas):.3f} (target .66), log-loss {np.concatenate(losses).mean():.3f} "
        f"(target .56), 80 % ranges of the count held {np.mean(held):.0%} (target 77-83 %)."
    )


if __name__ == "__main__":
    main()
