# SPDX-License-Identifier: EUPL-1.2
import pytest

from criterio.domain.profile import Profile, ProfileKey
from criterio.plan.spoken import names_of, spoken

NAMES = names_of(
    [
        Profile(ProfileKey("x", "green"), name="Green Town"),
        Profile(ProfileKey("facebook", "green"), name="Green Town"),
        Profile(ProfileKey("x", "nameless")),
        Profile(ProfileKey("youtube", "one"), name="Town"),
        Profile(ProfileKey("youtube", "two"), name="Town"),
    ]
)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("x:green", "X · Green Town"),
        ("facebook:green", "Facebook · Green Town"),
        ("x:nameless", "X · nameless"),
        ("youtube:one", "YouTube · one"),
        ("x:unlisted", "X · unlisted"),
        ("mastodon:town@social.example", "Mastodon · town@social.example"),
        ("initiative:Reading club", "Reading club"),
        ("unit:Press", "Press"),
        ("network:youtube", "YouTube"),
        ("all", "all the profiles"),
    ],
)
def test_people_are_never_shown_a_key(subject, words):
    assert str(spoken(subject, NAMES)) == words
