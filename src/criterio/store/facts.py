# SPDX-License-Identifier: EUPL-1.2
"""What the house knows, as rooms read it: lazy Ibis tables and the register. Reading changes nothing."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import ibis
import pyarrow as pa
from ibis.util import gen_name

from criterio.domain.profile import Profile
from criterio.store import registry
from criterio.store.settle import merged
from criterio.store.tables import INVENTORY, MESSAGES, POSTS, SERIES, TABLES, Table
from criterio.store.workspace import Store

FOLLOWERS = "followers"
"""The series metric that holds follower totals, by profile and day."""

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Facts:
    """Tables with the columns of ``store.tables``, one row a key, profiles under their present key.

    ``posts`` has two columns more: ``interactions`` (reactions, comments and shares that are known, null when none is)
    and ``still_growing`` (counted less than 48 hours after publication). ``empty`` names the tables of which no file
    has brought a row: to ask them takes as long as to ask the others.
    """

    posts: ibis.Table
    series: ibis.Table
    messages: ibis.Table
    inventory: ibis.Table
    profiles: tuple[Profile, ...]
    units: tuple[str, ...]
    sources: dict[int, str]  # import run -> file name
    connection: Any
    empty: frozenset[str] = frozenset()
    _found: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, ask: Callable[..., _Found], *told: Hashable) -> _Found:
        """What ``ask(facts, *told)`` gives. Facts never change, so it is asked but once; nobody may write in it."""
        asked = (ask, *told)
        if asked not in self._found:
            self._found[asked] = ask(self, *told)
        found: _Found = self._found[asked]
        return found

    def named(self, table: ibis.Table) -> ibis.Table:
        """The same rows under a name: what is long to say is said once to DuckDB, and then asked by its name."""
        self._found[gen_name("said"),] = table  # the rows that stand in it are there for as long as it is
        named: ibis.Table = self.connection.create_view(gen_name("rows"), table)
        return named

    def rows(self, table: ibis.Table) -> list[dict[str, Any]]:
        """The table as dictionaries. Only for what is small: aggregate first."""
        rows: list[dict[str, Any]] = self.arrow(table).to_pylist()
        return rows

    def arrow(self, table: ibis.Table) -> pa.Table:
        """The table as Arrow columns: for what goes on into NumPy."""
        return self.connection.to_pyarrow(table)

    def own_posts(self) -> ibis.Table:
        """Posts that the profile wrote: reposts are out, for their counts belong to somebody else."""
        return self.posts.filter(~self.posts.is_repost.fill_null(False))

    def followed_messages(self) -> ibis.Table:
        """Messages of files that say somewhere which were answered: of others nobody knows, and that is not a no."""
        rows = self.messages
        telling = rows.filter(rows.answered_at.notnull() | rows.state.notnull()).select("source").distinct()
        return rows.semi_join(telling, "source")

    def last_day(self) -> date | None:
        """The newest day that the data speak of; of a house without files, when its last profile was written down."""
        days = [
            self.rows(table.agg(day=table[column].max()))[0]["day"]
            for table, column in (
                (self.posts, "day"),
                (self.series, "day"),
                (self.messages, "day"),
                (self.inventory, "as_of"),
            )
        ]
        found = [day for day in days if day is not None]
        written = [profile.registered_on for profile in self.profiles if profile.registered_on is not None]
        return max(found or written, default=None)


def read(store: Store) -> Facts:
    """The facts of a workspace as they are now."""
    known = registry.profiles(store)
    present = {other: str(profile.key) for profile in known for other in profile.aliases}
    posts = _present(store, POSTS, "profile", present)
    return Facts(
        posts=posts.mutate(interactions=_interactions(posts), still_growing=_still_growing(posts)),
        series=_present(store, SERIES, "subject", present),
        messages=_present(store, MESSAGES, "profile", present),
        inventory=store.lake.table(INVENTORY),
        profiles=tuple(known),
        units=tuple(registry.unit_names(store)),
        sources=registry.source_names(store),
        connection=store.lake.connection,
        empty=frozenset(name for name in TABLES if not store.lake.manifest(name, "raw")),
    )


def _present(store: Store, table: Table, column: str, present: dict[str, str]) -> ibis.Table:
    """Under the present names of profiles. Rows of two that are one are settled as those of two files are."""
    rows = store.lake.table(table)
    if not present:
        return rows
    rows = rows.mutate(**{column: rows[column].substitute(present)}).select(table.schema.names)
    joined = rows[column].isin(sorted(set(present.values())))
    return rows.filter(~joined).union(merged(rows.filter(joined), table))


def _interactions(posts: ibis.Table) -> ibis.Value:
    parts = [posts.reactions, posts.comments, posts.shares]
    known = ibis.or_(*[part.notnull() for part in parts])
    total = sum((part.fill_null(0) for part in parts[1:]), parts[0].fill_null(0))
    return ibis.ifelse(known, total, None)


def _still_growing(posts: ibis.Table) -> ibis.Value:
    return posts.observed_at < posts.published_at + ibis.interval(hours=48)
