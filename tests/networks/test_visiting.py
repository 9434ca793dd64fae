# SPDX-License-Identifier: EUPL-1.2
import json
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.networks.visiting import Link, links_of, visit

NEAR = ("127.0.0.1",)


def told(seen) -> str:
    return str(seen.fault)


def test_the_links_of_a_page_are_whole_and_say_which_are_the_same(web):
    page = web.page(
        "/a/", '<base href="/b/"><a href="c">Las <b>redes</b></a><link rel="me x" href="https://m.example/@v">'
    )
    assert visit(page, NEAR).links == (
        Link(f"{web.address}/b/c", "Las redes"),
        Link("https://m.example/@v", "", is_me=True),
    )


def test_it_follows_to_where_a_page_has_moved(web):
    web.page("/new", '<a href="/x">x</a>')
    assert visit(web.moved("/old", "/new"), NEAR).links == (Link(f"{web.address}/x", "x"),)


def test_a_circle_is_told(web):
    assert "without end" in told(visit(web.moved("/round", "/round"), NEAR))


def test_a_federated_profile_tells_its_links_to_programs(web):
    fields = [{"type": "PropertyValue", "value": '<a href="https://villaclara.example" rel="me">web</a>'},
              {"value": "https://other.example"}]  # fmt: skip
    page = web.page("/@v", json.dumps({"attachment": fields}), "application/activity+json")
    assert [(link.address, link.is_me) for link in visit(page, NEAR, is_actor=True).links] == [
        ("https://villaclara.example", True),
        ("https://other.example", False),
    ]
    assert web.asked[-1][1].startswith("application/activity+json")


def test_an_address_in_a_register_does_not_lead_into_the_inner_network(web):
    page = web.page("/secret", "<a href='/x'>x</a>")
    assert "inner network" in told(visit(page))
    assert web.asked == []


def test_nor_does_one_that_moves_there(web):
    outside = web.moved("/out", web.page("/secret", "").replace("127.0.0.1", "127.0.0.2"))
    assert "inner network" in told(visit(outside, NEAR))
    assert [path for path, _ in web.asked] == ["/out"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "http://", "x"])
def test_only_the_web_is_visited(address):
    assert "Nobody answers" in told(visit(address, NEAR))


def test_who_does_not_answer_or_says_no_is_told(web):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    assert "Nobody answers" in told(visit(nobody, NEAR))
    assert "404" in told(visit(f"{web.address}/nothing", NEAR))


def test_what_says_that_it_is_json_and_is_not_is_no_answer(web):
    assert "Nobody answers" in told(visit(web.page("/@v", "{", "application/json"), NEAR))


@pytest.mark.parametrize("charset", ["utf8mb4", "x-unknown", "base64", "iso-8859-1"])
def test_a_page_in_letters_that_nobody_knows_is_read_all_the_same(web, charset):
    page = web.page("/a", '<a href="/x">x</a>', f"text/html; charset={charset}")
    assert visit(page, NEAR).links == (Link(f"{web.address}/x", "x"),)


@pytest.mark.parametrize("told_in", [None, "x", {"value": "https://other.example"}, [None, 1, "x"]])
def test_a_federated_profile_may_tell_its_fields_otherwise(web, told_in):
    seen = visit(web.page("/@v", json.dumps({"attachment": told_in}), "application/json"), NEAR)
    assert seen.fault is None
    assert len(seen.links) == isinstance(told_in, dict)


def test_json_without_a_bottom_is_no_answer(web):
    assert "Nobody answers" in told(visit(web.page("/@v", "[" * 200_000, "application/json"), NEAR))


@given(st.text())
def test_any_text_gives_links_and_no_fault(text):
    for link in links_of(f"<a href='/x'>x</a>{text}<a href='[::1'>y", "https://v.example/"):
        assert isinstance(link.address, str)
