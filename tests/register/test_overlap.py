# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from typing import Any

from criterio.domain.profile import Profile, ProfileKey, RegisterEntry
from criterio.register.overlap import duplicates, overlaps, shared_handles
from criterio.store import facts
from criterio.store.tables import POSTS
from criterio.store.workspace import Store

DAY = date(2026, 6, 1)
A, B = ProfileKey("x", "a"), ProfileKey("facebook", "b")


def write(build: Any, profile: ProfileKey, texts: list[str], later: int = 0, repost: bool = False) -> None:
    days = [DAY + timedelta(days=later + i) for i in range(len(texts))]
    rows = [
        {"profile": str(profile), "post_key": f"{i}", "day": day, "text": text, "is_repost": repost}
        for i, (day, text) in enumerate(zip(days, texts, strict=True))
    ]
    build.give(POSTS, rows)


def news(n: int, of: str = "the town hall") -> list[str]:
    return [f"News number {i} of {of}, today" for i in range(n)]


def test_profiles_that_publish_the_same_texts_overlap(store: Store, build: Any) -> None:
    write(build, A, [f"{text.upper()} https://x.com/{i}" for i, text in enumerate(news(8))])
    write(build, B, news(8) + news(8, of="the library"), later=2)
    (found,) = overlaps(facts.read(store))
    assert (found.a, found.b, found.share, found.n) == (A, B, 1.0, 8)
    assert str(found.because) == "100 % of the 8 posts of X · a were also published by Facebook · b within a week."


def test_the_same_text_more_than_a_week_later_is_no_overlap(store: Store, build: Any) -> None:
    write(build, A, news(8))
    write(build, B, news(8), later=8)
    assert overlaps(facts.read(store)) == []


def test_reposts_are_not_overlap(store: Store, build: Any) -> None:
    write(build, A, news(8))
    write(build, B, news(8), repost=True)
    assert overlaps(facts.read(store)) == []


def test_greetings_and_few_posts_prove_nothing(store: Store, build: Any) -> None:
    write(build, A, ["Good morning!"] * 8 + news(4))
    write(build, B, ["Good morning!"] * 8 + news(4))
    assert overlaps(facts.read(store)) == []


def test_a_workspace_without_posts_has_no_overlap(store: Store) -> None:
    assert overlaps(facts.read(store)) == []


def test_one_handle_listed_by_two_units_is_told() -> None:
    entries = [
        RegisterEntry(DAY, unit, network="x", handle=handle) for unit, handle in (("One", "@A"), ("Two", "x.com/a"))
    ]
    (found,) = shared_handles(entries)
    assert (found.key, found.units) == (A, ("One", "Two"))
    assert str(found.because) == "X · a is listed by several units: One, Two."


def test_two_keys_with_one_identifier_or_address_are_one_profile() -> None:
    by_id = [Profile(ProfileKey("youtube", name), external_id="UC1") for name in ("foo", "c/foo")]
    by_address = [
        Profile(ProfileKey("facebook", "1"), url="https://facebook.com/Foo"),
        Profile(ProfileKey("facebook", "foo")),
    ]
    assert duplicates([*by_id, *by_address]) == [(by_id[0], by_id[1]), (by_address[0], by_address[1])]
    assert duplicates([Profile(ProfileKey("x", "a")), Profile(ProfileKey("x", "b"))]) == []
