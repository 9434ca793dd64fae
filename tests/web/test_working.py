# SPDX-License-Identifier: EUPL-1.2
"""The worker beside the pages: it comes back when it dies, and ends when there is nobody left to work for."""

import importlib
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

import psutil
import pytest
from tests.web.conftest import by_command
from tests.web.splitting import SPLIT

from criterio.web.watching import keep


@pytest.fixture(scope="module")
def measured() -> dict[str, str]:
    """Nothing: what begins, ends and begins again is the server, which ``test_application.py`` shows."""
    return {}


@pytest.fixture(scope="module")
def served(office):
    return at_work(office(begin=by_command))


def at_work(served):
    served.work()
    return served


def workers_of(served, but: int = 0) -> list[psutil.Process]:
    """The one that works and the one that draws, once both are there: grandchildren; children answer for pages."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        every = psutil.Process(served.process.pid).children(recursive=True)
        found = [one for one in every if one.ppid() != served.process.pid and one.pid != but]
        if len(found) == 2:
            return found
        time.sleep(0.1)
    raise AssertionError("there are not two workers")


@pytest.mark.parametrize("place", [0, 1])
def test_a_worker_that_is_killed_is_followed_by_another(served, place):
    lost = workers_of(served)[place]
    os.kill(lost.pid, signal.SIGKILL)
    psutil.wait_procs([lost], 20)
    assert workers_of(served, but=lost.pid)
    with served.client() as client:
        assert client.get("/account/login/").status_code == 200


def test_nobody_works_on_for_a_server_that_is_killed_or_told_to_end(office):
    for ends in (signal.SIGKILL, signal.SIGTERM):
        lost = at_work(office(begin=by_command))
        workers_of(lost)
        family = psutil.Process(lost.process.pid).children(recursive=True)
        lost.process.send_signal(ends)
        assert psutil.wait_procs(family, 120)[1] == []
        told = (lost.root / "served.log").read_text()
        # told twice while it imports something, Python cannot leave at once, says so and goes on to the end
        assert told.count("Traceback") == told.count("SystemExit: 1")


def test_what_was_asked_for_many_times_is_worked_out_once(served):
    served.ask("worked_out", 1)  # nothing of the start waits any more
    assert served.ask("worked_out", 4) == [False, False, False, True]


RARE = "pyclbr"
"""A module that nothing else loads."""


def needs_it(told: Path, is_first: bool) -> None:
    with told.open("a", encoding="utf-8") as file:
        file.write(f"{RARE in sys.modules}\n")
    if not is_first:
        importlib.import_module(RARE)


def keep_one(told: Path) -> None:
    keep(partial(needs_it, told), learns=True)


def test_what_a_worker_had_to_load_is_there_for_those_that_follow(tmp_path):
    told = tmp_path / "told"
    told.touch()
    keeper = SPLIT.Process(target=keep_one, args=(told,), daemon=True)
    keeper.start()
    while len(told.read_text(encoding="utf-8").split()) < 4:
        assert keeper.is_alive()
        time.sleep(0.05)
    keeper.terminate()
    keeper.join()
    assert told.read_text(encoding="utf-8").split()[:4] == ["False", "False", "True", "True"]
