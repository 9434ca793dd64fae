# SPDX-License-Identifier: EUPL-1.2
"""Somebody who never saw Criterio comes to a signed portfolio of the demo town by what each page says."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page
from tests.web.axe import barriers
from tests.web.chromium import follow
from tests.web.people import PASSWORD

pytestmark = pytest.mark.browser
MOST_STEPS = 40


@dataclass
class Newcomer:
    """Counts everything done with hands, and asks every page on the way whether it shuts anybody out."""

    page: Page
    steps: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)

    def opens(self, address: str) -> None:
        self.page.goto(address)
        self._looks()

    def clicks(self, text: str, role: str = "link") -> None:
        self.steps += 1
        follow(self.page.get_by_role(role, name=re.compile(f"^{text}", re.IGNORECASE)).first)
        self._looks()

    def writes(self, label: str, text: str, place: int = 0) -> None:
        self.steps += 1
        self.page.get_by_label(label).nth(place).fill(text)

    def chooses(self, label: str, option: str, place: int = 0) -> None:
        self.steps += 1
        self.page.get_by_label(label, exact=True).nth(place).select_option(label=option)

    def unfolds(self, text: str) -> None:
        self.steps += 1
        self.page.locator("summary", has_text=text).first.click()
        self._looks()

    def told(self) -> str:
        return self.page.locator("main").inner_text()

    def _looks(self) -> None:
        if told := barriers(self.page):
            self.found[self.page.url] = told


def test_a_newcomer_reaches_a_signed_portfolio_in_forty_steps(served, as_person):
    served.people(("administrator", ""))
    person = Newcomer(as_person(role=""))
    person.opens("/")
    person.writes("mail", "administrator.all@example.org")
    person.writes("Password", PASSWORD)
    person.clicks("Sign in", "button")
    person.clicks("Where to bet")
    person.clicks("Board")
    person.unfolds("Because")
    person.clicks("What to talk over")
    person.clicks("Board")
    person.clicks("Sign the whole portfolio")
    person.chooses("Profile or proposal", "X · Visit Villaclara (Hibernate)")
    person.chooses("What is decided", "Keep")
    person.clicks("Sign as", "button")
    assert "Write why" in person.told()
    person.writes("Why", "The summer campaign needs it.")
    person.clicks("Sign as", "button")
    assert person.page.get_by_role("heading", name="Signed portfolio 1").is_visible()
    assert "The summer campaign needs it." in person.told()
    assert person.found == {}
    assert person.steps <= MOST_STEPS
    address = person.page.url
    anybody = as_person(role="")
    anybody.goto(address)
    assert anybody.get_by_role("heading", name="Signed portfolio 1").is_visible()
