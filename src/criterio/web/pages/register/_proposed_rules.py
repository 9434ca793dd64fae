# SPDX-License-Identifier: EUPL-1.2
"""House rules that Criterio proposes: nobody's until an administration takes them as its own."""

from criterio.domain.administration import Administration
from criterio.domain.sentence import say
from criterio.language.reader import Reader

_STAYS = (
    say("Criticism of the administration or of those who govern it, also when it is hard."),
    say("Complaints about a service, and opinions that we do not share."),
    say("Any of the official languages, well or badly written."),
)
_REMOVED = (
    say("Insults, threats or humiliation of anybody."),
    say("Hatred or discrimination for who somebody is."),
    say("Personal data of other people: addresses, telephones, documents, pictures of minors."),
    say("Advertising, fraud, and the same message over and over again."),
    say("What is not allowed by law."),
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
_PARTS = ((say("What always stays"), _STAYS), (say("What is removed"), _REMOVED), (say("How it is done"), _HOW))


def proposed_rules(administration: Administration) -> str:
    """In the language of the house, as people write them: an empty line between parts, a dash before what is listed."""
    reader = Reader(administration.language)
    opening = say(
        "Anybody may write on the profiles of {name}. So that everybody can, these rules hold.",
        name=administration.name,
    )
    parts = [reader.text(opening)]
    for title, rules in _PARTS:
        parts += [f"{reader.text(title)}:", "\n".join(f"- {reader.text(rule)}" for rule in rules)]
    return "\n\n".join(parts)
