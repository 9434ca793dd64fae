# SPDX-License-Identifier: EUPL-1.2
"""How good Criterio's ranges are on real panels, beside named peers: rolling origins, nine quantiles.

    python benchmarks/expect.py                                   the three panels of ../shared/data
    python benchmarks/expect.py --panel FILE --freq W --horizon 8 --origins 6

A panel file is a table as ``criterio.attribute.panel`` reads it: one column a series, one row a series, or one row for
each time and series; days, weeks, months, quarters or years. A cell that is empty, or NA, is not known; days that are
missing are put in as not known; daily rows become whole weeks with ``--freq W``, and other periods stay as they are;
series with negative values are left out. All are judged on the same series,
``--series`` of them taken evenly, because some peers take a second for each; Criterio and LightGBM learn from all of
the panel. Above the tables stands where Criterio loses, is short of its target or misses its coverage. ``--write``
keeps all of it in docs/benchmarks.md. ``--keep FOLDER`` keeps there what the peers said, with their CPU seconds, and
asks them no more: Criterio changes nothing of it. ``--patience SECONDS`` leaves out of a panel the peers of one
series that would need longer there, and says which.
"""

import argparse
import csv
import gzip
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np
from _cpu import cpu
from _expect_losses import CRITERIO, TARGET, losses
from _expect_peers import LIMIT, peers
from _page import keep
from _panel_file import panel_of

from criterio.attribute.cells import moments
from criterio.attribute.panel import read_panel
from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.outlook import forecast_panel
from criterio.expect.pace import DAYS, WEEKS
from criterio.expect.score import coverage, scaled_pinball, shared_coverage

SPENT: dict[str, float] = {}
"""CPU seconds that kept answers took when they were made, by name, until they are told."""

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
Forecaster = Callable[[Array, int, Sequence[float], int], Array]


def criterio(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
    """What the product says of this past, whatever its length."""
    return forecast_panel(past, horizon, levels, DAYS if season == DAYS.season else WEEKS, season)[0]


def seasonal_naive(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
    """The same phase of the last cycle, give or take the past errors of saying so."""
    season = season if past.shape[1] > 2 * season else 1
    errors = past[:, season:] - past[:, :-season]
    spread = np.moveaxis(_quantiles(errors, levels), 0, -1)
    last = np.stack([past[:, -season + h % season] for h in range(horizon)], axis=1)
    return np.maximum(last[..., None] + spread[:, None, :], 0)


def history(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
    """Quantiles of everything the series has been."""
    return np.repeat(np.moveaxis(_quantiles(past, levels), 0, -1)[:, None], horizon, axis=1)


def recent(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
    """Quantiles of what the series has been lately."""
    return history(past[:, -max(2 * season, 28) if season == 7 else -26 :], horizon, levels, season)


POOLED = {CRITERIO, "LightGBM quantile"}
"""Those that learn from the other series of the panel too."""
TRIED = 4
"""Series, at most, on which it is tried how long a peer needs."""

SEASONS = {"D": 7, "W": 52}
STEPS = {1: 7, 7: 52, 30: 12, 91: 4, 365: 1}
"""Periods of so many days, and how many of them make a cycle."""
SIMPLE: dict[str, Forecaster] = {
    "seasonal naive": seasonal_naive,
    "quantiles of all history": history,
    "quantiles of recent history": recent,
}


def main() -> None:
    """Prints one table a panel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--panel", type=Path)
    parser.add_argument("--freq", choices=["D", "W"], default="W")
    parser.add_argument("--horizon", type=int, default=8)
    parser.add_argument("--origins", type=int, default=6)
    parser.add_argument("--series", type=int, default=40, help="how many series all are judged on")
    parser.add_argument(
        "--patience", type=float, default=np.inf, help="CPU seconds that a peer of one series may need on a panel"
    )
    parser.add_argument("--without", action="append", default=[], help="leave out the peers whose name holds this")
    parser.add_argument("--keep", type=Path, help="a folder for what the peers said, to ask them once")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/benchmarks.md")
    asked = parser.parse_args()
    found, missing = peers()
    contenders = {CRITERIO: criterio, **SIMPLE, **found}
    contenders = {name: one for name, one in contenders.items() if not any(word in name for word in asked.without)}
    given = asked.panel and [(asked.panel.name, *given_panel(asked.panel, asked.freq), asked.horizon, asked.origins)]
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        contenders = {
            name: one if name == CRITERIO else kept(name, one, asked.keep) for name, one in contenders.items()
        }
    lines: list[str] = []
    for title, panel, season, horizon, origins in given or list(own_panels()):
        lines += compare(title, panel, season, horizon, origins, contenders, asked.series, asked.patience)
    above = [] if given else conditions(asked.series, asked.without)
    above += losses(lines)
    print("\n".join(above))
    lines = [*above, *lines, speed(), *(f"{name}: not installed, so it was not compared with." for name in missing)]
    if asked.write:
        keep("Forecasts", lines)


def kept(name: str, forecaster: Forecaster, folder: Path) -> Forecaster:
    """The same forecaster, whose answers are kept by what it was asked."""

    def forecast(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
        asked = sha256(f"{name} {past.shape} {horizon} {levels} {season}".encode() + past.tobytes()).hexdigest()
        place = folder / f"{asked}.npz"
        if not place.exists():
            started = cpu()
            made = forecaster(past, horizon, levels, season)
            np.savez_compressed(place, made=made, spent=cpu() - started)
            return made
        with np.load(place) as answer:
            SPENT[name] = SPENT.get(name, 0.0) + float(answer["spent"])
            return answer["made"]

    return forecast


def conditions(series: int, without: Sequence[str]) -> list[str]:
    """What a reader of the own panels' figures has to know first."""
    left_out = f", without {', '.join(without)}" if without else ""
    return [
        f"At most {series} series of each panel are judged{left_out}. With so few, the ratio of a panel moves by "
        "several hundredths with the choice of them. The page views, the notices and the institutions were among the "
        "panels on which the model's constants were chosen, so these are not figures out of sample: "
        "`docs/rooms/expect.md` says how they were chosen.",
        "",
        "A count falls upon the ends of a range of counts, so that a range from 0 to 2 holds more than it promises "
        "however right it is. In the columns of the ranges an outcome that equals quantiles is inside by the share of "
        "the probability that the forecast gives it (Czado, Gneiting and Held, 2009), for all alike; `ends counted in` "
        "says how much fell inside or upon the ends. Of values without ties the two are the same.",
        "",
    ]


def own_panels() -> Iterator[tuple[str, Array, int, int, int]]:
    """The real panels: page views by week and by day, interactions of institutions by week and of all by day."""
    views = read(DATA / "pageviews_panel/daily_views.csv")
    notices = madrid(DATA / "citizen_notices_madrid/daily_counts_by_service.csv")
    posts = DATA / "institution_posts_2020/posts.csv.gz"
    yield "page views, weekly", weekly(views, date(2016, 1, 1)), 52, 8, 8
    yield "page views, daily", views, 7, 28, 6
    yield "notices to Madrid, weekly", weekly(notices, date(2021, 6, 11)), 52, 8, 8
    yield "notices to Madrid, daily", notices, 7, 28, 6
    yield "institutions, weekly", weekly(interactions(posts, "institution"), date(2020, 10, 1)), 52, 2, 3
    yield "institutions, media and checkers, weekly", weekly(interactions(posts, ""), date(2020, 10, 1)), 52, 2, 3
    yield "institutions, media and checkers, daily", interactions(posts, ""), 7, 7, 4


def given_panel(path: Path, freq: str) -> tuple[Array, int]:
    """Series by regular periods, whose times may be missing or out of order, and how many periods make a cycle."""
    told = panel_of(path)
    panel, days = told.values.T, moments(told.times)
    panel = np.where(np.isfinite(panel), panel, np.nan)
    season = SEASONS[freq]
    if days is not None:
        panel, step = regular(panel, days, path.name)
        season = STEPS.get(step, 1)
        if step == 1 and freq == "W":
            panel, season = weekly(panel, min(days)), SEASONS["W"]
    if not panel.shape[1]:
        raise SystemExit(f"{path.name} holds no whole week. Ask for --freq D.")
    kept = panel[~(panel < 0).any(axis=1) & np.isfinite(panel).any(axis=1)]
    if not len(kept):
        raise SystemExit(f"{path.name} has no series to judge: each is empty or has a value below zero.")
    return kept, season


def regular(panel: Array, days: Sequence[date], file: str) -> tuple[Array, int]:
    """Each period in its place, and how many days one lasts: 1, 7, 30, 91 or 365; 0 where they are none of these."""
    ordinals = np.array([one.toordinal() for one in days])
    if len(set(days)) < len(days):
        raise SystemExit(f"{file} has several rows of one day, such as {days[1]}: add them up by day.")
    usual = float(np.median(np.diff(np.sort(ordinals)))) if len(days) > 1 else 1.0
    step = next((step for step in STEPS if 0.8 * step <= usual <= 1.3 * step), 0)
    if step in (1, 7):
        place = (ordinals - ordinals.min()) // step
    elif step:
        months = np.array([12 * one.year + one.month for one in days])
        place = (months - months.min()) // round(step * 12 / 365)
    else:
        place = np.argsort(np.argsort(ordinals))
    made = np.full((len(panel), int(place.max()) + 1), np.nan)
    made[:, place] = panel
    return made, step


def read(path: Path) -> Array:
    """A daily panel of ours: (series, days)."""
    return read_panel(path).values.T


def interactions(path: Path, group: str) -> Array:
    """Reposts and likes of own posts by profile and day; days without posts are zero between the first and the last."""
    counts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["is_retweet"] == "False" and row["favorite_count"] and row["group"].startswith(group):
                day = (date.fromisoformat(row["created_at"][:10]) - date(2020, 10, 1)).days
                counts[row["screen_name"]][day] += float(row["favorite_count"]) + float(row["retweet_count"])
    return _alive(counts)


def madrid(path: Path) -> Array:
    """Notices by service and day; a day without notices is a zero between the first and the last of the service."""
    counts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts[row["service_name"]][(date.fromisoformat(row["day"]) - date(2021, 6, 11)).days] += float(row["n"])
    return _alive(counts)


def _alive(counts: dict[str, dict[int, float]]) -> Array:
    days = 1 + max(max(by_day) for by_day in counts.values())
    panel = np.full((len(counts), days), np.nan)
    for series, by_day in enumerate(counts.values()):
        panel[series, min(by_day) : max(by_day) + 1] = 0
        panel[series, list(by_day)] = list(by_day.values())
    return panel[(panel > 0).sum(axis=1) > 2]


def weekly(daily: Array, start: date) -> Array:
    """Sums of whole ISO weeks; unknown when a day is."""
    first = (start + timedelta(days=-start.weekday() % 7) - start).days
    weeks = (daily.shape[1] - first) // 7
    return daily[:, first : first + 7 * weeks].reshape(len(daily), weeks, 7).sum(axis=2)


def compare(
    title: str,
    panel: Array,
    season: int,
    horizon: int,
    origins: int,
    contenders: dict[str, Forecaster],
    most: int,
    patience: float = np.inf,
) -> list[str]:
    """Forecasts from the last ``origins`` moments that leave ``horizon`` periods to judge by, half a horizon apart.

    A peer that would need more CPU seconds than ``patience`` is not asked, and the table says so.
    """
    step = max(1, horizon // 2)
    ends = [panel.shape[1] - horizon - step * k for k in range(origins)]
    ends = [end for end in ends if end >= 5]
    if not ends:
        few = f"{panel.shape[1]} periods are too few for {horizon} ahead: nothing to judge by."
        return [f"### {title}", "", few, ""]
    chosen = np.unique(np.linspace(0, len(panel) - 1, min(most, len(panel))).round().astype(int))
    told = _head(title, panel, horizon, len(ends), len(chosen))
    print("\n".join(["", *told]), flush=True)
    rows: dict[str, Row] = {}
    not_asked = []
    for name, forecaster in contenders.items():
        tried = panel[chosen[:: -(-len(chosen) // TRIED)], : ends[0]]
        asked = np.isinf(patience) or name.startswith(tuple(POOLED))
        needs = 0.0 if asked else _needs(name, forecaster, tried, horizon, season) * len(chosen) * len(ends)
        if needs > patience:
            not_asked += [f"{name} would need some {needs:.0f} CPU s on this panel, and was not asked.", ""]
            continue
        rows[name] = _judged(name, forecaster, panel, season, horizon, ends, chosen)
        print(rows[name].told, flush=True)
    told += [*(row.told for row in rows.values()), "", *not_asked, *_ratios(rows), ""]
    print("\n".join(told[-6 - len(not_asked) :]), flush=True)
    return told


def _head(title: str, panel: Array, horizon: int, origins: int, judged: int) -> list[str]:
    return [
        f"### {title}",
        "",
        f"{panel.shape[0]} series × {panel.shape[1]} periods, horizon {horizon}, {origins} origins; "
        f"judged on {judged} series. A model of one series has {LIMIT:g} CPU s for each.",
        "",
        "| | scaled pinball | geometric mean | 95 % range | 67 % range | CPU s | forecast | ends counted in |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]


def _needs(name: str, forecaster: Forecaster, tried: Array, horizon: int, season: int) -> float:
    """CPU seconds for each of a few series."""
    started = cpu()
    forecaster(tried, horizon, QUANTILES, season)
    return (cpu() - started + SPENT.pop(name, 0.0)) / len(tried)


def _ratios(rows: dict[str, "Row"]) -> Iterator[str]:
    """Criterio over the best named peer, and over the best simple forecast, by both ways of averaging over series."""
    for what, of in (("geometric mean", lambda row: row.geometric), ("mean", lambda row: row.mean)):
        known = [name for name in rows if name != CRITERIO and rows[name].made > 0.95 and np.isfinite(of(rows[name]))]
        for kind, some in (("peer", set(known) - set(SIMPLE)), ("simple forecast", set(known) & set(SIMPLE))):
            if some:
                best = min(sorted(some), key=lambda name: of(rows[name]))
                ratio = of(rows[CRITERIO]) / of(rows[best])
                verdict = "reached" if ratio <= TARGET else "wins, short of the target" if ratio < 1 else "loses"
                yield f"Criterio / best {kind} ({best}), {what}: **{ratio:.3f}** (target ≤ {TARGET}: {verdict})."


@dataclass(frozen=True)
class Row:
    """Of one contender on one panel. ``made``: the share of series that it could forecast.

    ``wide`` and ``narrow``: the shares that ranges of 95 and 67 % held, ties shared; ``closed``: both with their ends.
    """

    name: str
    mean: float
    geometric: float
    wide: float
    narrow: float
    spent: float
    made: float
    closed: tuple[float, float]

    @property
    def told(self) -> str:
        closed = " and ".join(f"{share:.1%}" for share in self.closed)
        shares = f"{self.wide:.1%} | {self.narrow:.1%} | {self.spent:.2f} | {self.made:.0%} | {closed}"
        return f"| {self.name} | {self.mean:.4f} | {self.geometric:.4f} | {shares} |".replace("nan%", "–").replace(
            "nan", "–"
        )


def _judged(
    name: str, forecaster: Forecaster, panel: Array, season: int, horizon: int, ends: list[int], chosen: np.ndarray
) -> Row:
    started, losses, held, made_of = cpu(), [], [], []
    for end in ends:
        past = panel[:, :end]
        alive = np.isfinite(past[chosen]).sum(axis=1) >= min(8, end)
        truth = np.where(alive[:, None], panel[chosen, end : end + horizon], np.nan)
        try:
            pooled = name.startswith(tuple(POOLED))
            made = (
                forecaster(past, horizon, QUANTILES, season)[chosen]
                if pooled
                else forecaster(past[chosen], horizon, QUANTILES, season)
            )
        except Exception as error:  # a peer that breaks on a panel is shown as one that gave nothing
            print(f"{name}: {type(error).__name__}: {error}", flush=True)
            made = np.full((*truth.shape, len(QUANTILES)), np.nan)
        losses.append(scaled_pinball(made, truth, QUANTILES, past[chosen]))
        held.append([told(made, truth, QUANTILES, p) for told in (shared_coverage, coverage) for p in (0.95, 0.67)])
        made_of.append(np.isfinite(made[alive]).all(axis=(1, 2)).mean() if alive.any() else np.nan)
    loss, spent = np.concatenate(losses), (cpu() - started + SPENT.pop(name, 0.0)) / len(ends)
    loss = loss.reshape(len(ends), len(chosen), horizon)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a series without a known truth has no mean
        by_series = np.nanmean(loss, axis=(0, 2))
        mean, share = float(np.nanmean(loss)), float(np.nanmean(made_of))
        wide, narrow, *closed = (float(one) for one in np.nanmean(held, axis=0))
    by_series = by_series[np.isfinite(by_series)]
    geometric = float(np.exp(np.log(by_series + 1e-3).mean())) if len(by_series) else np.nan
    return Row(name, mean, geometric, wide, narrow, spent, share, (closed[0], closed[1]))


def speed() -> str:
    """400 profiles, two years of weeks, eight weeks ahead."""
    rng = np.random.default_rng(7)
    panel = rng.poisson(rng.lognormal(3, 1.5, (400, 1)) * rng.lognormal(0, 0.5, (400, 104))).astype(float)
    started = time.process_time()
    criterio(panel, 8, QUANTILES, 52)
    told = f"400 profiles × 104 weeks, 8 weeks ahead: {time.process_time() - started:.2f} CPU s (target ≤ 2)."
    print(f"\n{told}")
    return told


def _quantiles(values: Array, levels: Sequence[float]) -> Array:
    known = np.where(np.isfinite(values).any(axis=1, keepdims=True), values, 0)
    return np.nanquantile(known, levels, axis=1)


if __name__ == "__main__":
    main()
