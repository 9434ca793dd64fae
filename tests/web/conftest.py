# SPDX-License-Identifier: EUPL-1.2
"""A town served by the real command, and people with every role in it."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import psutil
import pytest
from click.testing import CliRunner, Result
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import COMMAND, looking_away, made_once, open_once, without_measuring
from tests.web import nursery
from tests.web.chromium import PATIENCE
from tests.web.people import hashed
from tests.web.people import serve as clerk

from criterio.cli import main

UNIT, OTHER = "Cultura", "Deportes"

Begin = Callable[[list[str], dict[str, str], Path], psutil.Process]
"""Begins ``criterio`` with words, in an environment; it tells what it tells in a file."""


@dataclass
class Served:
    """A workspace behind a real server."""

    root: Path
    address: str
    process: psutil.Process
    env: dict[str, str]
    _rest: FileLock | None = None
    _sessions: dict[str, str] = field(default_factory=dict)
    _clerk: Connection | None = None

    def people(self, *wanted: tuple[str, str]) -> None:
        """Makes a person a (role, unit); an empty unit is the whole administration."""
        new = [list(one) for one in wanted if "@".join(one) not in self._sessions]
        if new:
            self._sessions |= self.ask("people", new, hashed())

    def ask(self, act: str, *asked: object) -> Any:
        """What a clerk of ``tests.web.people`` does beside the server."""
        if self._clerk is None:
            with Listener() as door:
                nursery.nursery().split(clerk, door.address, self.root, without_measuring(self.env))
                self._clerk = door.accept()
        self._clerk.send((act, *asked))
        return self._clerk.recv()

    def run(self, *words: str, language: str = "en") -> Result:
        """A command beside the server, in this process: another would only begin more slowly."""
        with looking_away():
            return CliRunner().invoke(main, ["-C", str(self.root), "--language", language, *words])

    def says(self, *words: str, language: str = "en") -> Any:
        """What a command answers."""
        said = self.run(*words, "--json", language=language)
        assert said.exit_code == 0, said.stderr
        return json.loads(said.stdout)

    def work(self) -> None:
        """From now on what pages leave to be done is done."""
        if self._rest:
            self._rest.release()

    def end(self) -> None:
        """The server, and whoever worked beside it."""
        self.process.terminate()
        if self._clerk:
            self._clerk.close()
        self.process.wait(20)
        self.work()

    def session(self, role: str, unit: str = "") -> str:
        self.people((role, unit))
        return self._sessions[f"{role}@{unit}"]

    def client(self, role: str = "", unit: str = "") -> httpx.Client:
        """Asks as somebody with that role; without role, as nobody.

        Speaks no TLS: to read whom a machine trusts takes longer than most pages.
        """
        cookies = {"sessionid": self.session(role, unit)} if role else {}
        return httpx.Client(base_url=self.address, cookies=cookies, timeout=60, verify=False)

    def token(self, client: httpx.Client, form: str) -> str:
        """What a form of that page sends besides, to show that it was sent from there."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(form).text)
        return found[1] if found else ""

    def post(self, client: httpx.Client, path: str, data: dict | None = None, **more) -> httpx.Response:
        """As a browser would: with the token of the page."""
        return client.post(path, data={"csrfmiddlewaretoken": self.token(client, path), **(data or {})}, **more)

    def post_from(self, client: httpx.Client, form: str, path: str, data: dict) -> httpx.Response:
        """With the token of another page: what somebody sends who was never shown the form."""
        return client.post(path, data={"csrfmiddlewaretoken": self.token(client, form), **data})

    def act(self, client: httpx.Client, path: str, data: dict) -> httpx.Response:
        """What somebody does who has read the page: the form says what was shown."""
        return client.post(path, data=self.read(client, path) | data)

    def read(self, client: httpx.Client, path: str) -> dict[str, str]:
        """What a form of a page sends of itself: its token, and what the page shows."""
        shown = re.findall(r'name="(shown)" value="(\w+)"', client.get(path).text)[:1]
        return {"csrfmiddlewaretoken": self.token(client, "/people/me/"), **dict(shown)}

    def sign(self, client: httpx.Client, subject: str, review_on: str) -> httpx.Response:
        """The verdict on a subject, as its page proposes it."""
        address = f"/decide/verdict/{subject}/"
        seen = re.search(r'name="proposal" value="([^"]*)"', client.get(address).text)
        told = {"act": "sign", "proposal": seen[1] if seen else "", "review_on": review_on}
        return self.post_from(client, "/people/me/", address, told)


TRIES = 1200
"""Ten a second, in which a server answers for the first time on a machine with much else to do."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def by_command(words: list[str], env: dict[str, str], log: Path) -> psutil.Process:
    """As people begin it."""
    with log.open("ab") as file:
        return psutil.Popen([str(COMMAND), *words], stdout=file, stderr=subprocess.STDOUT, env=env)


def start(
    root: Path, *words: str, env: dict[str, str] | None = None, works: bool = True, begin: Begin = by_command
) -> Served:
    """Without ``works`` its worker waits, as for one that works already."""
    rest = None if works else FileLock(root / ".worker.lock")
    if rest:
        rest.acquire()
    env = env or dict(os.environ)
    port, log = free_port(), root / "served.log"
    process = begin(["-C", str(root), "serve", "--port", str(port), "--processes", "1", *words], env, log)
    served = Served(root, f"http://127.0.0.1:{port}", process, env, rest)
    with served.client() as nobody:
        for _ in range(TRIES):
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                break
            try:
                nobody.get("/account/login/")
                return served
            except httpx.TransportError:
                time.sleep(0.1)
    if process.is_running():
        served.end()
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module", autouse=True)
def commands_unmeasured(measured: dict[str, str], unmeasured: dict[str, str]) -> Iterator[None]:
    """Only servers are ``measured``: commands are in their own tests."""
    with patch.dict(os.environ, unmeasured, clear=True):
        yield


@pytest.fixture(scope="session")
def ready_records(pytestconfig: pytest.Config, unmeasured: dict[str, str]) -> Path:
    """The records of a workspace without data that has been opened."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "administration.toml").touch()
        open_once(folder, unmeasured)

    return made_once(pytestconfig, "records", make) / "criterio.sqlite3"


@pytest.fixture(scope="module")
def served(town: Path, tmp_path_factory: pytest.TempPathFactory, measured: dict[str, str]) -> Iterator[Served]:
    """The town served to one module of tests, which may change it. Its worker waits until ``work``.

    Nothing is worked out again: ``start`` it where that is the claim.
    """
    root = tmp_path_factory.mktemp("served") / "town"
    shutil.copytree(town, root)
    served = start(root, env=os.environ | measured, works=False, begin=nursery.run)
    yield served
    served.end()


@pytest.fixture(scope="module")
def office(
    ready_records: Path, tmp_path_factory: pytest.TempPathFactory, measured: dict[str, str]
) -> Iterator[Callable[..., Served]]:
    """Serves a workspace without data, with more lines in its declaration and more variables of the environment.

    Its worker waits, as that of the town; and there is nothing to work out.
    """
    opened: list[Served] = []

    def open_one(declared: str = "", begin: Begin = nursery.run, **told: str) -> Served:
        root = tmp_path_factory.mktemp("office")
        text = f'name = "Villaclara"\nlanguage = "en"\n{declared}\n'
        (root / "administration.toml").write_text(text, encoding="utf-8")
        shutil.copy(ready_records, root)
        opened.append(start(root, env=os.environ | measured | told, works=False, begin=begin))
        return opened[-1]

    yield open_one
    for each in opened:
        each.end()


@pytest.fixture
def admin(served: Served) -> Iterator[httpx.Client]:
    """An administrator, who reads English, of the workspace that the module serves."""
    with served.client("administrator") as client:
        client.headers.update({"Accept-Language": "en"})
        yield client


@pytest.fixture
def as_person(browser: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """A page of a browser in which somebody with that role is already in."""
    contexts: list[BrowserContext] = []

    def go(role: str = "administrator", unit: str = "", width: int = 1280, scheme: str = "light") -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, base_url=served.address, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if role:
            context.add_cookies([{"name": "sessionid", "value": served.session(role, unit), "url": served.address}])
        return context.new_page()

    yield go
    for each in contexts:
        each.close()


@pytest.fixture(scope="module")
def token(served):
    """The secret of a token of a role, in a unit or in the whole."""
    return cache(lambda role, unit="", days=30: served.ask("token", role, unit, days))
