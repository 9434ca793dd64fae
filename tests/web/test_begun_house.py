# SPDX-License-Identifier: EUPL-1.2
"""An office that gave a list and some posts, and has said little else: its pages say what is missing, once."""

import re

import pytest
from tests.web.splitting import work_out

POSTS = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"
LINK = "https://x.com/vila/status/203000000000000000"


@pytest.fixture(scope="module")
def begun(office, tmp_path_factory):
    """The office, and who administers it."""
    given = tmp_path_factory.mktemp("given")
    register, posts = given / "perfiles-2026-02-28.csv", given / "posts.csv"
    register.write_text("red,perfil,unidad,nombre\nx,vila,Prensa,\nfacebook,vila,Prensa,Vila\n", encoding="utf-8")
    lines = [f'203000000000000000{n},"Tue, Mar {n + 1}, 2026",post {n},{LINK}{n},100,3,1,2' for n in range(9)]
    posts.write_text("\n".join([POSTS, *lines]), encoding="utf-8")
    new = office()
    work_out(new.root, register, posts)
    with new.client("administrator") as admin:
        yield new, admin


@pytest.fixture
def pages(begun):
    """What an administrator reads at an address."""
    return lambda path: begun[1].get(path).text


def test_what_verdicts_lean_on_and_nobody_has_said_is_asked_for_above_them(pages):
    for page in map(pages, ("/decide/", "/decide/board/")):
        assert page.index("Say this before you read the verdicts") < page.index("/decide/verdict/")
        assert re.search(r"Of 2 profiles nobody has said what they do.*?href=\"/purposes/\"", page, re.DOTALL)
        assert re.search(r"nobody has said the hours.*?href=\"/entry/\?profile=x%3Avila\"", page, re.DOTALL)
        assert re.search(r"in all: nothing limits what is proposed.*?href=\"/house/\"", page, re.DOTALL)


def test_that_there_is_no_objective_is_said_once_with_where_to_write_one(pages):
    page = pages("/plan/reality/")
    assert page.count("No objective has been declared") == 1
    assert re.search(r"No objective has been declared.*?href=\"/plan/objectives/\"", page, re.DOTALL)


def test_of_a_dated_register_the_day_that_it_is_of_is_told(pages):
    row = re.search(r"perfiles-2026-02-28\.csv.*?</tr>", pages("/collect/"), re.DOTALL)[0]
    assert re.findall(r'data-label="Data of".*?<div>(.*?)</div>', row) == ["28 Feb 2026"]


def test_those_of_whom_a_figure_is_not_known_stand_together_below_with_what_it_takes(begun, pages):
    page = pages("/measure/?metric=interactions")
    table, below = page.split("Of whom it is not known")
    assert ("/measure/x:vila/" in table, "/measure/facebook:vila/" in table) == (True, False)
    assert re.search(r"It takes: Reactions\..*?/measure/facebook:vila/\">Facebook · Vila<", below, re.DOTALL)
    new, admin = begun
    new.post_from(admin, "/people/me/", "/people/language/", {"act": "choose", "language": "es"})
    assert "No se sabe: ningún fichero ha traído" in pages("/measure/?metric=interactions")
