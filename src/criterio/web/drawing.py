# SPDX-License-Identifier: EUPL-1.2
"""One process that draws for all those that answer, while somebody asks for drawings.

A browser's engine takes over a hundred megabytes. It is woken once and not in each process, and goes back when nobody
has asked for a while. The way to it is a pair of sockets that its processes inherit: it has no name by which others
could find it, so that what comes through may be believed.
"""

import pickle
import socket
from collections.abc import Callable

from markupsafe import Markup

IDLE = 5.0
"""Seconds after the last drawing: nobody asks any more."""

PATIENCE = 20.0
"""Seconds after which a page draws by itself."""

_ways: list[tuple[socket.socket, socket.socket]] = []
"""Where to ask and where it is heard; none where nobody serves, as in commands."""


def open_way() -> None:
    """Before the processes part: those that answer and the one that draws have to know the same way."""
    _ways[:] = [socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)]


def draw(is_first: bool) -> None:
    """Waits to be asked, draws what it is asked for, and ends when it is asked no more."""
    heard = _ways[0][1]
    heard.settimeout(None)
    while True:
        try:
            _, (answer,), _, _ = socket.recv_fds(heard, 1, 1)
        except TimeoutError:
            return
        with socket.socket(fileno=answer) as asked:
            _answer(asked)
        heard.settimeout(IDLE)


def drawing_of(picture: Callable[..., Markup], *told: object) -> Markup:
    """``picture(*told)``, drawn by the process that draws; here, where there is none or it does not answer."""
    if not _ways:
        return picture(*told)
    mine, theirs = socket.socketpair()
    with mine, theirs:
        mine.settimeout(PATIENCE)
        try:
            socket.send_fds(_ways[0][0], [b"?"], [theirs.fileno()])
            theirs.close()
            with mine.makefile("rwb") as paper:
                pickle.dump((picture, told), paper)
                paper.flush()
                return Markup(pickle.load(paper))  # noqa: S301, S704  # ours, see above; drawn by us
        except (OSError, EOFError):
            return picture(*told)


def _answer(asked: socket.socket) -> None:
    """A drawing that fails is left to the page that wants it, where its fault is told."""
    asked.settimeout(PATIENCE)
    try:
        with asked.makefile("rwb") as paper:
            picture, told = pickle.load(paper)  # noqa: S301  # from our own processes, see above
            pickle.dump(str(picture(*told)), paper)
    except Exception:
        return
