# SPDX-License-Identifier: EUPL-1.2
"""The weekly expression, against the same sums made by hand."""

from datetime import date

import ibis
import pyarrow as pa
import pytest
from ibis.backends.sql.compilers import PySparkCompiler
from ibis.config import Config

from criterio.measure.weekly import weekly

GROUPS = ibis.memtable({"profile": ["x:a", "x:b", "x:c", "x:d"], "peer_group": ["one", "one", "one", "two"]})


def rows(*posts):
    columns = list(zip(*posts, strict=True))
    schema = pa.schema([("profile", pa.string()), ("day", pa.date32()), ("interactions", pa.int64())])
    table = ibis.memtable(pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema))
    found = ibis.duckdb.connect().to_pyarrow(weekly(table, GROUPS).order_by("week", "profile"))
    return found.select(["profile", "posts", "interactions", "median", "p90", "percentile"]).to_pylist()


def test_each_week_has_count_sum_median_p90_and_place_among_peers():
    monday, sunday = date(2026, 3, 2), date(2026, 3, 8)
    found = rows(("x:a", monday, 0), ("x:a", sunday, 10), ("x:b", monday, 4), ("x:c", sunday, 30), ("x:d", monday, 1))
    assert [tuple(row.values()) for row in found] == [
        ("x:a", 2, 10, 5.0, 9.0, 0.5),
        ("x:b", 1, 4, 4.0, 4.0, 0.0),
        ("x:c", 1, 30, 30.0, 30.0, 1.0),
        ("x:d", 1, 1, 1.0, 1.0, None),
    ]


def test_a_week_ends_on_sunday():
    assert [row["posts"] for row in rows(("x:a", date(2026, 3, 8), 1), ("x:a", date(2026, 3, 9), 1))] == [1, 1]


def test_unknown_interactions_take_no_place_and_give_none():
    day = date(2026, 3, 2)
    found = rows(("x:a", day, None), ("x:b", day, 4), ("x:c", day, 5))
    assert [(row["profile"], row["interactions"], row["percentile"]) for row in found] == [
        ("x:a", None, None),
        ("x:b", 4, 0.0),
        ("x:c", 5, 1.0),
    ]


class SparkOptions(Config):
    """What Ibis reads while it writes Spark SQL; it registers the options only where PySpark is installed."""

    treat_nan_as_null: bool = False


@pytest.fixture
def spark_options():
    before = ibis.options.pyspark
    ibis.options.pyspark = SparkOptions()
    yield
    ibis.options.pyspark = before


def test_the_same_expression_compiles_for_spark(spark_options):
    posts = ibis.table({"profile": "string", "day": "date", "interactions": "int64"}, name="posts")
    groups = ibis.table({"profile": "string", "peer_group": "string"}, name="peer_groups")
    sql = PySparkCompiler().to_sqlglot(weekly(posts, groups)).sql("spark")
    assert sql.count("PERCENTILE(") == sql.count("ARRAY(0.5, 0.9))") == 1
    assert sql.count("DATE_TRUNC('week',") == 1
