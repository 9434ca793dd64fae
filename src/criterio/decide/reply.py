# SPDX-License-Identifier: EUPL-1.2
"""A "no" that can be sent as it is: what was missing, what to use instead, and what would make it a yes."""

from collections.abc import Iterable, Mapping

from criterio.decide.gates import Gate
from criterio.domain.administration import Initiative
from criterio.domain.sentence import Sentence, say
from criterio.evidence.networks import display_name

LACKS: Mapping[str, Sentence] = {
    "objective": say("It does not say which objective it serves."),
    "indicator": say("It does not say by what it would be seen that it works."),
    "expected": say("It does not say what may be expected of it, between a least and a most."),
    "mechanism": say("The way in which it would bring value is not among those that we know."),
    "audience_heard": say("The people whom it is for have not been asked."),
    "owner": say("Nobody is named to answer for it."),
    "deputy": say("Nobody is named to stand in for its owner."),
    "hours": say("It does not say how many hours a week it takes."),
    "accredited": say("Nobody in the unit is accredited to publish."),
    "review": say("It has no day on which it is reviewed."),
    "exit_rule": say("It does not say when it would stop."),
    "heir": say("Nobody is named to keep it after the pilot."),
    "comparables": say("Fewer than five comparable profiles have been looked at."),
    "content_ready": say("There is no content ready for its first weeks."),
}
"""What is wanting behind each gate, told as a fact and without blame. Its own reason says what to do about it."""


def draft_reply(
    initiative: Initiative, gates: Iterable[Gate], instead: Sentence | None, because: Iterable[Sentence] = ()
) -> tuple[Sentence, ...]:
    """The reply to who proposed it, a line a sentence. ``because``: reasons beside the gates, such as a veto.

    What nobody has answered is asked, never held against it: only a gate that is shut is a reason. Where nothing that
    was worked out speaks against it there is no reply to draft, and it is empty: whoever refuses it has a reason of
    their own, and writes it.
    """
    asked = tuple(gates)
    shut = [gate for gate in asked if gate.passed is False]
    untold = [gate.reason for gate in asked if gate.passed is None]
    reasons = [*because, *(LACKS.get(gate.name, gate.reason) for gate in shut)]
    if not reasons:
        return _asking(initiative, untold) if untold else ()
    return (
        _answer(initiative),
        *_headed(say("Why:"), reasons),
        instead or _default(initiative),
        *_headed(say("With this it could be a yes:"), [gate.reason for gate in shut]),
        *_headed(say("We would also need to know this:"), untold),
        say("This is an answer for today. Send it again when you have this, and it will be looked at anew."),
    )


def _asking(initiative: Initiative, untold: Iterable[Sentence]) -> tuple[Sentence, ...]:
    return (
        say("Thank you for proposing “{name}”. It cannot be a yes yet.", name=initiative.name),
        *_headed(say("Before that we need to know this:"), list(untold)),
        say("Send it again when you have this, and it will be looked at anew."),
    )


def _answer(initiative: Initiative) -> Sentence:
    if initiative.opens is None:
        return say("Thank you for proposing “{name}”. The answer is no for now.", name=initiative.name)
    return say(
        "Thank you for proposing “{name}”. We are not opening {profile} on {network} for now.",
        name=initiative.name,
        profile=initiative.opens.handle,
        network=display_name(initiative.opens.network),
    )


def _headed(heading: Sentence, sentences: list[Sentence]) -> tuple[Sentence, ...]:
    return (heading, *sentences) if sentences else ()


def _default(initiative: Initiative) -> Sentence:
    if initiative.opens is None:
        return say("Meanwhile, look for a part of it that fits in something that is done already.")
    return say("Meanwhile, use a hashtag or a section on a profile that is there already.")
