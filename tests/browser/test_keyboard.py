# SPDX-License-Identifier: EUPL-1.2
"""The journey without a mouse: Tab, Enter, Space, arrows and letters, with the focus always in sight."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.journey import write_a_date_by_hand
from tests.web.people import PASSWORD

pytestmark = pytest.mark.browser

MOST = 400
"""Stops of the Tab key: no page has more, so that more is a trap."""

WHERE = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const label = one.labels && one.labels[0] && one.type !== 'hidden' ? one.labels[0].innerText : '';
  return {
    name: (label || one.getAttribute('aria-label') || one.innerText || one.value || '').trim(),
    is_page: one === document.body,
    is_seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0
      && box.bottom > 0 && box.top < innerHeight,
    what: one.outerHTML.slice(0, 120),
  };
}"""
MISSED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((one) => one.checkVisibility() && one.type !== 'hidden' && !one.disabled && one.tabIndex >= 0)
  .filter((one) => !('stop' in one.dataset)).map((one) => one.outerHTML.slice(0, 120))"""


class Keys:
    """Only what a keyboard can do."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab(self) -> str:
        """To the next stop, which is in sight; gives its name."""
        self.page.keyboard.press("Tab")
        here = self.page.evaluate(WHERE)
        assert here["is_page"] or here["is_seen"], here
        return "" if here["is_page"] else here["name"]

    def to(self, name: str) -> None:
        """Tabs until something of that name has the focus; the name may be how it begins."""
        for _ in range(MOST):
            if self.tab().startswith(name):
                return
        raise AssertionError(f"the Tab key never came to «{name}» on {self.page.url}")

    def press(self, name: str, key: str = "Enter") -> None:
        self.to(name)
        self.page.keyboard.press(key)

    def follow(self, name: str) -> None:
        """A link or a button that leads to another page."""
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)


@pytest.fixture
def keys(as_person) -> Keys:
    page = as_person("administrator")
    page.goto("/")
    return Keys(page)


def test_coming_in(served, as_person):
    served.people(("editor", ""))
    keys = Keys(as_person(""))
    keys.page.goto("/account/login/")
    keys.write("Mail", "editor.all@example.org")
    keys.write("Password", PASSWORD)
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    expect(keys.page.locator("h1")).to_have_text("What needs you today")


def test_the_first_stop_skips_the_menu(keys):
    assert keys.tab() == "Skip to the content"
    keys.page.keyboard.press("Enter")
    assert keys.page.evaluate("document.activeElement.id") == "main"
    first = keys.page.locator("main :is(a, button)").first.inner_text()
    assert keys.tab() == first


@pytest.mark.parametrize("path", ["/", "/register/", "/openings/", "/collect/", "/decide/portfolio/", "/people/"])
def test_the_tab_key_comes_to_everything_and_out_again(keys, path):
    keys.page.goto(path)
    for _ in range(MOST):
        if not keys.tab():
            break
        keys.page.evaluate("document.activeElement.dataset.stop = 'yes'")
    else:
        raise AssertionError("the Tab key never leaves the page")
    assert keys.page.evaluate(MISSED) == []


def give(keys: Keys, file: Path) -> None:
    with keys.page.expect_file_chooser() as chosen:  # from before: a browser takes a moment to know that it is watched
        keys.page.goto("/")
        keys.follow("What data are there?")
        keys.press("Files to take in", "Space")
    chosen.value.set_files(file)
    keys.follow("Show what they are")
    expect(keys.page.locator("h1")).to_have_text(file.name)


def test_a_file_that_is_not_known_is_shown_before_it_is_taken(keys, tmp_path: Path):
    file = tmp_path / "propio.csv"
    file.write_text("Cuenta de la red;Cuándo\nculturavclara;2026-10-30\n", encoding="utf-8")
    give(keys, file)
    keys.follow("Throw it away")
    expect(keys.page.get_by_role("status")).to_contain_text("propio.csv was thrown away. Nothing was kept of it.")
    assert keys.page.request.get("/collect/uploads/").text().count("propio.csv") == 0


def test_a_refused_row_is_mended(keys, served, town: Path, tmp_path: Path):
    served.work()
    (export,) = town.glob("exports/x@culturavclara/*.csv")
    file = tmp_path / "x.csv"
    file.write_bytes(export.read_bytes())
    write_a_date_by_hand(file)
    give(keys, file)
    keys.follow("Take it in")
    expect(keys.page.get_by_role("link", name="See and mend them")).to_be_visible()
    keys.follow("See and mend them")
    keys.write("Date", "Fri, Oct 27, 2023")
    keys.follow("Give the corrected rows again")
    expect(keys.page.get_by_role("status")).to_contain_text("One row went in.")


def test_the_register_is_filtered(keys):
    keys.follow("Where are we?")
    keys.write("Text", "biblio")
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    keys.follow("X · Biblioteca Villaclara")
    expect(keys.page.locator("h1")).to_have_text("X · Biblioteca Villaclara")


def test_a_request_is_refused_by_a_gate_and_the_keyboard_is_taken_to_why(keys):
    keys.follow("Where are we?")
    keys.follow("Requests to open a profile")
    keys.write("What it is", "Theatre")
    keys.write("Name of the profile", "teatrovillaclara")
    keys.press("Routine information", "Space")
    keys.follow("Keep the draft")
    keys.follow("Ask for it")
    assert keys.page.evaluate("document.activeElement.className") == "errors"


def test_a_closing_is_planned(keys):
    keys.page.goto("/register/x:bibliovillaclara/")
    keys.follow("Closing plan")
    keys.write("Why it is closed", "Nobody reads it.")
    keys.to("Where its public goes")
    keys.page.keyboard.press("ArrowDown")
    keys.write("Where its posts are kept", "archive.zip")
    keys.follow("Keep the plan")
    expect(keys.page.get_by_role("status")).to_contain_text("The plan is kept.")


def test_the_slider_moves_the_portfolio(keys):
    keys.page.goto("/decide/portfolio/")
    choice = keys.page.locator("#choice")
    before = choice.inner_text()
    keys.press("Hours a week", "Home")
    expect(choice).not_to_have_text(before, use_inner_text=True)
    assert keys.page.evaluate("document.activeElement.id") == "id_hours"


def test_a_decision_is_signed_and_found_in_public(keys):
    keys.page.goto("/decide/verdict/x:jovenvillaclara/")
    keys.follow("Sign: ")
    keys.follow("See it as citizens do")
    expect(keys.page.locator("h1")).to_contain_text("Decision ")


def test_the_language_is_changed_and_escape_closes_the_list(as_person):
    keys = Keys(as_person("reader"))
    keys.page.goto("/")
    keys.to("Language:")
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("button", name="Català")).to_be_visible()
    keys.page.keyboard.press("Escape")
    expect(keys.page.get_by_role("button", name="Català")).to_be_hidden()
    keys.page.keyboard.press("Enter")
    keys.follow("Galego")
    expect(keys.page.locator("html")).to_have_attribute("lang", "gl")
