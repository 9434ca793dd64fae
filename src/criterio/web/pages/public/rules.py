# SPDX-License-Identifier: EUPL-1.2
"""The house rules of the profiles: what is removed, why, and how to complain. The administration's own come first."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._published import kept
from criterio.web.visit import Visit

_REMOVED = (
    say("Insults, threats or humiliation of anybody."),
    say("Hatred or discrimination for who somebody is."),
    say("Personal data of other people: addresses, telephones, documents, pictures of minors."),
    say("Advertising, fraud, and the same message over and over again."),
    say("What is not allowed by law."),
)
_STAYS = (
    say("Criticism of the administration or of those who govern it, also when it is hard."),
    say("Complaints about a service, and opinions that we do not share."),
    say("Any of the official languages, well or badly written."),
)
_HOW = (
    say(
        "We never remove a message because it is uncomfortable. What we remove, we keep as proof, with day and reason."
    ),
    say("We tell its author which rule it broke, where the network lets us."),
    say("We block somebody only when they go on after a warning, for a time, and we say until when."),
    say("Whoever does not agree may ask us to look at it again: another person of ours answers in writing."),
    say("Nobody is asked for personal data in public. What is asked in private serves only to answer."),
)


def _show(visit: Visit) -> HttpResponseBase:
    declared = visit.house.administration
    own = [part for part in declared.house_rules.split("\n\n") if part.strip()]
    shown = visit.render(
        "public/rules.html.jinja", own=own, removed=_REMOVED, stays=_STAYS, how=_HOW, contact=declared.contact
    )
    return kept(shown)


PAGE = Page(path="public/rules/", title=say("House rules"), needs=None, show=_show)
