# SPDX-License-Identifier: EUPL-1.2
"""What moves when two profiles turn out to be one, said before it is done."""

from dataclasses import dataclass

import ibis

from criterio.domain.profile import ProfileKey
from criterio.store import ledger, said
from criterio.store.custody import custody_of
from criterio.store.facts import Facts
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Moving:
    """How much of the other profile is known under the name of the one that stays; ``shared`` posts are of both.

    ``decisions`` stay where they were signed.
    """

    posts: int
    shared: int
    days: int
    messages: int
    expectations: int
    plans: int
    has_custody: bool
    decisions: int


def moving(store: Store, facts: Facts, kept: ProfileKey, other: ProfileKey) -> Moving:
    """Of what is known now."""
    mine, theirs = (facts.posts.filter(facts.posts.profile == str(key)).select("post_key") for key in (kept, other))
    gone = str(other)
    held = custody_of(store, other)
    return Moving(
        posts=_count(facts, theirs),
        shared=_count(facts, theirs.semi_join(mine, "post_key")),
        days=_count(facts, facts.series.filter(facts.series.subject == gone).select("day").distinct()),
        messages=_count(facts, facts.messages.filter(facts.messages.profile == gone)),
        expectations=sum(one.subject == gone for one in ledger.expectations(store)),
        plans=sum(one.profile == gone for one in said.posts_words(store)),
        has_custody=bool(held.owner or held.key_holders or held.recovery_mailbox),
        decisions=sum(one.subject == gone for one in ledger.decisions(store)),
    )


def _count(facts: Facts, table: ibis.Table) -> int:
    return int(facts.rows(table.agg(n=table.count()))[0]["n"])
