# SPDX-License-Identifier: EUPL-1.2
"""Every page of the routes, in every state that it may be in, is open to everybody."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.seen import DESK, barriers, cut, cut_with_large_letters, faults
from tests.web.chromium import follow
from tests.web.conftest import Served
from tests.web.office import examples, routes
from tests.web.people import PASSWORD

pytestmark = pytest.mark.browser

ACCOUNT = (
    "login", "logout", "inactive", "signup", "email", "reauthenticate", "password/change", "password/reset",
    "password/reset/done", "password/reset/key/1-abc", "password/reset/key/done", "2fa", "2fa/totp/activate",
    "2fa/webauthn", "2fa/webauthn/add", "sessions", "3rdparty/login/error", "3rdparty/login/cancelled",
)  # fmt: skip
"""Pages of the sign-in, which allauth serves with our templates."""

WRONG = {
    "/openings/": {"#id_name": "x", "#id_handle": "a b", "#id_expected_low": "much"},
    "/people/": {"#id_email": "nobody@nowhere"},
    "/decide/verdict/x:culturavclara/": {"#id_review_on": "2001-01-01"},
    "/register/x:culturavclara/": {"#id_reason": " "},
    "/hand-over/?from=Marta+Olmedo": {"#id_reason": ""},
    "/account/password/change/": {"#id_oldpassword": "wrong", "#id_password1": "short", "#id_password2": "other"},
}
"""What is written into the form of a page for it to be refused."""


@pytest.fixture(scope="module")
def pages(served) -> dict[str, list[str]]:
    return examples(served)


def one_of_each(pages: dict[str, list[str]]) -> list[str]:
    return sorted({paths[-1] for paths in pages.values() if paths})


def entered(browser: Browser, served: Served) -> Page:
    """A page of an administrator in another office than the town."""
    page = browser.new_page(base_url=served.address, viewport={"width": DESK, "height": 900})
    page.context.add_cookies([{"name": "sessionid", "value": served.session("administrator"), "url": served.address}])
    return page


@pytest.fixture
def page(as_person):
    """Of an administrator, who sees every page."""
    return as_person()


def test_every_page_has_a_link_that_leads_to_it(pages):
    assert [name for name, paths in pages.items() if not paths] == []


def test_every_page_with_data_and_with_letters_twice_as_large(pages, page):
    found = {}
    for path in [*one_of_each(pages), *pages["attribute.can_tell"]]:
        page.goto(path)
        found[path] = [faults(page), cut_with_large_letters(page)]
    assert {path: told for path, told in found.items() if any(told)} == {}
    assert len(found) > 25


def test_the_list_of_languages(page):
    page.goto("/")
    page.locator(".languages summary").click()
    assert barriers(page) + cut(page) == []


def test_every_page_of_an_empty_workspace(office, browser):
    empty = office()
    page, found = entered(browser, empty), {}
    for path in (path for path in routes(empty).values() if "<" not in path):
        answer = page.request.get(path)
        if answer.ok and answer.headers["content-type"].startswith("text/html"):
            page.goto(path)
            found[path] = faults(page)
    page.close()
    assert {path: told for path, told in found.items() if told} == {}
    assert len(found) > 25


def test_the_sign_in(as_person):
    nobody, somebody = as_person(""), as_person("custodian")
    found = {}
    for path in (f"/account/{name}/" for name in ACCOUNT):
        for who, page in (("nobody", nobody), ("custodian", somebody)):
            page.goto(path)
            if (where := (who, urlsplit(page.url).path)) not in found:
                found[where] = faults(page)
    assert {where: told for where, told in found.items() if told} == {}


def test_what_a_second_step_shows(as_person):
    page, found = as_person("analyst"), {}
    for path in ("/account/2fa/totp/activate/", "/account/2fa/recovery-codes/generate/"):
        page.goto(path)
        if "reauthenticate" in page.url:
            page.fill("#id_password", PASSWORD)
            follow(page.locator("main form button"))
        found[path] = faults(page)
    page.goto("/account/2fa/totp/activate/")
    page.fill("#id_code", "000000")
    follow(page.locator("main form button"))
    assert "The code is not right" in page.locator("#id_code_error").inner_text()
    found["wrong code"] = faults(page)
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize(("path", "written"), WRONG.items(), ids=WRONG)
def test_forms_that_were_refused_say_it_beside_the_field(page, path, written):
    page.goto(path)
    page.evaluate("document.querySelectorAll('form').forEach((one) => { one.noValidate = true; })")
    for field, text in written.items():
        page.fill(field, text)
    follow(page.locator("form", has=page.locator(next(iter(written)))).get_by_role("button").first)
    assert page.locator(".errors").count() == 1
    assert page.evaluate("document.activeElement.className") == "errors"
    assert faults(page) == {}


def test_pages_that_say_no(served, as_person, page):
    reader, found = as_person("reader"), {}
    for who, path, status in ((reader, "/people/", 403), (page, "/nothing/", 404), (page, "/collect/undo/999/", 422)):
        assert who.goto(path).status == status
        found[path] = faults(who)
    assert found == {"/people/": {}, "/nothing/": {}, "/collect/undo/999/": {}}


def test_a_form_that_waited_too_long_and_a_fault_of_ours(office, browser):
    broken = office()
    page = browser.new_page(base_url=broken.address, locale="gl")
    page.goto("/account/login/")
    page.context.clear_cookies()
    page.fill("#id_login", "ines@example.org")
    page.fill("#id_password", PASSWORD)
    follow(page.locator("main form button").first)
    assert page.locator("h1").inner_text() == "Non é posible"
    assert faults(page) == {}
    records = broken.root / "criterio.sqlite3"
    records.rename(broken.root / "elsewhere")
    answer = page.goto("/public/")
    (broken.root / "elsewhere").replace(records)
    assert answer.status == 500
    assert faults(page) == {}
    page.close()


def test_what_changes_in_the_page_without_loading_it_again(page):
    page.goto("/decide/portfolio/")
    with page.expect_response(lambda answer: "hours=" in answer.url):
        page.locator("#id_hours").press("Home")
    expect(page.locator("#choice")).to_contain_text("would change")
    assert faults(page) == {}


def test_what_is_told_after_an_act(page):
    page.goto("/people/me/")
    follow(page.locator("main button[value=save]"))
    assert page.get_by_role("status").inner_text() == "Saved."
    assert faults(page) == {}
