# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime

import pytest

from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.networks.visiting import Link, Seen
from criterio.register.crosslinks import CrossLink, check
from criterio.wiring import crosslinks

AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
SITE = "https://www.villaclara.example"
X = ProfileKey("x", "ayto")
FEDERATED = ProfileKey("mastodon", "v@social.example")
PAGES = {
    SITE: [
        Link(f"{SITE}/redes", "Síganos"),
        Link("https://other.example/redes"),
        Link("https://x.com/Ayto", is_me=True),
    ],
    f"{SITE}/redes": [Link("https://social.example/@v")],
    "https://social.example/@v": [Link("https://villaclara.example/")],
    "https://x.com/ayto": [],
}


def visit(address: str, is_actor: bool) -> Seen:
    found = PAGES.get(address)
    return Seen(address, fault=say("Nobody answers there.")) if found is None else Seen(address, tuple(found))


def checked(*profiles: Profile):
    return {one.key: one for one in check(SITE, profiles, visit, AT).links}


def test_both_ways_are_seen_also_on_pages_that_the_site_announces():
    found = checked(Profile(FEDERATED, url="https://social.example/@v"))
    assert found[FEDERATED] == CrossLink(FEDERATED, by_site=True, as_me=False, of_site=True)


def test_a_network_that_shows_nothing_to_strangers_is_not_a_no():
    found = checked(Profile(X, url="https://x.com/ayto"))[X]
    assert (found.by_site, found.as_me, found.of_site) == (True, True, None)
    assert "signs in" in str(found.why)


def test_a_federated_profile_that_does_not_name_the_site_is_a_no(monkeypatch):
    monkeypatch.setitem(PAGES, "https://social.example/@v", [Link("https://imitation.example")])
    assert checked(Profile(FEDERATED, url="https://social.example/@v"))[FEDERATED].of_site is False


def test_what_cannot_be_seen_is_not_known_and_says_why():
    lost = ProfileKey("mastodon", "w@social.example")
    found = checked(Profile(lost, url="https://social.example/@w"), Profile(X))
    assert (found[lost].by_site, found[lost].of_site, str(found[lost].why)) == (False, None, "Nobody answers there.")
    assert "no address" in str(found[X].why)


def test_a_site_that_cannot_be_seen_says_nothing_of_any_profile(monkeypatch):
    monkeypatch.delitem(PAGES, SITE)
    found = check(SITE, [Profile(X, url="https://x.com/ayto")], visit, AT)
    assert found.fault is not None
    assert (found.links[0].by_site, found.links[0].as_me) == (None, None)


@pytest.mark.parametrize("state", [State.CLOSED, State.GONE, State.PROPOSED])
def test_what_is_not_in_use_is_not_visited(state):
    assert checked(Profile(X, url="https://x.com/ayto", declared_state=state)) == {}


def test_a_check_is_read_as_it_was_kept(tmp_path):
    found = check(SITE, [Profile(X, url="https://x.com/ayto")], visit, AT)
    assert crosslinks.kept(tmp_path) is None
    crosslinks.keep(found, tmp_path)
    assert crosslinks.kept(tmp_path) == found
