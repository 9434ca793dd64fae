# SPDX-License-Identifier: EUPL-1.2
"""How honest Criterio's effects are where nothing was done (A/A), beside named peers.

    python benchmarks/attribute.py                    smoking and wages, as synthdid-py carries them, and page views
    python benchmarks/attribute.py --panel FILE       any table: dates by series, or long (--time, --unit, --value)

Each placebo takes a unit, each in its turn, and a moment of the second half, as if something had been done there: an
honest 95 % range covers zero 19 times in 20. Logarithms where nothing is negative. ``--cache FOLDER`` keeps what peers
said, so that a second run takes seconds; ``--write`` keeps the tables in docs/benchmarks.md.

Power: all contenders learn from the time before and from the others, so an effect only moves their range; the share of
ranges that would lie above zero with a quarter more is worked out from the ranges of the placebos.
"""

import argparse
import csv
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from _attribute_peers import Answer, Kept, difference, peers
from _attribute_published import reproduced
from _attribute_tables import Ran, grouped, told
from _page import keep
from _panel_file import panel_of

from criterio.attribute._design import Array
from criterio.attribute.effect import estimate
from criterio.attribute.panel import by_week, read_panel
from criterio.attribute.scale import complete, scale_of

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "../shared/data/pageviews_panel/daily_views.csv"
CRITERIO, MANY = "Criterio", "Criterio, more placebos"
WIDEST, LONGEST, GROUP = 100, 156, 20
Case = tuple[Array, list[int], int]


def criterio(panel: Array, treated: list[int], start: int) -> Answer:
    made = estimate(panel, treated, start)
    return made.point, made.point - made.reach, made.point + made.reach


def main() -> None:
    """Prints one table a panel, and one where many are treated at once."""
    asked = _asked()
    panels = own_panels() if asked.panel is None else given(asked)
    lines = reproduced() if asked.panel is None else []
    print("\n".join(lines))
    taken = {title: ready(panel) for title, panel in panels.items()}
    for title, (kept, _) in taken.items():
        if len(kept) < 8 or kept.shape[1] < 4:
            few = f"{len(kept)} times and {kept.shape[1]} series that move and are known four times in five"
            raise SystemExit(f"{title}: {few} are too few.")
    with ProcessPoolExecutor(asked.jobs, get_context("spawn")) as pool:
        tables = pool.map(compare, taken, *zip(*taken.values(), strict=True), [asked] * len(taken))
        lines += [line for table in tables for line in table]
    missing = [f"{name}: not installed, so it was not compared with." for name in peers()[1]]
    lines += missing
    print("\n".join(missing))
    if asked.write:
        keep("Effects", lines)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--panel", type=Path)
    parser.add_argument("--time", default="", help="long panels: the column of the time")
    parser.add_argument("--unit", default="", help="long panels: the column of the unit")
    parser.add_argument("--value", default="", help="long panels: the column of the value")
    parser.add_argument("--placebos", type=int, default=60, help="for every contender")
    parser.add_argument("--more", type=int, default=480, help="placebos for Criterio alone, which is quick")
    parser.add_argument("--patience", type=float, default=1200, help="CPU seconds a panel that a peer may take")
    parser.add_argument("--without", action="append", default=[], help="leave out the peers whose name holds this")
    parser.add_argument("--jobs", type=int, default=1, help="panels at once, each in a process of its own")
    parser.add_argument("--horizon", type=int, help="periods after the start; a fifth of the panel, at most 8")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, help="a folder in which to keep what peers said")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def given(asked: argparse.Namespace) -> dict[str, Array]:
    return {asked.panel.name: panel_of(asked.panel, asked.time, asked.unit, asked.value).values}


def own_panels() -> dict[str, Array]:
    """The panels that synthdid-py ships, without what was treated in them, and real pages where they are at hand."""
    found = find_spec("synthdid")
    if found is None or found.origin is None:
        raise SystemExit("Install synthdid-py, which carries the panels, or give one: --panel FILE")
    data = Path(found.origin).parent / "data"
    smoking = _wide(data / "california_prop99.csv", "State", "Year", "PacksPerCapita", without="California")
    wages = np.exp(_wide(data / "CPS.csv", "state", "year", "log_wage"))
    panels = {"smoking, 38 states by year": smoking, "wages, 50 states by year": wages}
    if PAGES.is_file():
        panels["page views, 100 series by week"] = by_week(read_panel(PAGES)).values
    return panels


def _wide(path: Path, unit: str, when: str, value: str, without: str = "") -> Array:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row[unit] != without]
    units, times = sorted({row[unit] for row in rows}), sorted({row[when] for row in rows})
    panel = np.full((len(times), len(units)), np.nan)
    for row in rows:
        panel[times.index(row[when]), units.index(row[unit])] = float(row[value])
    return panel


def ready(panel: Array) -> tuple[Array, bool]:
    """What all contenders get: series that move and of which enough is known, thinned evenly; and whether in logs."""
    panel = panel[np.isfinite(panel).any(axis=1)]
    known = np.isfinite(panel).mean(axis=0) >= 0.8
    kept = panel[:, known]
    kept = kept[:, np.nanstd(kept, axis=0) > 0] if kept.size else kept
    if kept.shape[1] > WIDEST:
        kept = kept[:, np.linspace(0, kept.shape[1] - 1, WIDEST).round().astype(int)]
    if not kept.size:
        return kept, False
    scale = scale_of(kept)
    return complete(scale.taken(kept)), scale.ratio


def placebos(panel: Array, count: int, horizon: int | None, seed: int, treated: int = 1) -> list[Case]:
    """Panels cut at a moment, each with units to which nothing was done; the same for every contender."""
    ahead = min(horizon or max(1, min(8, len(panel) // 5)), len(panel) // 3)
    rng, units = np.random.default_rng(seed), panel.shape[1]
    turns = np.concatenate([rng.permutation(units) for _ in range(-(-count * treated // units) + 1)])
    cases = []
    for turn in range(count):
        start = int(rng.integers(min(max(6, len(panel) // 2), len(panel) - ahead), len(panel) - ahead + 1))
        chosen = turns[turn : turn + 1] if treated == 1 else rng.permutation(units)[:treated]
        first = max(0, start - LONGEST)
        cases.append((panel[first : start + ahead], chosen.tolist(), start - first))
    return cases


def compare(title: str, panel: Array, logs: bool, asked: argparse.Namespace) -> list[str]:
    """The table of one panel, printed as its rows come."""
    contenders = {name: one for name, one in peers()[0].items() if not any(word in name for word in asked.without)}
    keeper = Kept(asked.cache, asked.patience)
    cases = placebos(panel, asked.placebos, asked.horizon, asked.seed)
    more = placebos(panel, asked.more, asked.horizon, asked.seed + 1)
    wanted = {CRITERIO: (criterio, cases), MANY: (criterio, more)}
    wanted |= {name: (peer, cases) for name, peer in contenders.items()}
    ran = []
    for name, (peer, some) in wanted.items():
        runner = Kept(None) if peer is criterio else keeper
        ran.append(Ran(name, *runner.run(name, peer, some), _quarters(some, logs)))
        print(ran[-1].row(), flush=True)
    scale = "logarithms" if logs else "as they are"
    head = f"### {title}\n\n{panel.shape[1]} series × {len(panel)} times, {scale}; {len(cases)} placebos of one series."
    head += " The time-series models get 15 controls; the range of synthdid-py, by placebos of 25 controls, is 25"
    head += f" estimates more. Nobody gets more than {asked.patience:.0f} CPU seconds."
    if asked.cache:
        head += " What the peers said of these placebos, and how long it took them, may be of an earlier run."
    lines = [head, "", *told(ran, CRITERIO, MANY)]
    many = min(GROUP, panel.shape[1] // 2)
    if many > 1:
        groups = placebos(panel, asked.placebos, asked.horizon, asked.seed + 2, many)
        both = [
            Ran(name, *Kept(None).run(name, peer, groups), _quarters(groups, logs))
            for name, peer in {CRITERIO: criterio, "difference in differences": difference}.items()
        ]
        lines += grouped(many, both)
    print("\n".join(["", *lines]), flush=True)
    return lines


def _quarters(cases: list[Case], logs: bool) -> np.ndarray:
    """A quarter more of each placebo, in the panel's scale."""
    if logs:
        return np.full(len(cases), np.log(1.25))
    return np.array([0.25 * np.abs(panel[:start, treated]).mean() for panel, treated, start in cases])


if __name__ == "__main__":
    main()
