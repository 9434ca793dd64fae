# SPDX-License-Identifier: EUPL-1.2
"""The state of every profile on a day: what somebody decided, else what its own posts show, else not known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import ibis

from criterio.domain.administration import Administration
from criterio.domain.names import State
from criterio.domain.profile import Profile
from criterio.domain.sentence import Sentence, say, say_many
from criterio.evidence.messages import words_for
from criterio.evidence.networks import networks
from criterio.store.facts import Facts

DECIDED = frozenset({State.CLOSED, State.HIBERNATED, State.PROPOSED, State.GONE})
"""States that stand whatever the posts show."""


@dataclass(frozen=True)
class Standing:
    """A profile with its state on a day. ``unanswered`` is None where no file says which messages were answered."""

    profile: Profile
    state: State
    days_since_last_post: int | None
    last_post_on: date | None = None
    unanswered: int | None = None
    issues: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class _Signs:
    """What the history shows of one profile up to a day."""

    last_post_on: date | None = None
    seen_on: date | None = None
    active: bool | None = None
    listed_on: date | None = None
    unanswered: int | None = None
    issues: list[Sentence] = field(default_factory=list)


def standings(facts: Facts, administration: Administration, on: date) -> list[Standing]:
    """Every profile known, in the register's order. Nothing after ``on`` counts."""
    posts, listed, messages = _posts(facts, on), _listed(facts, on), _unanswered(facts, on)
    found = []
    for profile in facts.profiles:
        key = str(profile.key)
        signs = _signs(profile, posts.get(key, {}), listed.get(key, {}), messages.get(key), on)
        found.append(_standing(profile, signs, administration.dormant_after_days, on))
    return found


def _standing(profile: Profile, signs: _Signs, limit: int, on: date) -> Standing:
    days = (on - signs.last_post_on).days if signs.last_post_on else None
    state = _state(profile, signs, days, limit, on)
    issues = (*_missing(profile, state), *_doubts(signs, state, limit, on))
    return Standing(profile, state, days, signs.last_post_on, signs.unanswered, issues)


def _state(profile: Profile, signs: _Signs, days: int | None, limit: int, on: date) -> State:
    if profile.declared_state in DECIDED:
        return profile.declared_state or State.UNKNOWN
    closed_on = _closings().get(profile.key.network)
    if closed_on is not None and closed_on <= on:
        return State.GONE
    if days is not None:
        silent = days > limit
    elif signs.active is None or _is_old(signs.listed_on, limit, on):
        return State.UNKNOWN
    else:
        silent = not signs.active
    if not silent:
        return State.ACTIVE
    return State.ZOMBIE if signs.unanswered else State.DORMANT


def _missing(profile: Profile, state: State) -> list[Sentence]:
    """Of one that was closed or is gone nothing has to be mended."""
    if state in (State.CLOSED, State.GONE):
        return []
    gaps = {
        "purpose": say("No purpose: say what it is for."),
        "owner": say("No owner: name who answers for it."),
        "deputy": say("No deputy: name who stands in."),
        "unit": say("No unit: say whose it is."),
    }
    return [sentence for name, sentence in gaps.items() if not getattr(profile, name)]


def _doubts(signs: _Signs, state: State, limit: int, on: date) -> list[Sentence]:
    doubts = []
    if state is State.UNKNOWN:
        doubts.append(say("No date of a last post is known: look at the profile, or import its posts."))
    elif signs.last_post_on is None and signs.active is not None and state not in DECIDED:
        doubts.append(_by_its_word(signs))
    if (
        signs.last_post_on
        and state in (State.DORMANT, State.ZOMBIE)
        and signs.seen_on
        and _is_old(signs.seen_on, 30, on)
    ):
        doubts.append(say("Nothing is known of it after {day}: it may have posted since.", day=signs.seen_on))
    if state is State.ZOMBIE:
        doubts.append(
            say_many("One message waits for an answer.", "{n} messages wait for an answer.", signs.unanswered or 0)
        )
    return doubts


def _by_its_word(signs: _Signs) -> Sentence:
    if signs.active:
        return say("Active by the word of the register of {day}, which gives no date.", day=signs.listed_on)
    return say("Not active by the word of the register of {day}, which gives no date.", day=signs.listed_on)


def _is_old(day: date | None, limit: int, on: date) -> bool:
    return day is None or on - day > timedelta(days=limit)


def _signs(
    profile: Profile, posts: Mapping[str, Any], listed: Mapping[str, Any], unanswered: int | None, on: date
) -> _Signs:
    told = (profile.last_post_on, listed.get("told"))
    last = posts.get("last") or max((day for day in told if day is not None and day <= on), default=None)
    seen = [day for day in (posts.get("seen"), listed.get("as_of")) if day is not None]
    return _Signs(last, max(seen, default=None), listed.get("active"), listed.get("as_of"), unanswered)


def _posts(facts: Facts, on: date) -> dict[str, dict[str, Any]]:
    own = facts.own_posts()
    until = own.filter(own.day <= on)
    rows = until.group_by("profile").agg(last=until.day.max(), seen=until.observed_at.max().date())
    return {row["profile"]: row for row in facts.rows(rows)}


def _listed(facts: Facts, on: date) -> dict[str, dict[str, Any]]:
    """By profile: the newest register that lists it, its flag, and the newest last post that any register told."""
    table = facts.inventory
    until = table.filter(table.as_of <= on, table.handle != "").mutate(profile=table.network + ":" + table.handle)
    rows = until.group_by("profile").agg(
        as_of=until.as_of.max(),
        active=until.active.argmax(until.as_of),
        told=until.last_post_on.max(where=until.last_post_on <= on),
    )
    present = {other: str(profile.key) for profile in facts.profiles for other in profile.aliases}
    return {present.get(row["profile"], row["profile"]): row for row in facts.rows(rows)}


def _unanswered(facts: Facts, on: date) -> dict[str, int]:
    """Only of profiles whose messages come from files that say, somewhere, what was answered."""
    told = facts.followed_messages()
    told = told.filter(told.day <= on)
    waits = told.answered_at.isnull() & ~told.state.fill_null("").lower().isin(words_for("answered", "set_aside"))
    rows = told.group_by("profile").agg(waiting=ibis.ifelse(waits, 1, 0).sum())
    return {row["profile"]: row["waiting"] for row in facts.rows(rows)}


def _closings() -> dict[str, date]:
    return {network.name: network.closed_on for network in networks() if network.closed_on}
