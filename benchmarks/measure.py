# SPDX-License-Identifier: EUPL-1.2
"""Weekly measures of 20 million posts: Criterio beside hand-written DuckDB, Polars and pandas.

Each contender runs in a process of its own and reads the same Parquet file; CPU seconds (user and system, start
included) and peak memory are what the system counted for that process. The answers must agree. Targets: at most 1.2
times the CPU of hand-written DuckDB, under 1 GB.

    python benchmarks/measure.py [--posts N] [--profiles N] [--keep DIR] [--json FILE]
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

CHUNK = 500_000
DAYS = 3 * 364
FIRST = date(2023, 1, 2)  # a Monday
GROUPS = 20
COLUMNS = ["profile", "week", "posts", "interactions", "median", "p90", "percentile"]


def generate(folder: Path, posts: int, profiles: int) -> None:
    """A workspace with one import of ``posts`` posts, most profiles small and a few large, counts heavy-tailed."""
    import numpy as np
    import pyarrow as pa

    from criterio.store import models
    from criterio.store.folder import DECLARATION
    from criterio.store.tables import POSTS
    from criterio.store.workspace import Store

    folder.mkdir(parents=True, exist_ok=True)
    (folder / DECLARATION).write_text('name = "Benchmark"\n')
    store, rng = Store(folder), np.random.default_rng(20_140_306)
    popularity = rng.lognormal(2, 1, profiles)
    weights = rng.lognormal(0, 0.5, profiles)
    names = pa.array([f"x:profile{i:04d}" for i in range(profiles)])
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    with store.writing():
        source = models.SourceFile.objects.using(store.alias).create(sha256="0" * 64, name="b", bytes=1, format="b")
        run = models.ImportRun.objects.using(store.alias).create(
            source=source, finished_at=moment, observed_at=moment, taken=posts, refused=0
        )
        file = store.lake.append(POSTS)
        for start in range(0, posts, CHUNK):
            n = min(CHUNK, posts - start)
            who = rng.choice(profiles, n, p=weights / weights.sum())
            day = np.sort(rng.integers(0, DAYS, n))
            counts = {name: rng.poisson(rng.gamma(0.7, popularity[who] * share)) for name, share in SHARES.items()}
            file.write(_batch(POSTS.schema, n, start, names.take(pa.array(who)), day, counts, run.pk))
        store.list_files(run.pk, store.settle([file.close()]))


SHARES = {"reactions": 1.4, "comments": 0.2, "shares": 0.4}


def _batch(schema: Any, n: int, start: int, who: Any, day: Any, counts: dict[str, Any], source: int) -> Any:
    import numpy as np
    import pyarrow as pa

    days = np.datetime64(FIRST) + day.astype("timedelta64[D]")
    known = {
        "profile": who,
        "network": pa.repeat("x", n),
        "post_key": pa.array(np.arange(start, start + n)).cast(pa.string()),
        "published_at": pa.array(days.astype("datetime64[us]")),
        "day": pa.array(days),
        "is_repost": pa.array(np.arange(n) % 7 == 0),
        "observed_at": pa.repeat(pa.scalar(datetime(2026, 11, 1), pa.timestamp("us")), n),
        "source": pa.repeat(pa.scalar(source, pa.int32()), n),
        "row": pa.array(np.arange(start, start + n, dtype=np.int32)),
        **{name: pa.array(values) for name, values in counts.items()},
    }
    return pa.table([known.get(f.name, pa.nulls(n, f.type)).cast(f.type) for f in schema], schema=schema)


def _group(profile: str) -> str:
    return f"group{int(profile[-4:]) % GROUPS:02d}"


def _file(folder: Path) -> str:
    (path,) = (folder / "lake" / "posts").glob("*.parquet")
    return str(path)


def criterio(folder: Path, profiles: int) -> Any:
    import ibis
    import pyarrow as pa

    from criterio.measure.weekly import weekly
    from criterio.store.facts import read
    from criterio.store.workspace import Store

    facts = read(Store(folder))
    return facts.arrow(weekly(facts.own_posts(), ibis.memtable(_groups(pa, profiles))))


def duckdb(folder: Path, profiles: int) -> Any:
    return _duckdb(folder, profiles, "quantile_cont({0}, 0.5) as median, quantile_cont({0}, 0.9) as p90")


def duckdb_tuned(folder: Path, profiles: int) -> Any:
    """As somebody writes it who knows that two exact quantiles keep every value twice."""
    return _duckdb(folder, profiles, "quantile_cont({0}, [0.5, 0.9]) as pair, pair[1] as median, pair[2] as p90")


def _duckdb(folder: Path, profiles: int, quantiles: str) -> Any:
    import duckdb
    import pyarrow as pa

    total = "reactions + comments + shares"
    connection = duckdb.connect(config={"threads": os.cpu_count() or 1})
    connection.register("groups", _groups(pa, profiles))
    return connection.execute(
        f"""
        with weeks as (
          select profile, date_trunc('week', day) as week, count(*) as posts, sum({total}) as interactions,
                 {quantiles.format(total)}
          from read_parquet('{_file(folder)}') where not is_repost group by profile, week)
        select weeks.*, (rank() over (partition by peer_group, week order by interactions) - 1)
                 / nullif(count(*) over (partition by peer_group, week) - 1, 0) as percentile
        from weeks join groups using (profile)
        """
    ).to_arrow_table()


def polars(folder: Path, profiles: int) -> Any:
    import polars as pl
    import pyarrow as pa

    groups = pl.from_arrow(_groups(pa, profiles)).lazy()
    total = pl.col("interactions")
    among = ["peer_group", "week"]
    return (
        pl.scan_parquet(_file(folder))
        .filter(~pl.col("is_repost"))
        .select("profile", week=pl.col("day").dt.truncate("1w"), interactions=pl.sum_horizontal(*SHARES))
        .group_by("profile", "week")
        .agg(
            posts=pl.len(),
            interactions=total.sum(),
            median=total.median(),
            p90=total.quantile(0.9, interpolation="linear"),
        )
        .join(groups, on="profile")
        .with_columns(percentile=(total.rank("min").over(among) - 1) / (pl.len().over(among) - 1))
        .collect(engine="streaming")
        .to_arrow()
    )


def pandas(folder: Path, profiles: int) -> Any:
    import pandas as pd
    import pyarrow as pa

    posts = pd.read_parquet(_file(folder), columns=["profile", "day", "is_repost", *SHARES])
    posts = posts[~posts["is_repost"].astype(bool)]
    day = pd.to_datetime(posts["day"])
    posts = posts.assign(
        profile=posts["profile"].astype("category"),
        week=day - pd.to_timedelta(day.dt.weekday, unit="D"),
        interactions=posts["reactions"] + posts["comments"] + posts["shares"],
    )
    grouped = posts.groupby(["profile", "week"], observed=True)["interactions"]
    weeks = grouped.agg(posts="size", interactions="sum", median="median")
    weeks["p90"] = grouped.quantile(0.9)
    weeks = weeks.reset_index()
    weeks["profile"] = weeks["profile"].astype(str)
    weeks = weeks.merge(_groups(pa, profiles).to_pandas(), on="profile")
    peers = weeks.groupby(["peer_group", "week"])["interactions"]
    weeks["percentile"] = (peers.rank(method="min") - 1) / (peers.transform("size") - 1)
    return pa.Table.from_pandas(weeks, preserve_index=False)


def _groups(pa: Any, profiles: int) -> Any:
    names = [f"x:profile{i:04d}" for i in range(profiles)]
    return pa.table({"profile": names, "peer_group": [_group(name) for name in names]})


CONTENDERS: dict[str, Callable[[Path, int], Any]] = {
    "criterio": criterio,
    "duckdb": duckdb,
    "duckdb_tuned": duckdb_tuned,
    "polars": polars,
    "pandas": pandas,
}


def answer(name: str, folder: Path, profiles: int, out: Path) -> None:
    """Runs one contender and leaves its answer, without any work on it: that would count as the contender's."""
    import pyarrow.feather as feather

    feather.write_feather(CONTENDERS[name](folder, profiles), out, compression="uncompressed")


def timed(name: str, folder: Path, profiles: int) -> tuple[dict[str, float], Path]:
    """CPU and wall seconds and peak megabytes of one contender in its own process."""
    out = folder / f"{name}.arrow"
    arguments = [sys.executable, __file__, "--answer", name, str(folder), str(profiles), str(out)]
    begun = time.perf_counter()
    _, status, used = os.wait4(os.posix_spawn(sys.executable, arguments, os.environ), 0)
    if status:
        raise SystemExit(f"{name} failed with status {status}")
    wall = time.perf_counter() - begun
    return {"cpu_s": used.ru_utime + used.ru_stime, "wall_s": wall, "peak_mb": used.ru_maxrss / 1024}, out


def differences(one: Path, other: Path) -> float:
    """The largest difference between two answers, which must have the same profiles, weeks and counts."""
    import numpy as np
    import pyarrow.feather as feather

    tables = [feather.read_table(path).select(COLUMNS) for path in (one, other)]
    frames = [
        table.set_column(1, "week", table["week"].cast("timestamp[us]").cast("int64")).sort_by(
            [("profile", "ascending"), ("week", "ascending")]
        )
        for table in tables
    ]
    for name in ("profile", "week"):
        if frames[0][name].to_pylist() != frames[1][name].to_pylist():
            raise SystemExit(f"{one.stem} and {other.stem} have different {name}s")
    pairs = [[frame[name].cast("float64").to_numpy() for frame in frames] for name in COLUMNS[2:]]
    return max(float(np.max(np.abs(a - b))) for a, b in pairs)


def compare(root: Path, posts: int, profiles: int, names: list[str]) -> dict[str, Any]:
    """Generates, runs and checks. Each contender runs twice and the lighter run counts: the first warms the disk."""
    folder = root / str(posts)
    if not (folder / "lake").exists() and _child(["--generate", str(folder), str(posts), str(profiles)]):
        raise SystemExit("generating failed")
    runs: dict[str, Any] = {}
    for name in names:
        tries = [timed(name, folder, profiles) for _ in range(2)]
        runs[name] = min((found for found, _ in tries), key=lambda found: found["cpu_s"])
        runs[name]["largest_difference"] = differences(folder / f"{names[0]}.arrow", tries[0][1])
    return {"posts": posts, "profiles": profiles, "runs": runs}


def _child(arguments: list[str]) -> int:
    return os.spawnv(os.P_WAIT, sys.executable, [sys.executable, __file__, *arguments])


def show(result: dict[str, Any]) -> None:
    """The table."""
    print(f"\n{result['posts']:,} posts, {result['profiles']} profiles, weekly")
    print(f"{'':13}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'CPU /DuckDB':>13}{'largest difference':>20}")
    base = result["runs"].get("duckdb", {}).get("cpu_s")
    for name, found in result["runs"].items():
        times = f"{found['cpu_s'] / base:13.2f}" if base else f"{'':13}"
        head = f"{name:13}{found['cpu_s']:8.2f}{found['wall_s']:8.2f}{found['peak_mb']:9.0f}"
        print(f"{head}{times}{found['largest_difference']:20.1e}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=20_000_000)
    parser.add_argument("--profiles", type=int, default=400)
    parser.add_argument("--keep", type=Path, help="generate here and leave it")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--answer", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--generate", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.answer:
        name, folder, profiles, out = given.answer
        answer(name, Path(folder), int(profiles), Path(out))
    elif given.generate:
        generate(Path(given.generate[0]), int(given.generate[1]), int(given.generate[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            root = given.keep or Path(temporary)
            sizes = [size for size in (1_000_000, 5_000_000) if size < given.posts]
            results = [compare(root, size, given.profiles, ["criterio", "duckdb"]) for size in sizes]
            for result in results:
                show(result)
            results.append(compare(root, given.posts, given.profiles, list(CONTENDERS)))
            show(results[-1])
        if given.json:
            given.json.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
