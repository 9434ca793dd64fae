# SPDX-License-Identifier: EUPL-1.2
"""``criterio fit``: what each network can carry, could if …, or cannot, and what to use instead."""

from datetime import datetime

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.sentence import Sentence, listing, say


def _run(
    desk: Desk, output: Output, function: tuple[str, ...], network: tuple[str, ...], audience: str, unit: str
) -> int:
    from criterio.decide.fit import Fit, matrix, unheard  # help does not wait for the room
    from criterio.decide.functions import titled
    from criterio.evidence.networks import display_name

    administration = desk.house.administration
    found = matrix(administration, function, network, audience, unit, datetime.now().astimezone().date())

    def row(one: Fit) -> list[object]:
        told: tuple[Sentence, ...] = one.conditions or one.because[:1]
        return [titled(one.function), display_name(one.network), one.answer, listing(list(told)), one.instead]

    output.answer(found)
    output.table(
        say("What each network can carry"),
        [say("function"), say("network"), say("answer"), say("if, or because"), say("instead")],
        [row(one) for one in found],
    )
    for lost in unheard(administration):
        output.tell(
            say(
                "Nobody knows {function} on {network}: that row of [[fit]] changes nothing.",
                function=lost.function,
                network=lost.network,
            )
        )
    return ALL_GOOD


COMMAND = Command(
    "fit",
    say("Can this network do it? Can, could if …, or cannot and what to use instead, with sources."),
    "criterio fit --function citizen_service --unit Prensa",
    _run,
    [
        Option("--function", multiple=True, told=say("Only this function. It can be given several times.")),
        Option("--network", multiple=True, told=say("Only this network. It can be given several times.")),
        Option("--audience", default="", told=say("For whom: a group that somebody has counted, such as 65-74.")),
        Option("--unit", default="", told=say("From which unit, with its hours and its accredited people.")),
    ],
)
