# SPDX-License-Identifier: EUPL-1.2
"""How soon each page answers with ten demo towns side by side (460 profiles, 400,000 posts) and 20 people at once.

Serves the workspace with the real command, finds the pages by following their links as an administrator, and asks for
them from 20 connections in two ways: each person rests a second between pages, or never rests. Prints the time of each
page (median, p95), the CPU seconds a page costs the server, its memory and how long it took to start. Targets: p95 of
every page under 300 ms with people who rest, start under 3 s, memory under 500 MB.

    python benchmarks/pages.py [--scale N] [--people N] [--seconds N] [--keep DIR] [--json FILE] [--write]
"""

import argparse
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psutil
from _page import keep


def free_port() -> int:
    """Of this machine: nobody else's server is measured by mistake."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


COMMAND = Path(sys.executable).with_name("criterio")
PORT = free_port()
MOST_OF_A_KIND = 3
MOST_PAGES = 400
TOLD = 12
"""The slowest pages, on the page of all benchmarks."""

MOST_MS, MOST_START, MOST_MB = 300, 3.0, 500
"""The targets: milliseconds in nineteen of twenty answers, seconds, megabytes."""


def prepare(folder: Path, scale: int) -> None:
    """The towns, their files taken in, and everything that the pages show worked out."""
    from datetime import UTC, datetime

    from criterio import open as house_in
    from criterio.demo.town import EXPORTS, build

    build(folder, scale=scale)
    house = house_in(folder)
    for report in house.import_files([folder / EXPORTS]):
        print(f"  {report.file}: {report.taken}", end="\r")
    house.refresh(datetime.now(UTC))
    (folder / "ready").touch()


def enter(folder: Path) -> str:
    """The session of an administrator."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.web.people", str(folder), '[["administrator", ""]]'],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    return json.loads(made.stdout)["administrator@"]


def start(folder: Path) -> tuple[subprocess.Popen, float]:
    """The server, and the seconds until it said that it was ready."""
    begun = time.perf_counter()
    server = subprocess.Popen(
        [str(COMMAND), "-C", str(folder), "serve", "--port", str(PORT)], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    assert str(PORT) in server.stdout.readline()
    return server, time.perf_counter() - begun


class Visitor:
    """One connection of one person."""

    def __init__(self, session: str) -> None:
        self.headers = {"Cookie": f"sessionid={session}", "Accept": "text/html", "Accept-Language": "es"}
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)

    def ask(self, path: str) -> tuple[int, str, float, str]:
        """Status, kind of content, seconds, text."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, answer.headers.get("Content-Type", ""), time.perf_counter() - begun, text


def kind(path: str) -> str:
    """The address without what tells one profile, unit or number from another."""
    parts = urlsplit(unquote(path)).path.split("/")
    return "/".join("…" if re.search(r"[:\d\s@]|[A-ZÁÉÍÓÚ]", part) and part != "v1" else part for part in parts)


def find(session: str) -> list[str]:
    """Pages that can be reached by links, at most three of a kind."""
    visitor, waiting, found, seen = Visitor(session), ["/"], [], defaultdict(int)
    known = {"/"}
    while waiting and len(found) < MOST_PAGES:
        path = waiting.pop(0)
        if seen[kind(path)] >= MOST_OF_A_KIND:
            continue
        seen[kind(path)] += 1
        status, content, _, text = visitor.ask(path)
        if status != 200 or not content.startswith("text/html"):
            continue
        found.append(path)
        for link in re.findall(r'href="(/[^"#]*)"', text):
            address = link.replace("&amp;", "&")
            if address not in known and not address.startswith(("/static/", "/api/")):
                known.add(address)
                waiting.append(address)
    return found


def crowd(session: str, pages: list[str], people: int, seconds: float, rest: float) -> dict[str, list[float]]:
    """Seconds of every answer, by kind of page."""
    times: dict[str, list[float]] = defaultdict(list)
    end = time.monotonic() + seconds

    def live(number: int) -> None:
        visitor, place = Visitor(session), number * 7
        time.sleep(rest * number / people)
        while time.monotonic() < end:
            path = pages[place % len(pages)]
            status, _, took, _ = visitor.ask(path)
            assert status == 200, (path, status)
            times[kind(path)].append(took)
            place += 1
            time.sleep(rest)

    threads = [threading.Thread(target=live, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def tree(server: subprocess.Popen) -> tuple[float, float]:
    """CPU seconds and megabytes (shared pages counted once) of the server and everything it started."""
    head = psutil.Process(server.pid)
    alive = [head, *head.children(recursive=True)]
    cpu = sum(one.cpu_times().user + one.cpu_times().system for one in alive)
    return cpu, sum(one.memory_full_info().pss for one in alive) / 1e6


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=int, default=10)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the table in docs/benchmarks.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary) / "town"
        if not (folder / "ready").exists():
            prepare(folder, asked.scale)
        server, began = start(folder)
        try:
            result = measure(server, enter(folder), asked) | {"start_seconds": began}
        finally:
            server.terminate()
            server.wait(30)
    print(f"start {began:.1f} s · memory {result['megabytes']:.0f} MB · worst p95 {result['worst_p95_ms']:.0f} ms")
    if asked.json:
        asked.json.write_text(json.dumps(result, indent=1))
    if asked.write:
        keep("Pages", table(result, asked))


def table(result: dict, asked: argparse.Namespace) -> list[str]:
    """The slowest pages, and each target beside what was measured."""
    slowest = sorted(result["pages"].items(), key=lambda item: -item[1].get("resting_p95_ms", 0.0))[:TOLD]
    judged = (
        ("p95 of the slowest page", result["worst_p95_ms"], MOST_MS, "ms"),
        ("seconds until the server opens", result["start_seconds"], MOST_START, "s"),
        ("memory of all its processes", result["megabytes"], MOST_MB, "MB"),
    )
    return [
        f"{asked.scale} demo towns side by side; {asked.people} people, each of whom rests a second between pages; two"
        f" processes, SQLite. {len(result['pages'])} kinds of pages; the slowest:",
        "",
        "| page | median, ms | p95, ms |",
        "|---|---:|---:|",
        *(
            f"| `{page}` | {row.get('resting_p50_ms', 0):.0f} | {row.get('resting_p95_ms', 0):.0f} |"
            for page, row in slowest
        ),
        "",
        *(
            f"- {'reached' if value < most else '**missed**'}: {what} under {most:g} {unit}: {value:.3g} {unit}"
            for what, value, most, unit in judged
        ),
        "",
        f"{result['resting_cpu_ms_a_page']:.0f} ms of processor a page; with people who never rest,"
        f" {result['restless_cpu_ms_a_page']:.0f}.",
    ]


def measure(server: subprocess.Popen, session: str, asked: argparse.Namespace) -> dict:
    pages = find(session)
    crowd(session, pages, 2, len(pages) * 0.2, 0.0)  # once over everything: what a morning begins with
    by_page: dict[str, dict[str, float]] = defaultdict(dict)
    totals = {}
    for name, rest in (("resting", 1.0), ("restless", 0.0)):
        before, _ = tree(server)
        times = crowd(session, pages, asked.people, asked.seconds, rest)
        asked_for = sum(map(len, times.values()))
        totals[f"{name}_cpu_ms_a_page"] = 1000 * (tree(server)[0] - before) / asked_for
        for page, values in times.items():
            by_page[page] |= {
                f"{name}_p50_ms": 1000 * quantile(values, 0.5),
                f"{name}_p95_ms": 1000 * quantile(values, 0.95),
            }
    columns = ["resting_p50_ms", "resting_p95_ms", "restless_p50_ms", "restless_p95_ms"]
    print(f"{'page':50}", *(f"{column:>16}" for column in columns))
    for page, row in sorted(by_page.items(), key=lambda item: -item[1].get("resting_p95_ms", 0)):
        print(f"{page:50}", *(f"{row.get(column, float('nan')):16.0f}" for column in columns))
    cpu = totals["resting_cpu_ms_a_page"]
    print(f"load of the machine {os.getloadavg()[0]:.1f} · {cpu:.0f} ms of processor a page (people who rest)")
    worst = max(row.get("resting_p95_ms", 0.0) for row in by_page.values())
    return {"pages": by_page, "megabytes": tree(server)[1], "worst_p95_ms": worst, **totals}


if __name__ == "__main__":
    main()
