# SPDX-License-Identifier: EUPL-1.2
"""How honest Criterio's effects are where nothing was done (A/A), beside named peers.

    python benchmarks/attribute.py                    wages and smoking, as synthdid-py carries them
    python benchmarks/attribute.py --panel FILE       any CSV of dates by series, in logarithms where it can be

Each placebo takes a unit at random, and a moment of the second half, as if something had been done there: an honest
95 % range covers zero 19 times in 20. Power: the same with a quarter more. ``--write`` keeps the tables in
docs/benchmarks/attribute.md.
"""

import argparse
import csv
import time
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import numpy as np
from _attribute_peers import Answer, Peer, peers

from criterio.attribute._design import Array
from criterio.attribute.effect import estimate
from criterio.attribute.panel import read_panel
from criterio.attribute.scale import complete, scale_of

TABLES = Path(__file__).resolve().parents[1] / "docs/benchmarks/attribute.md"
CRITERIO, WIDEST, LONGEST = "Criterio", 100, 156
MORE = float(np.log(1.25))


def criterio(panel: Array, treated: list[int], start: int) -> Answer:
    made = estimate(panel, treated, start)
    return made.point, made.point - made.reach, made.point + made.reach


def main() -> None:
    """Prints one table a panel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--panel", type=Path)
    parser.add_argument("--placebos", type=int, default=60)
    parser.add_argument("--slow", type=int, default=6, help="placebos for peers that take many seconds each")
    parser.add_argument("--horizon", type=int, help="periods after the start; a fifth of the panel, at most 8")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    quick, slow, missing = peers()
    panels = {asked.panel.name: read_panel(asked.panel).values} if asked.panel else own_panels()
    lines: list[str] = []
    for title, panel in panels.items():
        cases = placebos(panel, asked.placebos, asked.horizon, asked.seed)
        lines += compare(title, cases, quick, slow, asked.slow)
    lines += [f"{name}: not installed, so it was not compared with." for name in missing]
    print("\n".join(lines[-len(missing) :] if missing else []))
    if asked.write:
        TABLES.parent.mkdir(exist_ok=True)
        TABLES.write_text("\n".join(["## Effects", "", *lines, ""]), encoding="utf-8")


def own_panels() -> dict[str, Array]:
    """The panels that synthdid-py ships, without what was treated in them."""
    found = find_spec("synthdid")
    if found is None or found.origin is None:
        raise SystemExit("Install synthdid-py, which carries the panels, or give one: --panel FILE")
    data = Path(found.origin).parent / "data"
    smoking = _wide(data / "california_prop99.csv", "State", "Year", "PacksPerCapita", without="California")
    wages = np.exp(_wide(data / "CPS.csv", "state", "year", "log_wage"))
    return {"smoking, 38 states": smoking, "wages, 50 states": wages}


def _wide(path: Path, unit: str, when: str, value: str, without: str = "") -> Array:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row[unit] != without]
    units, times = sorted({row[unit] for row in rows}), sorted({row[when] for row in rows})
    panel = np.full((len(times), len(units)), np.nan)
    for row in rows:
        panel[times.index(row[when]), units.index(row[unit])] = float(row[value])
    return panel


Case = tuple[Array, list[int], int]


def placebos(panel: Array, count: int, horizon: int | None, seed: int) -> list[Case]:
    """Panels cut at a moment, each with a unit to which nothing was done; the same for every contender."""
    known = np.isfinite(panel).mean(axis=0) >= 0.9
    kept = panel[:, known & (np.nanstd(panel, axis=0) > 0)]
    if kept.shape[1] > WIDEST:
        kept = kept[:, np.linspace(0, kept.shape[1] - 1, WIDEST).round().astype(int)]
    kept = complete(scale_of(kept).taken(kept))
    ahead = horizon or max(1, min(8, len(kept) // 5))
    rng = np.random.default_rng(seed)
    cases = []
    for _ in range(count):
        start = int(rng.integers(max(6, len(kept) // 2), len(kept) - ahead + 1))
        cases.append((kept[max(0, start - LONGEST) : start + ahead], [int(rng.integers(kept.shape[1]))], start))
    return [(cut, unit, min(start, LONGEST)) for cut, unit, start in cases]


def compare(title: str, cases: list[Case], quick: dict[str, Peer], slow: dict[str, Peer], few: int) -> list[str]:
    """One row a contender; below, the ratios to the peers on the same placebos."""
    units = cases[0][0].shape[1]
    told = [
        f"### {title}",
        "",
        f"{units} units; {len(cases)} placebos of one unit. Peers marked * ran on {few} of them only.",
        "",
        "| | false positives | coverage | width | RMSE | power at +25 % | CPU s |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    print("\n".join(["", *told]), flush=True)
    ran: dict[str, np.ndarray] = {}
    for name, peer in {CRITERIO: criterio, **quick, **slow}.items():
        some = cases[:few] if name in slow else cases
        row, answers = judged(name + ("*" if name in slow else ""), peer, some)
        print(row, flush=True)
        told.append(row)
        if answers is not None:
            ran[name] = answers
    told += ["", *ratios(ran), ""]
    print("\n".join(told[-len(ran) - 1 :]), flush=True)
    return told


def judged(name: str, peer: Peer, cases: list[Case]) -> tuple[str, np.ndarray | None]:
    """(point, low, high, seen with a quarter more) of each placebo; None when the peer failed, which the row says."""
    started, rows = _cpu(), []
    try:
        for panel, treated, start in cases:
            rows.append(peer(panel, treated, start))
        spent = (_cpu() - started) / len(cases)
        seen = [_with_more(peer, *case) for case in cases]
    except Exception as fault:  # a peer's own failure is a result: the row names it
        return f"| {name} | failed: {type(fault).__name__} | | | | | |", None
    made = np.array(rows)
    false = np.mean((made[:, 1] > 0) | (made[:, 2] < 0))
    width, rmse = np.mean(made[:, 2] - made[:, 1]), np.sqrt(np.mean(made[:, 0] ** 2))
    row = f"| {name} | {false:.1%} | {1 - false:.1%} | {width:.3f} | {rmse:.4f} | {np.mean(seen):.0%} | {spent:.2f} |"
    return row, made


def _with_more(peer: Peer, panel: Array, treated: list[int], start: int) -> bool:
    raised = panel.copy()
    raised[start:, treated] += MORE
    return peer(raised, treated, start)[1] > 0


def ratios(ran: dict[str, np.ndarray]) -> list[str]:
    """Criterio over each peer, on the placebos that both ran."""
    own = ran.get(CRITERIO)
    if own is None:
        return []
    told = []
    for name, made in ran.items():
        if name != CRITERIO:
            same = own[: len(made)]
            width = np.mean(same[:, 2] - same[:, 1]) / np.mean(made[:, 2] - made[:, 1])
            rmse = np.sqrt(np.mean(same[:, 0] ** 2) / np.mean(made[:, 0] ** 2))
            told.append(f"- Criterio / {name}: width {width:.2f}, RMSE {rmse:.2f}")
    return told


def _cpu() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
