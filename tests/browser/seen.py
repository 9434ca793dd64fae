# SPDX-License-Identifier: EUPL-1.2
"""What bars somebody from a page: axe's rules of WCAG 2.2 AA, content that is cut, and sideways scrolling."""

from playwright.sync_api import Page
from tests.web.axe import sideways, violations

PHONE, DESK, ZOOMED = 360, 1280, 320
"""Widths in CSS pixels; the last is a screen of 1280 at 400 %, WCAG 1.4.10."""
LETTERS = 16
"""Pixels, where nobody asked for others."""

CUT = """() => {
  const edge = document.documentElement.clientWidth, unseen = 'option, script, style, svg *, .unseen *, .skip';
  const clipped = '.unseen, .stack thead, .stack thead *';
  const scrolls = (box) => box !== null && getComputedStyle(box).overflowX === 'auto';
  return [...document.body.querySelectorAll('*')].filter((one) => {
    if (one.matches(unseen) || one.matches(clipped) || !one.checkVisibility()) return false;
    if (scrolls(one.closest('.scroll, pre'))) return false;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const clips = ['hidden', 'clip'].includes(style.overflowX) && one.tagName !== 'INPUT'; // fields scroll
    const hidden = clips && one.scrollWidth > one.clientWidth + 1;
    return box.width > 0 && (box.right > edge + 1 || box.left < -1 || hidden);
  }).map((one) => one.outerHTML.slice(0, 160));
}"""
OPEN = "document.querySelectorAll('details:not(.languages)').forEach((one) => { one.open = true; })"
"""Except for the list of languages, which opens over what is below it."""


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, with everything that folds unfolded."""
    page.evaluate(OPEN)
    return violations(page)


def cut(page: Page) -> list[str]:
    """What reaches beyond the edge, or is cut by its own box."""
    return [*page.evaluate(CUT), *sideways(page)]


def cut_at(page: Page, *widths: int) -> list[str]:
    """What is cut at each of these widths; the window is left as it was."""
    before, found = page.viewport_size, []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {told}" for told in cut(page)]
    page.set_viewport_size(before)
    return found


def cut_with_large_letters(page: Page) -> list[str]:
    """For somebody who has letters twice as large, WCAG 1.4.4."""
    page.set_viewport_size({"width": DESK, "height": 900})
    wire = page.context.new_cdp_session(page)
    try:
        wire.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * LETTERS}})
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{2 * LETTERS}px"
        return cut(page)
    finally:
        wire.send("Page.setFontSizes", {"fontSizes": {"standard": LETTERS}})
        wire.detach()


def faults(page: Page) -> dict[str, list[str]]:
    """The page that is open: light on a desk, dark on a telephone, and at 400 %."""
    looks = {}
    page.set_viewport_size({"width": DESK, "height": 900})
    page.emulate_media(color_scheme="light")
    looks["light, on a desk"] = barriers(page) + cut(page)
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.emulate_media(color_scheme="dark")
    looks["dark, on a telephone"] = barriers(page) + cut(page)
    page.set_viewport_size({"width": ZOOMED, "height": 256})
    looks["at 400 %"] = cut(page)
    return {look: told for look, told in looks.items() if told}
