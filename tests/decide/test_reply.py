# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

from criterio.decide.gates import gates
from criterio.decide.reply import LACKS, draft_reply
from criterio.domain.administration import Administration, Initiative, OrgUnit
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import say

TOWN = Administration("Villaclara")
BARE = Initiative("Sports on TikTok", opens=ProfileKey("tiktok", "villaclaradeportes"))
SECTION = say("Instead: a hashtag or a section on {profile}, which is there already.", profile="instagram:villaclara")


def reply(initiative: Initiative = BARE, instead=SECTION, because=()) -> list[str]:
    return [str(sentence) for sentence in draft_reply(initiative, gates(initiative, TOWN), instead, because)]


def test_a_no_tells_what_was_asked_and_what_to_use_instead():
    told = reply()
    assert told[0] == (
        "Thank you for proposing “Sports on TikTok”. We are not opening villaclaradeportes on TikTok for now."
    )
    assert str(SECTION) in told


def test_every_gate_that_is_shut_is_a_reason_and_says_what_would_open_it():
    shut = [gate for gate in gates(BARE, TOWN) if gate.passed is False]
    told = list(draft_reply(BARE, gates(BARE, TOWN), SECTION))
    why, could = told.index(say("Why:")), told.index(say("With this it could be a yes:"))
    assert told[why + 1 : could - 1] == [LACKS[gate.name] for gate in shut]
    assert told[could + 1 : could + 1 + len(shut)] == [gate.reason for gate in shut]


def test_what_nobody_has_answered_is_asked_and_is_no_reason():
    told = reply()
    assert told.index("Ask the people whom it is for.") > told.index("We would also need to know this:")
    assert str(LACKS["audience_heard"]) not in told


def test_a_veto_comes_before_the_gates():
    veto = say("{network} cannot serve {function}.", network="TikTok", function=say("Citizen service"))
    told = reply(because=(veto,))
    assert told[told.index("Why:") + 1] == "TikTok cannot serve Citizen service."


def test_without_an_alternative_the_default_is_a_section_of_what_is_there():
    assert "Meanwhile, use a hashtag or a section on a profile that is there already." in reply(instead=None)
    practice = replace(BARE, opens=None)
    assert "Meanwhile, look for a part of it that fits in something that is done already." in reply(practice, None)


def test_where_nothing_that_was_worked_out_speaks_against_it_no_reason_is_made_up():
    passed = [replace(gate, passed=True) for gate in gates(BARE, TOWN)]
    assert draft_reply(BARE, passed, SECTION) == ()


def test_what_is_only_not_answered_yet_is_asked_for_and_not_refused():
    unanswered = [replace(gate, passed=None) for gate in gates(BARE, TOWN)]
    told = [str(sentence) for sentence in draft_reply(BARE, unanswered, SECTION)]
    assert told[:2] == [
        "Thank you for proposing “Sports on TikTok”. It cannot be a yes yet.", "Before that we need to know this:"
    ]  # fmt: skip
    assert told[2:-1] == [str(gate.reason) for gate in unanswered]


def test_every_gate_has_its_words():
    assert {gate.name for gate in gates(BARE, TOWN)} <= set(LACKS)


def test_a_required_course_opens_the_gate_of_accredited_people():
    course = Initiative("Curso", trains="Juventud")
    alone = Initiative("TikTok", unit="Juventud")
    units = (OrgUnit("Juventud", accredited=0),)

    def accredited(initiative: Initiative) -> bool | None:
        administration = Administration("Villaclara", units=units, initiatives=(course, initiative))
        return next(gate.passed for gate in gates(initiative, administration) if gate.name == "accredited")

    assert accredited(alone) is False
    assert accredited(replace(alone, requires=("Curso",))) is True
    assert accredited(replace(alone, unit="Deportes", requires=("Curso",))) is None
