# SPDX-License-Identifier: EUPL-1.2
"""What the walks over the pages would find, if it were there."""

import pytest
from playwright.sync_api import Browser
from tests.browser.seen import DESK, LETTERS, PHONE, cut_at, cut_with_large_letters, faults
from tests.web.axe import LOOK_ALIKE, violations

pytestmark = pytest.mark.browser

ROWS = 20
HEAD = "<!doctype html><html lang=en><title>Rows</title><main><h1>Rows</h1><table>"
FAINT = {
    "its own letters": '<tr><td style="color: #ccc">word</td></tr>',
    "the ground of its row": '<tr style="background: #333"><td>word</td></tr>',
    "the ground of a box in it": '<tr><td><span style="background: #222">word</span></td></tr>',
    "how much of it is seen through": '<tr style="opacity: 0.3"><td>word</td></tr>',
}


@pytest.mark.parametrize("faint", FAINT.values(), ids=FAINT)
def test_a_faint_word_is_found_far_down_in_a_table_of_words_that_are_not(browser: Browser, faint):
    page = browser.new_page()
    page.set_content(HEAD + "<tr><td>word</td></tr>" * ROWS + faint + "</table></main>")
    found = violations(page)
    assert [one.partition(":")[0] for one in found] == ["color-contrast"]
    assert page.locator("[data-look]").count() <= 2 * LOOK_ALIKE + 1  # the rest look like one of these
    page.close()


def test_what_is_cut_at_one_width_alone_is_found_and_the_window_is_left_as_it_was(browser: Browser):
    page = browser.new_page(viewport={"width": DESK, "height": 900})
    page.set_content(f"{HEAD}</table><p style='width: 600px'>wide</p></main>")
    found = cut_at(page, DESK, PHONE)
    assert found
    assert all(one.startswith("360 px: ") for one in found)
    assert page.viewport_size == {"width": DESK, "height": 900}
    page.close()


def test_what_does_not_fit_with_large_letters_alone_is_found_and_the_letters_are_small_again(browser: Browser):
    page = browser.new_page(viewport={"width": DESK, "height": 900})
    page.set_content(f"{HEAD}</table><p style='width: 60rem'>wide</p></main>")
    assert cut_at(page, DESK) == []
    assert cut_with_large_letters(page)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{LETTERS}px"
    page.close()


def test_an_image_without_words_is_found_on_every_page_that_a_window_goes_to(browser: Browser):
    page = browser.new_page()
    for letter in "abc":
        page.goto(f"data:text/html,{HEAD}</table><img src=x id={letter}></main>")
        found = faults(page)
        assert list(found) == ["light, on a desk", "dark, on a telephone"]
        for look in found.values():
            assert [one.partition(":")[0] for one in look] == ["image-alt"]
            assert f'id="{letter}"' in look[0]
    page.close()
