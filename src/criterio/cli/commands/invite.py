# SPDX-License-Identifier: EUPL-1.2
"""``criterio invite``: the first person in, and any other."""

from datetime import UTC, datetime

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import COMMAND_LINE, Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.roles import Role
from criterio.domain.sentence import say

_LOCAL = "http://127.0.0.1:8000"


def _run(desk: Desk, output: Output, email: str, role: str, unit: str, address: str) -> int:
    from criterio.settings.machine import machine
    from criterio.web.configure import configure, migrate  # Django wakes only for the commands that need it

    here = machine()
    configure(desk.root, here)
    migrate()
    from criterio.store.audit import append
    from criterio.web.people.invitations import invite

    now = datetime.now(UTC)
    secret = invite(email, Role(role), unit, None, now)
    append(desk.house.store, COMMAND_LINE, "people.invite", email, {"role": role, "unit": unit}, now)
    link = f"{(address or here.public_url or _LOCAL).rstrip('/')}/invitation/{secret}/"
    output.answer({"email": email, "role": role, "unit": unit, "link": link})
    output.tell(say("Give this address to the person. It works once, for seven days:"))
    output.tell(say("{link}", link=link))
    return ALL_GOOD


COMMAND = Command(
    "invite",
    say("Invite a person to the pages, with a role in a unit or in the whole administration."),
    "criterio invite ana@villaclara.es --role administrator",
    _run,
    [
        click.Argument(["email"]),
        Option(
            "--role",
            type=click.Choice([role.value for role in Role]),
            default="reader",
            told=say("What the person will do."),
        ),
        Option("--unit", default="", told=say("Where. By default, in the whole administration.")),
        Option(
            "--address",
            default="",
            told=say("The address at which the pages are served. By default, CRITERIO_PUBLIC_URL, or this machine."),
        ),
    ],
)
