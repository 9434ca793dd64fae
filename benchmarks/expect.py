# SPDX-License-Identifier: EUPL-1.2
"""How good Criterio's ranges are on real panels, beside simple forecasts: rolling origins, nine quantiles.

    python benchmarks/expect.py                                   the three panels of ../shared/data
    python benchmarks/expect.py --panel FILE --freq W --horizon 8 --origins 6

A panel file is CSV: the first column the day, one column a series; empty cells are not known.
"""

import argparse
import csv
import gzip
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.models.pooled_ratios import MODEL
from criterio.expect.score import coverage, scaled_pinball

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
Forecaster = Callable[[Array, int, Sequence[float], int], Array]


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


PEERS: dict[str, Forecaster] = {
    "Criterio, pooled ratios": MODEL.forecast,
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
    asked = parser.parse_args()
    given = asked.panel and [(asked.panel.name, read(asked.panel), asked.freq, asked.horizon, asked.origins)]
    for title, panel, freq, horizon, origins in given or list(own_panels()):
        compare(title, panel, {"D": 7, "W": 52}[freq], horizon, origins)
    speed()
    if not find_spec("statsforecast"):
        print("statsforecast (ETS, Theta): not installed")


def own_panels() -> Iterator[tuple[str, Array, str, int, int]]:
    """The real panels: page views by week and by day, interactions of institutions by week and of all by day."""
    views = read(DATA / "pageviews_panel/daily_views.csv")
    notices = madrid(DATA / "citizen_notices_madrid/daily_counts_by_service.csv")
    posts = DATA / "institution_posts_2020/posts.csv.gz"
    yield "page views, weekly", weekly(views, date(2016, 1, 1)), "W", 8, 8
    yield "page views, daily", views, "D", 28, 6
    yield "notices to Madrid, weekly", weekly(notices, date(2021, 6, 11)), "W", 8, 8
    yield "notices to Madrid, daily", notices, "D", 28, 6
    yield "institutions, weekly", weekly(interactions(posts, "institution"), date(2020, 10, 1)), "W", 2, 3
    yield "institutions, media and checkers, weekly", weekly(interactions(posts, ""), date(2020, 10, 1)), "W", 2, 3
    yield "institutions, media and checkers, daily", interactions(posts, ""), "D", 7, 4


def read(path: Path) -> Array:
    """A panel from CSV, as (series, periods)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return np.array([[float(cell) if cell else np.nan for cell in row[1:]] for row in rows]).T


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


def compare(title: str, panel: Array, season: int, horizon: int, origins: int) -> None:
    """Forecasts from the last ``origins`` moments that leave ``horizon`` periods to judge by, half a horizon apart."""
    step = max(1, horizon // 2)
    ends = [panel.shape[1] - horizon - step * k for k in range(origins)]
    ends = [end for end in ends if end >= 5]
    print(f"\n{title}: {panel.shape[0]} series x {panel.shape[1]} periods, horizon {horizon}, {len(ends)} origins")
    print(f"{'':34}{'scaled pinball':>15}{'geo. mean':>11}{'95 % range':>12}{'67 % range':>12}{'CPU s':>8}")
    for name, forecaster in PEERS.items():
        started, losses, wide, narrow = time.process_time(), [], [], []
        for end in ends:
            past, truth = panel[:, :end], panel[:, end : end + horizon]
            alive = np.isfinite(past).sum(axis=1) >= min(8, end)
            made = forecaster(past, horizon, QUANTILES, season)[alive]
            losses.append(scaled_pinball(made, truth[alive], QUANTILES, past[alive]))
            wide.append(coverage(made, truth[alive], QUANTILES, 0.95))
            narrow.append(coverage(made, truth[alive], QUANTILES, 0.67))
        spent = (time.process_time() - started) / len(ends)
        loss = np.concatenate(losses)
        by_series = loss[np.isfinite(loss).any(axis=1)]
        mean, geometric = np.nanmean(loss), np.exp(np.log(np.nanmean(by_series, axis=1) + 1e-3).mean())
        print(f"{name:34}{mean:15.4f}{geometric:11.4f}{np.mean(wide):12.1%}{np.mean(narrow):12.1%}{spent:8.2f}")


def speed() -> None:
    """400 profiles, two years of weeks, eight weeks ahead."""
    rng = np.random.default_rng(7)
    panel = rng.poisson(rng.lognormal(3, 1.5, (400, 1)) * rng.lognormal(0, 0.5, (400, 104))).astype(float)
    started = time.process_time()
    MODEL.forecast(panel, 8, QUANTILES, 52)
    print(f"\n400 profiles x 104 weeks, 8 weeks ahead: {time.process_time() - started:.2f} CPU s")


def _quantiles(values: Array, levels: Sequence[float]) -> Array:
    known = np.where(np.isfinite(values).any(axis=1, keepdims=True), values, 0)
    return np.nanquantile(known, levels, axis=1)


if __name__ == "__main__":
    main()
