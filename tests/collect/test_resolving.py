# SPDX-License-Identifier: EUPL-1.2
"""Facebook gives the number of a page and its name as it is shown; registers know it by its address."""

import csv
import io

import pytest

from .test_preview import look

HEADER = ["Post ID", "Page ID", "Page name", "Publish time", "Permalink", "Is share", "Reactions", "Comments", "Shares"]
REGISTER = ["unidad,red,perfil", "Prensa,facebook,AytoVila", "Cultura,facebook,CulturaVila"]


def posts(*permalinks: str, page: str = "100064001", name: str = "Ayuntamiento de Vila") -> str:
    out = io.StringIO()
    rows = [[900 + n, page, name, f"03/{n + 13}/2026 10:00", one, 0, 3, 1, 0] for n, one in enumerate(permalinks)]
    csv.writer(out).writerows([HEADER, *rows])
    return out.getvalue()


@pytest.fixture
def registered(desk):
    told = [
        'name = "list"',
        'kind = "register"',
        "[columns]",
        'unit = "unidad"',
        'network = "red"',
        'handle = "perfil"',
    ]
    mapping = desk.write("list.toml", told)
    desk.take(desk.write("list-2026-03-31.csv", REGISTER), mapping=str(mapping))
    return desk


def of(number: int, page: str) -> str:
    return f"https://www.facebook.com/{page}/posts/pfbid0{number}x"


def profiles_of_posts(desk) -> set[str]:
    return {profile for (profile,) in desk.rows("posts", "profile")}


def test_a_page_is_known_by_the_name_in_the_addresses_of_its_posts(registered):
    path = registered.write("facebook.csv", posts(of(1, "AytoVila"), of(2, "AytoVila")))
    assert look(registered, path).profiles == ("facebook:aytovila",)
    registered.take(path)
    assert profiles_of_posts(registered) == {"facebook:aytovila"}
    assert sorted(registered.profiles()) == ["facebook:aytovila", "facebook:culturavila"]


def test_posts_whose_address_says_nothing_go_where_most_of_the_others_do_whatever_their_order(registered):
    reel, crossed = "https://www.facebook.com/reel/123456/", of(3, "OtherTown")
    registered.take(registered.write("facebook.csv", posts(reel, crossed, of(1, "AytoVila"), of(2, "AytoVila"), reel)))
    assert profiles_of_posts(registered) == {"facebook:aytovila"}


def test_once_its_number_is_known_a_page_is_known_by_it(registered):
    registered.take(registered.write("march.csv", posts(of(1, "AytoVila"))))
    registered.take(registered.write("april.csv", posts(of(8, "100064001"), name="Ayto. de Vila")))
    assert profiles_of_posts(registered) == {"facebook:aytovila"}


def test_whose_a_bare_number_is_a_person_is_asked_and_not_again(registered):
    path = registered.write("facebook.csv", posts(of(1, "100064001")))
    seen = look(registered, path)
    assert (seen.asks, "Ayuntamiento de Vila" in str(seen.question)) == ("profile", True)
    assert look(registered, path, profile="facebook:aytovila").profiles == ("facebook:aytovila",)
    assert look(registered, path, profile="facebook:100064001").profiles == ("facebook:100064001",)
    registered.take(path, profile="facebook:aytovila")
    assert look(registered, registered.write("april.csv", posts(of(9, "100064001")))).asks == ""


def test_nobody_is_asked_where_no_register_has_a_page_that_it_could_be(desk):
    assert look(desk, desk.write("facebook.csv", posts(of(1, "100064001")))).profiles == ("facebook:100064001",)
