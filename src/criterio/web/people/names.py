# SPDX-License-Identifier: EUPL-1.2
"""Roles and people in words."""

from collections import Counter

from criterio.domain.sentence import Sentence, say
from criterio.web.models import Account
from criterio.web.people.roles import Role

ROLE_NAMES: dict[Role, Sentence] = {
    Role.READER: say("reads"),
    Role.EDITOR: say("edits and gives files"),
    Role.RESPONDER: say("answers citizens"),
    Role.APPROVER: say("approves and signs"),
    Role.ANALYST: say("analyses and gives files"),
    Role.CUSTODIAN: say("keeps the keys"),
    Role.ADMINISTRATOR: say("administers"),
}


def names_of_people() -> dict[str, str]:
    """By mail address, what each is called: their name, or the address where they gave none or share it."""
    told = dict(Account.objects.values_list("email", "name"))
    borne = Counter(told.values())
    return {email: name if name and borne[name] == 1 else email for email, name in told.items()}
