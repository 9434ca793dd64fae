# SPDX-License-Identifier: EUPL-1.2
"""A real browser: one for all tests of a process, in which each person has a context of their own.

Without its window where that is there: the same engine, but a page that opens costs a quarter, for what surrounds a
page in the other is made ready each time, though nobody sees it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
if not CHROMIUM.exists():
    CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--js-flags=--no-opt --no-maglev",
]  # fmt: skip
"""The last: a page lives for a second, and what is worked out to run its scripts faster is thrown away with it."""
PATIENCE = 300_000
"""Milliseconds: a machine that is busy with other tests answers slowly, and nobody is judged by it."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium in /usr/bin: apt-get install chromium-headless-shell")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


def follow(leads: Locator) -> None:
    """A click on what leads to another page ends when that page is there: until then the one before still answers."""
    with leads.page.expect_navigation():
        leads.click()
