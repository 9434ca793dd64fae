# SPDX-License-Identifier: EUPL-1.2
"""``criterio letter``: the letter of the week, as it would come by mail now."""

from datetime import UTC, datetime

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.errors import BadInput
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, person: str) -> int:
    from criterio.settings.machine import machine
    from criterio.web.configure import configure, migrate  # Django wakes only for the commands that need it

    configure(desk.root, machine())
    migrate()
    from criterio.web.letters.composing import compose
    from criterio.web.letters.mail import text_of
    from criterio.web.letters.whose import visit_of, visit_of_the_whole
    from criterio.web.models import Account
    from criterio.web.workplace import house

    now = datetime.now(UTC)
    if house().reading() is None and house().facts().last_day() is not None:
        house().refresh(now)
    account = Account.objects.filter(email__iexact=person).first() if person else None
    if person and account is None:
        raise BadInput(say("Nobody works here under {mail}.", mail=person))
    local = house().local(now)
    visit = visit_of(account, local) if account else visit_of_the_whole(output.reader.language, local)
    letter = compose(visit)
    output.answer(letter)
    output.tell(say("{text}", text=text_of(letter, visit.reader)))
    return ALL_GOOD


COMMAND = Command(
    "letter",
    say("The letter of the week: what surprised, what is normal next week, which days come, what waits."),
    "criterio letter --for ana@villaclara.es",
    _run,
    [
        Option(
            "--for",
            "person",
            metavar="MAIL",
            default="",
            told=say("As this person would get it. By default, all that the whole administration would."),
        ),
    ],
)
