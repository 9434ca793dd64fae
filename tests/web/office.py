# SPDX-License-Identifier: EUPL-1.2
"""What an office does in the demo town, and the addresses of every page that come of it.

The list is taken from the routes and from the links, so that a new page is photographed and examined by itself.
"""

import re
from collections import Counter
from datetime import date, timedelta
from urllib.parse import unquote, urlencode, urlsplit

from tests.web.conftest import Served

MOST_OF_A_KIND = 4
NO_PAGES = ("people.language", "people.letter_stop", "public.official_json")
"""One takes forms and shows nothing, one is reached from a mail alone, and the last answers programs."""
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
        served.sign(office, "x:culturavclara", review["review_on"])
        mark = re.search(r'name="mark" value="([^"]+)"', office.get("/decide/sign/").text)
        served.post(office, "/decide/sign/", review | {"mark": mark[1] if mark else ""})
        signed = re.findall(r"/decide/decisions/\d+/", office.get("/decide/decisions/").text)[:1]
        for decision in signed:
            served.post(office, decision, {"act": "reply", "reply": "Seguimos donde estamos.", "for_all": "on"})
        entry = served.post(office, "/people/", INVITED).text
        turns = urlencode(re.findall(r'name="(subjects)" value="([^"]+)"', office.get("/attribute/").text)[:2])
        tried = re.search(r'<option value="([^"]+)"', office.get("/plan/pilots/").text)
        pilot = served.post(office, "/plan/pilots/", {"act": "draft", "initiative": tried[1] if tried else ""})
    invitation = re.findall(r"/invitation/[^/\"<\s]+/", entry)[:1]
    return [given, f"{given}columns/", opening, pilot.headers["location"], f"/attribute/?{turns}", *signed, *invitation]


def routes(served: Served) -> dict[str, str]:
    """The address of every page by its name, as the application declares it."""
    return {route["name"]: "/" + route["path"] for route in served.ask("routes") if route["page"]}


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


def examples(served: Served) -> dict[str, list[str]]:
    """Where each page may be looked at, by its name; empty where no link leads to it. Files are left out."""
    found = reached(served, work(served))
    leads = {
        name: [path for path in found if matching(route).match(urlsplit(path).path)]
        for name, route in routes(served).items()
        if name not in NO_PAGES
    }
    files = {name for name, paths in leads.items() if paths and not any(found[path] for path in paths)}
    return {name: [path for path in paths if found[path]] for name, paths in leads.items() if name not in files}
