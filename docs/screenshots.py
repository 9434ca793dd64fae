# SPDX-License-Identifier: EUPL-1.2
"""Takes a picture of every page of the demo town, as its administrator sees it: ``make screenshots``.

Makes a town, serves it with the real command, works in it as an office would (a file with a bad row, a request, a
closing, a signature), follows the links and writes ``docs/images/pages/LANGUAGE/PAGE-WIDTH.png``. A page that no link
reaches is told, and the command ends with 1.
"""

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.conftest import ARGUMENTS, CHROMIUM, COMMAND, Served, start

WIDTHS = (1280, 360)
TALLEST = 1800
"""Pixels: a picture of a page shows how it begins, not its three hundred rows."""
COLOURS = 64
MOST_OF_A_KIND = 4
NO_PAGES = ("people.language", "public.official_json")
"""One takes forms and shows nothing, the other answers programs."""
UNKNOWN = "Cuenta de la red;Cuándo;Publicaciones\nculturavclara;el martes pasado;3\nculturavclara;2026-10-30;5\n"
ASKED = {
    "act": "draft", "name": "Teatro en Instagram", "unit": "Cultura", "network": "instagram",
    "handle": "teatrovillaclara", "functions": ["routine_information"], "languages": "es",
    "objective": "Más jóvenes con el bono joven", "indicator": "interactions", "expected_low": "10",
    "expected_high": "40", "mechanism": "participation", "owner": "Inés", "deputy": "Clara",
}  # fmt: skip
CLOSING = {
    "act": "save", "reason": "Nadie lo lee.", "audience_goes_to": "x:aytovillaclara", "archive": "archivo.zip",
    "notice": "Nos vemos en @aytovillaclara.",
}  # fmt: skip
INVITED = {"act": "invite", "email": "ines@example.org", "role": "editor", "unit": "Cultura"}


def work(served: Served) -> list[str]:
    """Does once what an office does, and gives the addresses that come of it."""
    today = date.today()
    with served.client("administrator") as office:
        sent = {"files": ("propio.csv", UNKNOWN.encode(), "text/csv")}
        given = served.post(office, "/collect/", {"act": "give"}, files=sent).headers["location"]
        opening = served.post(office, "/openings/", ASKED).headers["location"]
        days = {"notice_on": str(today), "closes_on": str(today + timedelta(days=30))}
        served.post(office, "/register/x:culturavclara/closing/", CLOSING | days)
        review = {"act": "sign", "review_on": str(today + timedelta(days=180))}
        served.post(office, "/decide/verdict/x:culturavclara/", review)
        entry = served.post(office, "/people/", INVITED).text
    return [given, f"{given}columns/", opening, *re.findall(r"/invitation/[^/\"<\s]+/", entry)[:1]]


def routes(root: Path) -> dict[str, str]:
    """The address of every page by its name, as the application declares it."""
    words = [sys.executable, "-m", "tests.web.routes", str(root)]
    told = subprocess.run(words, capture_output=True, text=True, check=True)
    return {route["name"]: "/" + route["path"] for route in json.loads(told.stdout) if route["page"]}


def matching(route: str) -> re.Pattern[str]:
    parts = re.split(r"<(?:(\w+):)?\w+>", route)
    found = re.escape(parts[0])
    for kind, text in zip(parts[1::2], parts[2::2], strict=True):
        found += (".+" if kind == "path" else "[^/]+") + re.escape(text)
    return re.compile(found + "$")


def reached(served: Served, begin: list[str]) -> dict[str, bool]:
    """Addresses that answer, each kind of address at most four times; true: a page to look at, not a file."""
    waiting, found, seen = ["/", *begin], dict[str, bool](), Counter[str]()
    with served.client("administrator") as office:
        while waiting:
            path = waiting.pop(0)
            kind = re.sub(r"[^/]*[:\d@ A-Z][^/]*", "…", unquote(urlsplit(path).path)) + urlsplit(path).query[:6]
            seen[kind] += 1
            if path in found or seen[kind] > MOST_OF_A_KIND:
                continue
            answer = office.get(path)
            if answer.status_code < 400:
                is_file = "content-disposition" in answer.headers or not answer.text.startswith("<!doctype html>")
                found[path] = not is_file
                links = re.findall(r'href="(/[^"#]*)"', answer.text) if not is_file else []
                waiting += [link.replace("&amp;", "&") for link in links if not link.startswith("/static/")]
    return found


def picture(page: Page, file: Path) -> None:
    """The beginning of the page, in a few colours: small enough to be kept beside the text."""
    width = page.viewport_size["width"] if page.viewport_size else WIDTHS[0]
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def photograph(served: Served, browser: Browser, pages: dict[str, str], folder: Path, width: int) -> None:
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=Path("docs/images/pages"))
    parser.add_argument("--languages", nargs="+", default=["es", "en"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "town"
        subprocess.run([str(COMMAND), "demo", str(root), "--no-serve"], check=True, capture_output=True)
        served = start(root)
        try:
            return _take(served, asked.into, asked.languages)
        finally:
            served.process.terminate()
            served.process.wait(20)


def _take(served: Served, into: Path, languages: list[str]) -> int:
    found, declared = reached(served, work(served)), routes(served.root)
    leads = {
        name: [path for path in found if matching(route).match(urlsplit(path).path)] for name, route in declared.items()
    }
    shown = {name: path for name, paths in leads.items() for path in paths[::-1] if found[path]}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for language, width in product(languages, WIDTHS):
            photograph(served, chromium, shown, into / language, width)
        chromium.close()
    missed = [name for name, paths in leads.items() if not paths and name not in NO_PAGES]
    print(f"{len(shown)} pages", *(f"No link leads to the page {name}." for name in missed), sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
