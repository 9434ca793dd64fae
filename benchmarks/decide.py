# SPDX-License-Identifier: EUPL-1.2
"""Whether the portfolio is exact, how long core and exterior take to prove, and OR-Library, beside CP-SAT.

    python benchmarks/decide.py                        brute force, 60 and 200 items, the OR-Library file in ../shared
    python benchmarks/decide.py --orlib FILE           a ``mknapcb`` file; --best FILE gives the best known values
    python benchmarks/decide.py --only size --seed 7   one part of it: brute, size or orlib

``--write`` keeps the tables in docs/benchmarks.md.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from _decide_instances import FOUR, NARROW, WIDE, good, portfolios, problem, uncovered, value
from _orlib_file import Knapsack, read_orlib
from _page import keep

from criterio.decide.items import GOES_ON
from criterio.decide.kernels import KERNELS, search
from criterio.decide.portfolio import Programme
from criterio.decide.robust import Firmness, firmness
from criterio.decide.rows import INF, Row, coverable, rows_of
from criterio.decide.solver import load
from criterio.decide.stable import EVERYDAY, THOROUGH
from criterio.decide.value import Stance, Values
from criterio.decide.weigh import weigh
from criterio.domain.administration import Objective
from criterio.domain.errors import CriterioError

try:
    from ortools.sat.python import cp_model
except ImportError:  # it is installed beside the other peers only
    cp_model = None

SEARCHING = {
    "mip_heuristic_effort": 0.3,
    "mip_heuristic_run_rins": True,
    "mip_heuristic_run_rens": True,
    "mip_allow_restart": True,
}
"""What finds good knapsacks where none can be proven the best: neighbours of the relaxed one (Danna et al. 2005)."""
ROOT = Path(__file__).resolve().parents[1]
ORLIB = ROOT / "../shared/data/portfolio/mknapcb1.txt"
RANKED = weigh(tuple(Objective(aspect.value, aspect, rank=place + 1) for place, aspect in enumerate(FOUR)))
"""Four aspects in an order, and nothing else known of their weights."""
MOST_LISTED = 2500
TARGETS = {60: 5.0, 200: 60.0}
SIZES = ((60, 0.0, WIDE), (60, 0.5, WIDE), (60, 0.0, NARROW), (200, 0.0, WIDE))
"""Items, the share of what would use the later period that fits in it, and between what ranges are wide."""
SMALL = 60
"""Up to so many items, no more effort than every day."""


def main() -> None:
    """Prints the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("brute", "size", "orlib"))
    parser.add_argument("--instances", type=int, default=200, help="held against brute force")
    parser.add_argument("--orlib", type=Path, default=ORLIB)
    parser.add_argument("--best", type=Path, help="best known values; else those beside the file, or in it")
    parser.add_argument("--seconds", type=float, default=10, help="for each OR-Library instance, of wall clock")
    parser.add_argument("--most", type=int, default=30, help="OR-Library instances")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines: list[str] = []
    if asked.only in (None, "brute"):
        lines += shown(brute(asked.instances, asked.seed))
    if asked.only in (None, "size"):
        lines += shown(sizes(asked.seed))
    if asked.only in (None, "orlib"):
        lines += shown(orlib(asked.orlib, asked.best, asked.seconds, asked.most))
    if asked.write:
        keep("One portfolio", lines)


def shown(lines: Iterable[str]) -> list[str]:
    """The lines, printed as they come."""
    kept = []
    for line in lines:
        print(line, flush=True)
        kept.append(line)
    return kept


def brute(many: int, seed: int) -> Iterable[str]:
    """The optimum, and core and exterior, against every portfolio there is."""
    yield "### Against every portfolio there is"
    yield ""
    done, optimal, proven, unsettled, sizes_seen, turn = 0, 0, 0, 0, [], 0
    while done < many:
        rng = np.random.default_rng([seed, turn])
        turn += 1
        given = problem(int(rng.integers(3, 15)), rng, most_modes=int(rng.integers(2, 5)), later=0.5)
        if np.prod([len(item.alternatives) for item in given.items]) > 20_000 or not (found := portfolios(given)):
            continue
        least = min(len(uncovered(given, ways)) for ways in found)
        values = Values(given)
        programme = Programme(values)
        solution = programme.solve(values.worth(RANKED.centre))
        best = max(value(ways, RANKED.centre) for ways in found if len(uncovered(given, ways)) == least)
        optimal += len(solution.uncovered) == least and abs(solution.value - best) < 1e-6
        served = [ways for ways in found if uncovered(given, ways) <= set(solution.uncovered)]
        if len(served) > MOST_LISTED:
            continue
        done += 1
        sizes_seen.append(len(given.items))
        every = good(served, RANKED.corners)
        inside = np.array(
            [[ways[item] is way for ways in every] for item, way in zip(values.owner, values.flat, strict=True)]
        )
        firm = firmness(values, RANKED, programme, solution)
        unsettled += int((~firm.settled).sum())
        proven += bool((firm.core == inside.all(axis=1)).all() and (firm.exterior == ~inside.any(axis=1)).all())
    yield (
        f"{done} instances of {min(sizes_seen)} to {max(sizes_seen)} items with hours, euros, units, a later period, "
        "coverage, merges, prerequisites, exclusions, vetoes."
    )
    yield ""
    yield f"- core, exterior and borderline equal to enumeration: {proven} of {done}; modes not settled: {unsettled}"
    yield f"- optimum and coverage equal to enumeration: {optimal} of all that were listed (at least {done})"
    yield ""


def sizes(seed: int) -> Iterable[str]:
    """Core, exterior and borderline of 60 and 200 items over four ranked aspects."""
    yield "### Core, exterior and borderline"
    yield ""
    yield "Four aspects of which only the order is known; values are ranges. One thread."
    yield ""
    yield "Later: the share of what would use the later period that fits in it. Open: not settled within the effort."
    yield "Told: items of which it is proven whether they go on in every good portfolio, in none, or in some."
    yield ""
    yield (
        "| items | told | ranges | later | modes | core | exterior | borderline | open | CPU s | target "
        "| optimum, CPU s | CP-SAT |"
    )
    yield "|" + "---:|" * 13
    missed = []
    for many, later, doubts in SIZES:
        row, failing = _sized(many, later, doubts, seed)
        missed += failing
        yield row
    yield ""
    if missed:
        yield f"Target not met, all exact within the seconds: {'; '.join(missed)}."
        yield ""


def _sized(many: int, later: float, doubts: tuple[float, float], seed: int) -> tuple[str, list[str]]:
    """The row of one problem, and what to say of it where it misses its target."""
    target, ranges = TARGETS[many], f"±{doubts[0]:.0%} to {doubts[1]:.0%}"
    values = Values(problem(many, np.random.default_rng([seed, many]), later=later, doubts=doubts))
    started = time.process_time()
    programme = Programme(values)
    solution = programme.solve(values.worth(RANKED.centre))
    solved = time.process_time() - started
    firm = firmness(values, RANKED, programme, solution, EVERYDAY if many <= SMALL else THOROUGH)
    spent = time.process_time() - started
    core, exterior = int(firm.core.sum()), int((firm.exterior & values.allowed).sum())
    modes, unsettled = int(values.allowed.sum()), int((~firm.settled).sum())
    row = (
        f"| {many} | {_told(values, firm)} | {ranges} | {later:.0%} | {modes} | {core} | {exterior} "
        f"| {modes - core - exterior} | {unsettled} | {spent:.1f} | ≤ {target:.0f} | {solved:.2f} "
        f"| {_beside(values, solution.value)} |"
    )
    met = spent <= target and not unsettled
    failing = f"{many} items, ranges {ranges}, later {later:.0%} ({spent:.1f} CPU s, {unsettled} modes not settled)"
    return row, [] if met else [failing]


def _told(values: Values, firm: Firmness) -> int:
    """Of how many items what is open cannot change whether they go on in every good portfolio, in none, or in some."""
    told = 0
    for start, end in values.blocks:
        ways = [(way.mode in GOES_ON, column) for column, way in enumerate(values.flat[start:end], start)]
        shown = {goes_on for goes_on, column in ways if firm.has[column]}
        told += shown == {goes_on for goes_on, column in ways if firm.has[column] or not firm.settled[column]}
    return told


def _beside(values: Values, ours: float) -> str:
    """CP-SAT on the same portfolio: its CPU seconds, and whether it finds the same value."""
    if cp_model is None:
        return "not installed"
    worth = values.worth(RANKED.centre)
    cells = coverable(values)
    price = 1 + sum(float(np.ptp(worth[a:b])) for a, b in values.blocks)
    costs = np.concatenate([worth, np.full(len(cells), -price)])
    upper = np.concatenate([values.allowed.astype(int), np.ones(len(cells), dtype=int)])
    started = time.process_time()
    chosen, _ = _cp_sat(rows_of(values, Stance.MIDDLE, cells), costs, upper, 60)
    theirs = float(worth @ chosen[: len(worth)])
    same = "same value" if abs(theirs - ours) < 1e-3 * max(1.0, abs(ours)) else f"{theirs - ours:+.3f} points"
    return f"{time.process_time() - started:.2f} ({same})"


def _cp_sat(rows: Iterable[Row], costs: np.ndarray, upper: np.ndarray, seconds: float) -> tuple[np.ndarray, float]:
    """The same rows in whole numbers: the chosen columns, and the bound."""
    scale = 10_000
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, int(most), "") for most in upper]
    for row in rows:
        taken = sum(round(scale * c) * columns[column] for column, c in zip(row.columns, row.coefficients, strict=True))
        if row.high < INF:
            model.add(taken <= round(scale * row.high))
        if row.low > -INF:
            model.add(taken >= round(scale * row.low))
    model.maximize(sum(round(scale * float(c)) * column for c, column in zip(costs, columns, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    solver.solve(model)
    return np.array([solver.value(column) for column in columns], dtype=float), solver.best_objective_bound / scale


def orlib(path: Path, best: Path | None, seconds: float, most: int) -> Iterable[str]:
    """Gap to the best known value, or to the proven bound where none is known."""
    yield f"### OR-Library: {path.name}"
    yield ""
    yield f"{seconds:.0f} s of wall clock for each; gap to the best known value (to the own bound where none is known)."
    yield ""
    yield "| instance | best known | Criterio | gap | own bound | CP-SAT | gap |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    ours, theirs, spent = [], [], np.zeros(2)
    for place, one in enumerate(read_orlib(path, best)[:most]):
        started = time.process_time()
        value_found, bound = _solved(one, seconds)
        solved = time.process_time()
        other = _others(one, seconds)
        spent += solved - started, time.process_time() - solved
        against = one.best or bound
        ours.append(_gap(value_found, against))
        theirs.append(_gap(other, against) if other is not None else float("nan"))
        told = f"{one.best:.0f}" if one.best else "–"
        yield (
            f"| {len(one.capacities)}.{len(one.profits)}-{place:02} | {told} | {value_found:.0f} | {ours[-1]:.3%} "
            f"| {bound:.0f} | {'–' if other is None else f'{other:.0f}'} | {theirs[-1]:.3%} |"
        )
    yield ""
    yield (
        f"Mean gap: Criterio {np.mean(ours):.3%}, CP-SAT {np.mean(theirs):.3%}; "
        f"best known reached: {sum(gap < 1e-9 for gap in ours)} of {len(ours)}, {sum(gap < 1e-9 for gap in theirs)}; "
        f"CPU seconds for each: {spent[0] / len(ours):.1f}, {spent[1] / len(ours):.1f}."
    )
    yield ""


def _gap(found: float, against: float) -> float:
    return 1 - found / against if against else 0.0


def _rows(one: Knapsack) -> list[Row]:
    columns = tuple(range(len(one.profits)))
    return [
        Row("amount", columns, tuple(weights), -INF, float(capacity))
        for weights, capacity in zip(one.weights, one.capacities, strict=True)
    ]


def _solved(one: Knapsack, seconds: float) -> tuple[float, float]:
    """(value, proven bound) of Criterio's solver, with the search for solutions that large programmes want."""
    many = len(one.profits)
    highs = load(_rows(one), many, many)
    highs.changeColsCost(many, np.arange(many, dtype=np.int32), one.profits)
    for option, setting in SEARCHING.items():
        highs.setOptionValue(option, setting)
    search(highs, many, KERNELS, seconds)
    taken = np.asarray(highs.getSolution().col_value).round()
    assert (one.weights @ taken <= one.capacities + 1e-6).all()
    bound = highs.getInfo().mip_dual_bound
    whole = (one.profits % 1 == 0).all()  # so is what any choice of them is worth
    return float(one.profits @ taken), float(np.floor(bound + 1e-6) if whole else bound)


def _others(one: Knapsack, seconds: float) -> float | None:
    if cp_model is None:
        return None
    taken, _ = _cp_sat(_rows(one), one.profits, np.ones(len(one.profits)), seconds)
    return float(one.profits @ taken)


if __name__ == "__main__":
    try:
        main()
    except (CriterioError, OSError) as refusal:
        sys.exit(str(refusal))
