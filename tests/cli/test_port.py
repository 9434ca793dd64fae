# SPDX-License-Identifier: EUPL-1.2
import socket

import pytest


@pytest.fixture
def taken():
    """A port at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def free_in(said: str) -> int:
    return int(said.split("--port ")[1].split(maxsplit=1)[0].rstrip(')".'))


def test_a_port_that_is_taken_is_told_in_the_reader_s_language_with_one_that_is_free(run, taken):
    said = run("--language", "es", "serve", "--port", taken)
    assert said.exit_code != 0
    assert f"El puerto {taken} está ocupado" in said.stderr
    with socket.create_server(("127.0.0.1", free_in(said.stderr))):
        pass


def test_nothing_is_made_of_a_town_that_could_not_be_served(run, taken, folder):
    said = run("--language", "en", "demo", "town", "--port", taken)
    assert (said.exit_code != 0, (folder / "town").exists()) == (True, False)
    assert f'make demo ARGS="--port {free_in(said.stderr)}"' in said.stderr


def test_an_address_of_another_machine_is_told(run):
    said = run("--language", "en", "serve", "--host", "192.0.2.1")
    assert (said.exit_code != 0, "192.0.2.1 is no address of this machine" in said.stderr) == (True, True)
