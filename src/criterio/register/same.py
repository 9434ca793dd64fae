# SPDX-License-Identifier: EUPL-1.2
"""What moves when two profiles turn out to be one, said before it is done."""

from dataclasses import dataclass

import ibis

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import say
from criterio.evidence.networks import called
from criterio.register.closings import OVER
from criterio.store import closings, joined, ledger, said
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


def join(store: Store, kept: ProfileKey, other: ProfileKey) -> None:
    """From now on ``other`` is known as ``kept``. Raises RuleBroken where they cannot be one, or not yet."""
    with store.writing():
        plan = closings.closing_of(store, other)
        if plan is not None and plan.state not in OVER:
            told = say("There is a plan to close {other}: withdraw it, or carry it out.", other=called(other))
            raise RuleBroken(told)
        joined.join(store, kept, other)


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
