# SPDX-License-Identifier: EUPL-1.2
"""What bars somebody from a page: axe's rules of WCAG 2.2 AA, and sideways scrolling."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
LOOK_ALIKE = 3
"""Of what looks the same, contrast is measured so many times: a table has a thousand cells, and they look alike."""

MARK = """(enough) => {
  const behind = new Map(), seen = new Map();
  const ground = (one) => {
    if (one === null) return '';
    if (!behind.has(one)) {
      const style = getComputedStyle(one);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position, style.filter].join();
      const below = ground(one.parentElement);
      behind.set(one, own === 'rgba(0, 0, 0, 0),none,1,static,none' ? below : `${below}/${own}`);
    }
    return behind.get(one);
  };
  const says = (one) => one.matches('input, select, textarea')
    || [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.data.trim());
  for (const one of document.querySelectorAll('[data-look]')) delete one.dataset.look;
  for (const one of document.body.querySelectorAll('*')) {
    if (!says(one) || !one.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(one);
    const letters = [style.color, style.fill, style.fontSize, style.fontWeight, style.textShadow];
    const look = [ground(one), one.tagName, one.matches(':disabled'), ...letters].join();
    seen.set(look, (seen.get(look) ?? 0) + 1);
    if (seen.get(look) <= enough) one.dataset.look = '';
  }
}"""
"""Marks what contrast is measured of: the same letters in the same colours, on the same grounds, are measured alike."""

READY = f"""{AXE_SCRIPT}
axe.configure({{ rules: [{{ id: 'color-contrast', selector: '[data-look]' }}] }});"""
RUN = """(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] }).then((found) =>
  found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`)))"""


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, and sideways scrolling."""
    return violations(page) + sideways(page)


def violations(page: Page, tags: Sequence[str] = WCAG) -> list[str]:
    """What axe finds against its rules of these tags; it stays with the page, wherever that goes next."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(READY)
        page.add_init_script(READY)
    page.evaluate(MARK, LOOK_ALIKE)
    return page.evaluate(RUN, tags)


def sideways(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"scrolls sideways by {wide} px"] if wide > 0 else []
