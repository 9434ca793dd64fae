# SPDX-License-Identifier: EUPL-1.2
"""A web on loopback: pages that a test writes, asked for by real HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


@dataclass
class Web:
    """``pages`` give (status, headers, body) by path; ``asked`` what was asked for, with the header Accept."""

    address: str = ""
    pages: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def page(self, path: str, html: str, kind: str = "text/html; charset=utf-8") -> str:
        self.pages[path] = (200, {"Content-Type": kind}, html)
        return f"{self.address}{path}"

    def moved(self, path: str, to: str) -> str:
        self.pages[path] = (302, {"Location": to}, "")
        return f"{self.address}{path}"


@pytest.fixture
def web() -> Iterator[Web]:
    found = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found.asked.append((self.path, self.headers["Accept"]))
            status, headers, body = found.pages.get(self.path, (404, {}, ""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *words):
            """A test is quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
