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
    """The process that works, once there is one."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        for one in psutil.Process(served.process.pid).children():
            if "criterio.web.working" in one.cmdline():
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


def test_the_worker_ends_with_a_server_that_is_killed(office):
    lost = office()
    worker = worker_of(lost)
    lost.process.kill()
    gone, alive = psutil.wait_procs([worker], 120)
    assert (gone, alive) == ([worker], [])
