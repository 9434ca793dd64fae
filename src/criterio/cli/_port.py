# SPDX-License-Identifier: EUPL-1.2
"""Whether the pages can be served at an address, asked before anything else is done."""

import errno
import socket
from collections.abc import Iterator

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import Sentence, say, together

_NEAR = 50
"""How many ports after the one that is taken are tried."""


def ask_for(host: str, port: int, in_make: str = "") -> None:
    """Raises SettingsError, with what to do, when nobody could listen there.

    ``in_make``: the rule of the Makefile by which the command may have been called.
    """
    fault = _fault(host, port)
    if fault is None:
        return
    if fault.errno == errno.EADDRINUSE:
        raise SettingsError(together(_taken(host, port, in_make))) from fault
    if fault.errno == errno.EACCES:
        raise SettingsError(
            say(
                "This user may not open port {port}: those below 1024 are the machine's own. Choose another one, "
                "such as: --port 8000",
                port=str(port),
            )
        ) from fault
    raise SettingsError(
        say(
            "{host} is no address of this machine. Leave --host out, to be seen from this machine only, or give one "
            "of its addresses; 0.0.0.0 is all of them.",
            host=host,
        )
    ) from fault


def where(host: str, port: int) -> str:
    """The two, as addresses write them."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _taken(host: str, port: int, in_make: str) -> Iterator[Sentence]:
    yield say(
        "Port {port} is taken by another program, perhaps by Criterio itself in another window: close it, or choose "
        "another port.",
        port=str(port),
    )
    free = str(_free(host, port + 1) or "")
    if free:
        yield say("Free is: --port {free}", free=free)
    if free and in_make:
        yield say('(With make: make {rule} ARGS="--port {free}")', rule=in_make, free=free)


def _free(host: str, first: int) -> int | None:
    return next((port for port in range(first, min(first + _NEAR, 65536)) if _fault(host, port) is None), None)


def _fault(host: str, port: int) -> OSError | None:
    """What the machine says to whoever would listen there, as the server will ask it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
            tried.listen(1)
        except OSError as fault:
            return fault
    return None
