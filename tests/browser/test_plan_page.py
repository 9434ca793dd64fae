# SPDX-License-Identifier: EUPL-1.2
"""The plan in a real browser: accessible, readable on a telephone, and one page when it is printed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.report.build import plan
from tests.web.axe import WCAG, violations

from criterio.language import Reader
from criterio.report.page import page as told

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.html"
    path.write_text(told(plan(8), Reader("es")))
    return path


@pytest.fixture
def visit(browser: Browser, file: Path):
    opened: list[Page] = []

    def go(width: int) -> Page:
        opened.append(browser.new_page(viewport={"width": width, "height": 900}))
        opened[-1].goto(file.as_uri())
        return opened[-1]

    yield go
    for each in opened:
        each.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("unfolded", [False, True])
def test_nobody_is_left_out(visit, width: int, unfolded: bool):
    page = visit(width)
    if unfolded:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page, [*WCAG, "best-practice"])
    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_has_to_be_scrolled_sideways(visit, width: int):
    page = visit(width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_makes_no_request_and_no_complaint(browser: Browser, file: Path):
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    page.close()
    assert (asked, said) == ([file.as_uri()], [])


def test_the_page_of_the_councillor_fits_one_sheet(visit):
    page = visit(1280)
    page.evaluate("document.querySelectorAll('main > section:not(#summary)').forEach(each => each.remove())")
    page.evaluate("document.querySelector('.colophon').remove()")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_what_is_folded_is_printed(visit):
    page = visit(1280)
    page.emulate_media(media="print")
    assert page.locator("#verdicts .verdicts li").last.evaluate("each => each.getBoundingClientRect().height") > 20
