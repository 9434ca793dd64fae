# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.domain.errors import UnknownName
from criterio.domain.profile import ProfileKey
from criterio.domain.records import POST_METRICS
from criterio.evidence.networks import (
    canonical,
    display_name,
    linked,
    network_named,
    network_of_url,
    networks,
    offers,
    post_id_of,
)

CHANNEL = "UC1234567890AbCdEfGhIjKl"

SPELLINGS = {
    "x:foo": [
        "https://twitter.com/Foo?lang=es",
        "x.com/foo/",
        "@foo",
        "FOO",
        "https://twitter.com/#!/Foo",
        "https://mobile.twitter.com/Foo/status/12",
        "https://x.com/intent/user?screen_name=Foo",
        "\u200b@Foo ",
    ],
    "facebook:aytomadrid": [
        "Ayto.Madrid",
        "https://es-es.facebook.com/AytoMadrid/",
        "facebook.com/pg/aytomadrid/posts",
    ],
    "facebook:10006412345": [
        "https://www.facebook.com/profile.php?id=10006412345&sk=about",
        "https://www.facebook.com/people/Foo/10006412345",
        "https://facebook.com/Foo-Bar-10006412345",
        "https://www.facebook.com/p/Foo-10006412345/",
        "https://www.facebook.com/pages/Ayuntamiento-de-%C3%81lora/10006412345",
    ],
    "instagram:foo.bar": [
        "@Foo.Bar",
        "instagram.com/foo.bar/?hl=es",
        "https://www.instagram.com/stories/foo.bar/31415/",
    ],
    "youtube:foo": ["https://youtube.com/@Foo", "@foo", "https://m.youtube.com/@foo/videos"],
    f"youtube:{CHANNEL}": [CHANNEL, f"https://www.youtube.com/channel/{CHANNEL}/about"],
    "youtube:c/foo": ["youtube.com/c/Foo", "https://www.youtube.com/foo", "c/foo"],
    "youtube:user/foo": ["youtube.com/user/Foo"],
    "tiktok:foo.bar": ["https://www.tiktok.com/@foo.bar?lang=es", "@Foo.Bar"],
    "linkedin:ajuntament-de-valència": [
        "https://www.linkedin.com/company/ajuntament-de-val%C3%A8ncia/about/",
        "Ajuntament-de-València",
    ],
    "linkedin:showcase/foo": ["https://es.linkedin.com/showcase/foo"],
    "threads:foo": ["https://www.threads.net/@Foo", "https://www.threads.com/@foo/post/Cx"],
    "bluesky:foo.bsky.social": [
        "https://bsky.app/profile/foo.bsky.social",
        "@foo",
        "https://foo.bsky.social",
        "foo.bsky.social",
    ],
    "bluesky:lamoncloa.gob.es": ["lamoncloa.gob.es", "bsky.app/profile/LaMoncloa.gob.es"],
    "bluesky:did:plc:abc": ["did:plc:abc", "at://did:plc:abc/app.bsky.feed.post/3k"],
    "mastodon:user@server.eu": [
        "@User@server.eu",
        "https://server.eu/@user",
        "https://server.eu/users/user",
        "https://mastodon.social/@user@server.eu",
    ],
    "telegram:ajbcn": ["https://t.me/s/AjBcn", "t.me/AjBcn/12", "@ajbcn"],
    "whatsapp:0029VaAbCdEfGhIjKl1": ["https://whatsapp.com/channel/0029VaAbCdEfGhIjKl1"],
    "whatsapp:34600123456": [
        "+34 600 123 456",
        "https://wa.me/34600123456",
        "https://api.whatsapp.com/send?phone=34600123456",
    ],
    "flickr:12345678@n02": ["https://www.flickr.com/photos/12345678@N02/", "12345678@N02"],
    "pinterest:foo": ["https://es.pinterest.com/foo", "https://www.pinterest.es/Foo/tablero/"],
    "web:ayto.es/blog": ["https://www.Ayto.es/blog/"],
    "reddit:r/foo": ["https://www.reddit.com/r/Foo/", "r/foo"],
}

NOT_PROFILES = [
    ("x", "https://x.com/share?url=foo"),
    ("x", "https://facebook.com/foo"),
    ("x", "x.com"),
    ("x", "Ayuntamiento de Foo"),
    ("facebook", "https://www.facebook.com/sharer/sharer.php?u=foo"),
    ("instagram", "https://www.instagram.com/p/AbC/"),
    ("youtube", "https://www.youtube.com/watch?v=abcdefghijk"),
    ("youtube", "https://youtu.be/abcdefghijk"),
    ("mastodon", "https://x.com/@foo"),
    ("mastodon", "foo"),
    ("unheard-of", "foo"),
    ("x", "http://[::1"),
    ("x", "a" * 1_000_000),
]

POSTS = [
    ("x", "https://x.com/a/status/12?s=20", "12"),
    ("x", "https://twitter.com/i/web/status/99", "99"),
    ("facebook", "https://www.facebook.com/123/posts/pfbid02aBc", "pfbid02aBc"),
    ("facebook", "https://www.facebook.com/foo/videos/hola-mundo/123456/", "123456"),
    ("facebook", "https://www.facebook.com/permalink.php?story_fbid=77&id=1", "77"),
    ("instagram", "https://www.instagram.com/reel/AbC-_/", "AbC-_"),
    ("youtube", "https://youtu.be/-bcdefghijk", "-bcdefghijk"),
    ("youtube", "https://www.youtube.com/watch?v=abcdefghijk&t=3", "abcdefghijk"),
    ("linkedin", "https://www.linkedin.com/feed/update/urn:li:activity:123", "activity:123"),
    ("linkedin", "https://www.linkedin.com/posts/foo_a-slug-activity-123-xYz", "activity:123"),
    ("tiktok", "https://www.tiktok.com/@a/video/7", "7"),
    ("mastodon", "https://server.eu/@a/123", "123"),
    ("telegram", "https://t.me/s/foo/12", "12"),
    ("bluesky", "https://bsky.app/profile/a.b/post/3k", "3k"),
    ("threads", "https://www.threads.net/@a/post/Cx", "Cx"),
    ("x", "https://x.com/a", None),
    ("x", "https://www.tiktok.com/@a/video/7", None),
]


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in SPELLINGS.items() for text in texts])
def test_every_spelling_of_a_profile_has_one_key(key: str, text: str) -> None:
    assert canonical(key.partition(":")[0], text) == ProfileKey.parse(key)


@pytest.mark.parametrize("key", SPELLINGS)
def test_a_canonical_handle_is_its_own_canonical_spelling(key: str) -> None:
    network, _, handle = key.partition(":")
    if "/" not in handle or network != "web":
        assert canonical(network, handle) == ProfileKey(network, handle)


@pytest.mark.parametrize(("network", "text"), NOT_PROFILES)
def test_what_is_not_a_profile_of_the_network_has_no_key(network: str, text: str) -> None:
    assert canonical(network, text) is None


@pytest.mark.parametrize(("network", "permalink", "post_id"), POSTS)
def test_a_permalink_gives_the_networks_own_post_id(network: str, permalink: str, post_id: str | None) -> None:
    assert post_id_of(network, permalink) == post_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("twitter", "x"),
        ("X (Twitter)", "x"),
        ("x (antes Twitter)", "x"),
        ("Página web", "web"),
        ("Google+", "googleplus"),
        (" FaceBook ", "facebook"),
        ("You Tube", "youtube"),
    ],
)
def test_a_network_is_known_by_all_its_names(text: str, name: str) -> None:
    assert network_named(text) == name


def test_an_unknown_network_is_refused_with_the_list_of_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"There is no network called Friendster.*mastodon"):
        network_named("Friendster")


@pytest.mark.parametrize(
    ("url", "network"),
    [
        ("https://x.com/a/status/1", "x"),
        ("bsky.app/profile/a.b", "bluesky"),
        ("https://server.eu/@foo", "mastodon"),
        ("https://server.eu/foo", None),
        ("https://notx.com/foo", None),
        ("mailto:a@b.es", None),
        ("", None),
    ],
)
def test_an_address_tells_its_network(url: str, network: str | None) -> None:
    assert network_of_url(url) == network


def test_no_two_networks_share_a_name_or_a_host() -> None:
    hosts = [host for network in networks() for host in network.hosts]
    names = [name for network in networks() for name in (network.name, network.title.lower())]
    assert sorted(set(hosts)) == sorted(hosts)
    assert {network_named(name) for name in names} == {network.name for network in networks()}
    assert all(network_named(alias) == network.name for network in networks() for alias in network.aliases)


@pytest.mark.parametrize(
    ("network", "metric", "offered"),
    [
        ("instagram", "clicks", False),
        ("linkedin", "reach", False),
        ("x", "reach", False),
        ("facebook", "reach", True),
        ("x", "invented", None),
        ("unheard-of", "reach", None),
    ],
)
def test_not_offered_is_told_apart_from_not_known(network: str, metric: str, offered: bool | None) -> None:
    assert offers(network, metric) is offered


def test_no_network_both_offers_and_refuses_a_metric() -> None:
    assert [n.name for n in networks() if n.offers & n.not_offered] == []
    assert {metric for n in networks() for metric in n.offers | n.not_offered} <= {*POST_METRICS, "followers"}


def test_an_unknown_network_is_shown_as_it_came() -> None:
    assert [display_name("x"), display_name("friendster")] == ["X", "friendster"]


NAMES = st.sampled_from([network.name for network in networks()])
PIECES = st.sampled_from(
    ["https://", "@", "/", "x.com", "facebook.com/", "profile.php?id=", "%", "[", "//", "#!/", "t.me/+", "-"]
)
STRANGE = st.lists(st.text(max_size=12) | PIECES, max_size=8).map("".join)


@given(NAMES, STRANGE)
def test_strange_input_raises_nothing(network: str, text: str) -> None:
    key = canonical(network, text)
    assert key is None or (key.network == network and key.handle)
    assert network_of_url(text) in {None, *(n.name for n in networks())}
    assert post_id_of(network, text) != ""


@given(NAMES, st.text("abcXYZ019_.-@/", max_size=30))
def test_a_key_is_the_same_however_often_it_is_normalised(network: str, text: str) -> None:
    key = canonical(network, text)
    if key is not None and network != "web":
        assert canonical(network, key.handle) == key


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("instagram.com/ajvila", "https://instagram.com/ajvila"),
        ("//x.com/ajvila", "https://x.com/ajvila"),
        ("http://x.com/ajvila", "http://x.com/ajvila"),
        ("@ajvila", "@ajvila"),
        ("", ""),
        ("javascript://x.com/%0aalert(1)", "javascript://x.com/%0aalert(1)"),
    ],
)
def test_an_address_written_without_its_beginning_is_one_that_a_browser_opens(written: str, opened: str) -> None:
    assert linked(written) == opened
