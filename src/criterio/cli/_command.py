# SPDX-License-Identifier: EUPL-1.2
"""What a command is: a verb of a room, said in the administration's language, with ``--json`` and an exit code.

Each member of the set is a module of ``commands`` with one constant, ``COMMAND``.
"""

from collections.abc import Callable

import click

from criterio.cli._desk import Desk, desk_of
from criterio.cli._fault import machine_fault
from criterio.cli._help import Context, Option, explain_options
from criterio.cli._output import Output
from criterio.domain.errors import CriterioError
from criterio.domain.sentence import Sentence, say

ALL_GOOD, NOTHING_USABLE, SOME_REFUSED = 0, 2, 3
"""Exit codes: everything went in or came out; nothing could be used; some of the input was refused."""


class Command(click.Command):
    """A command explained by a sentence and an example. ``run`` gets the desk, the output and the parameters."""

    context_class = Context

    def __init__(
        self, name: str, told: Sentence, example: str, run: Callable[..., int], params: list[click.Parameter]
    ) -> None:
        as_json = Option("--json", "as_json", is_flag=True, told=say("Give the answer as JSON."))
        super().__init__(name, params=[*params, as_json])
        self.told, self.example, self.run = told, example, run

    def invoke(self, ctx: click.Context) -> None:
        """Ends the process with the command's exit code; faults are told in plain words, without a trace."""
        desk: Desk = ctx.obj
        settings = dict(ctx.params)
        output = Output(desk.reader, settings.pop("as_json"))
        try:
            ctx.exit(self.run(desk, output, **settings))
        except CriterioError as error:
            output.fault(error.sentence)
            ctx.exit(NOTHING_USABLE)
        except OSError as error:
            output.fault(machine_fault(error))
            ctx.exit(NOTHING_USABLE)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A fault knows in which command it was made."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx
            raise

    def get_help(self, ctx: click.Context) -> str:
        """The help in the reader's language."""
        reader = desk_of(ctx).reader
        self.help, self.epilog = reader.text(self.told), reader.text(say("Example: {example}", example=self.example))
        explain_options(self, ctx)
        return super().get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its line in the list of commands."""
        return desk_of(click.get_current_context()).reader.text(self.told)


def on_option() -> Option:
    """The day that a question is asked about."""
    return Option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        told=say("The day to look from, such as 2026-05-31. By default, the newest day of the data."),
    )
