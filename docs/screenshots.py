# SPDX-License-Identifier: EUPL-1.2
"""Takes a picture of every page of the demo town, as its administrator sees it: ``make screenshots``.

Makes a town, serves it with the real command, works in it as an office would (a file with a bad row, a request, a
closing, a signature), follows the links and writes ``build/pages/LANGUAGE/PAGE-WIDTH.png``. Those that the guides show
are copied beside them, into ``docs/images/pages``. A page that no link reaches is told, and the command ends with 1.
"""

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from tests.web.conftest import Served

LANGUAGES, WIDTHS = ("es", "en"), (1280, 360)
TALLEST = 1800
"""Pixels: a picture of a page shows how it begins, not its three hundred rows."""
COLOURS = 64
DOCS = Path(__file__).parent
_SHOWN = re.compile(r"\]\(\.\./images/pages/([^)]+\.png)\)")


def picture(page: Page, file: Path) -> None:
    """The beginning of the page, in a few colours: small enough to be kept beside the text."""
    width = page.viewport_size["width"] if page.viewport_size else WIDTHS[0]
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def photograph(served: "Served", browser: Browser, pages: dict[str, str], folder: Path, width: int) -> None:
    """Every page at one width, in the language of the folder's name."""
    with served.client("administrator") as office:
        served.post_from(office, "/people/me/", "/people/language/", {"act": "choose", "language": folder.name})
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=served.address)
    context.add_cookies([{"name": "sessionid", "value": served.session("administrator"), "url": served.address}])
    page = context.new_page()
    for name, path in pages.items():
        page.goto(path)
        picture(page, folder / f"{name}-{width}.png")
    context.close()


def keep(taken: Path) -> None:
    """The pictures that the guides show, and no others, beside the guides."""
    kept = DOCS / "images/pages"
    shutil.rmtree(kept, ignore_errors=True)
    for guide in sorted((DOCS / "guide").glob("*.md")):
        for name in _SHOWN.findall(guide.read_text(encoding="utf-8")):
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(taken / name, kept / name)


def main() -> int:
    # not above: the clerk that works beside the server begins with what stands there, and must know no workspace yet
    from tests.web.conftest import COMMAND, start

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path("build/pages"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "town"
        subprocess.run([str(COMMAND), "demo", str(root), "--no-serve"], check=True, capture_output=True)
        served = start(root)
        try:
            status = _take(served, asked.into)
        finally:
            served.end()
    keep(asked.into)
    return status


def _take(served: "Served", into: Path) -> int:
    from tests.web.chromium import ARGUMENTS, CHROMIUM
    from tests.web.office import examples

    leads = examples(served)
    shown = {name: paths[-1] for name, paths in leads.items() if paths}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for language, width in product(LANGUAGES, WIDTHS):
            photograph(served, chromium, shown, into / language, width)
        chromium.close()
    missed = [name for name, paths in leads.items() if not paths]
    print(f"{len(shown)} pages", *(f"No link leads to the page {name}." for name in missed), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
