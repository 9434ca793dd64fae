# SPDX-License-Identifier: EUPL-1.2
"""``criterio serve``: the house as pages, in a browser."""

from datetime import UTC, datetime

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.cli._port import ask_for, where
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, host: str, port: int, processes: int, welcome: str) -> int:
    ask_for(host, port)
    from criterio.settings.machine import machine
    from criterio.web.serving import serve  # Django wakes only for the commands that need it

    here = machine()
    address = f"{here.public_url or f'http://{where(host, port)}'}/"

    def ready() -> None:
        if welcome:
            output.tell(say("To come in as its administrator, once: {link}", link=_invitation(address, welcome)))
        output.tell(say("Open {address} in a browser. To end: Ctrl+C.", address=address))

    serve(desk.root, here, where(host, port), processes, ready)
    return ALL_GOOD


def _invitation(address: str, email: str) -> str:
    from criterio.web.people.invitations import invite  # Django is awake once the pages are served
    from criterio.web.people.roles import Role

    return f"{address}invitation/{invite(email, Role.ADMINISTRATOR, '', None, datetime.now(UTC))}/"


COMMAND = Command(
    "serve",
    say("Open the house in a browser: register, data, figures, verdicts and decisions, for everybody who works on it."),
    "criterio serve --port 8000",
    _run,
    [
        Option("--host", default="127.0.0.1", told=say("The address to listen at. By default, only this machine.")),
        Option("--port", type=click.IntRange(1, 65535), default=8000, told=say("The port to listen at.")),
        Option("--processes", type=click.IntRange(1, 64), default=2, told=say("How many processes answer.")),
        Option(
            "--welcome",
            metavar="MAIL",
            default="",
            told=say("Invite this person as administrator, and say where to come in."),
        ),
    ],
)
