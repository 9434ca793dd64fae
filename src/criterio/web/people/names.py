# SPDX-License-Identifier: EUPL-1.2
"""Roles in words."""

from criterio.domain.sentence import Sentence, say
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
