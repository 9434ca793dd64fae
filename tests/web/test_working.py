# SPDX-License-Identifier: EUPL-1.2
"""The worker beside the pages: it comes back when it dies, and ends when there is nobody left to work for."""

import os
import signal
import time

import psutil
import pytest


@pytest.fixture(scope="module")
def served(office):
    return office()


def worker_of(served):
    """The process that works, once there is one: the only grandchild, for pages are answered by children."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        for child in psutil.Process(served.process.pid).children():
            for one in child.children():
                return one
        time.sleep(0.1)
    raise AssertionError("there is no worker")


def test_a_worker_that_is_killed_is_followed_by_another(served):
    first = worker_of(served)
    os.kill(first.pid, signal.SIGKILL)
    psutil.wait_procs([first], 20)
    assert worker_of(served).pid != first.pid
    with served.client() as client:
        assert client.get("/account/login/").status_code == 200


def test_nobody_works_on_for_a_server_that_is_killed_or_told_to_end(office):
    for ends in (signal.SIGKILL, signal.SIGTERM):
        lost = office()
        worker_of(lost)
        family = psutil.Process(lost.process.pid).children(recursive=True)
        lost.process.send_signal(ends)
        assert psutil.wait_procs(family, 120)[1] == []
        assert "Traceback" not in (lost.root / "served.log").read_text()
