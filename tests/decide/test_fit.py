# SPDX-License-Identifier: EUPL-1.2
"""What a network can do for a function: by law, by the administration's own word, by what is published."""

from dataclasses import replace
from datetime import date

import pytest

from criterio.decide.cases import suitabilities
from criterio.decide.fit import fit, matrix, scored, unheard, veto
from criterio.decide.run import decide
from criterio.domain.administration import Administration, DeclaredFit, Initiative, OrgUnit
from criterio.domain.errors import UnknownName
from criterio.domain.names import Answer, Aspect, State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.verdict import Mode
from criterio.register.states import Standing

TOWN = Administration("Villaclara", units=(OrgUnit("Press", accredited=0, hours_per_week=0.2), OrgUnit("Sports")))


def town(*rows: DeclaredFit) -> Administration:
    return Administration("Villaclara", fit=rows)


def test_what_is_made_for_it_can():
    found = fit(TOWN, "emergencias", "Twitter")
    assert (found.network, found.function, found.answer, found.score) == ("x", "emergency", Answer.CAN, 3)
    assert found.conditions == ()
    assert found.instead is None
    assert len(found.sources) >= 1


def test_what_hardly_serves_could_beside_something_better():
    found = fit(TOWN, "routine_information", "tiktok")
    assert found.answer is Answer.COULD
    assert [str(condition) for condition in found.conditions] == ["it goes beside a channel that serves it better"]
    assert str(found.instead).startswith("Use WhatsApp, Telegram instead")


def test_what_cannot_names_what_to_use_instead():
    found = fit(TOWN, "citizen_service", "tiktok")
    assert found.answer is Answer.CANNOT
    assert str(found.instead) == ("Use WhatsApp 1:1 instead, or the telephone, the office and the electronic office.")


def test_no_answer_in_the_whole_matrix_is_a_no_without_another_way():
    every = matrix(TOWN)
    assert [one for one in every if one.answer is Answer.CANNOT and one.instead is None] == []
    assert [one for one in every if one.answer is Answer.COULD and not one.conditions] == []
    assert [one for one in every if one.answer is Answer.CAN and one.conditions] == []
    assert len(every) == 10 * len(scored(TOWN))


def test_what_nobody_has_scored_is_neither_yes_nor_no():
    found = fit(TOWN, "emergency", "threads")
    assert (found.answer, found.score) == (Answer.COULD, None)
    assert str(found.because[0]) == "Nothing is published on how Threads serves Emergencies and crisis."


def test_personal_data_are_a_condition_until_the_administration_says_that_it_is_met():
    before = fit(TOWN, "citizen_service", "facebook")
    assert before.answer is Answer.COULD
    assert [str(told).split(",")[0] for told in before.conditions] == [
        "the risk of this network for personal data has been assessed"
    ]
    own = DeclaredFit("facebook", "citizen_service", Answer.CAN, "Assessed in March", "Ana")
    after = fit(town(own), "citizen_service", "facebook")
    assert (after.answer, after.conditions, after.declared) == (Answer.CAN, (), own)
    assert str(after.because[0]) == "Your administration says that it can: Assessed in March"


def test_the_administration_can_say_no_and_the_reader_is_told_where_to_go():
    own = DeclaredFit("x", "emergency", Answer.CANNOT, "Our people left it")
    found = fit(town(own), "emergency", "x")
    assert found.answer is Answer.CANNOT
    assert str(found.instead) == "Use mobile alerts and 112 instead."


def test_no_word_of_the_administration_opens_what_the_law_bars():
    own = DeclaredFit("whatsapp", "internal_knowledge", Answer.CAN, "Everybody does it")
    found = fit(town(own), "internal_knowledge", "whatsapp")
    assert found.answer is Answer.CANNOT
    assert str(found.because[0]).startswith("RD 311/2022: what is internal")
    assert veto("internal_knowledge", "whatsapp") == found.because[0]
    assert veto("emergency", "x") is None


def test_a_network_that_closed_cannot():
    found = fit(TOWN, "routine_information", "vine", on=date(2020, 1, 1))
    assert found.answer is Answer.CANNOT
    assert str(found.because[0]) == "Vine closed on 2017-01-17."


def test_what_most_of_a_public_does_not_use_needs_another_way_too():
    old, young = (fit(TOWN, "emergency", "facebook", audience=group) for group in ("65-74", "18-24"))
    assert (old.answer, young.answer) == (Answer.COULD, Answer.CAN)
    assert str(old.because[-1]) == (
        "At most 23 % of people from 65 to 74 years old are there: as many used any social network in 2021."
    )


def test_a_public_that_nobody_has_counted_is_asked_about():
    found = fit(TOWN, "emergency", "facebook", audience="fishermen")
    assert found.answer is Answer.CAN
    assert [str(asked) for asked in found.asks] == ["how many of “fishermen” use it"]


def test_a_unit_without_hours_or_accredited_people_could_once_it_has_them():
    found = fit(TOWN, "emergency", "x", unit="Press")
    assert [str(condition) for condition in found.conditions] == [
        "somebody in Press is trained and accredited to publish",
        "Press has at least 0.5 hours a week for it",
    ]


def test_a_unit_of_which_little_is_known_is_asked_and_not_refused():
    found = fit(TOWN, "emergency", "x", unit="Sports")
    assert (found.answer, len(found.asks)) == (Answer.CAN, 2)


@pytest.mark.parametrize("asked", [("juggling", "x", ""), ("emergency", "friendster", ""), ("emergency", "x", "Zoo")])
def test_names_that_nobody_knows_are_refused(asked):
    function, network, unit = asked
    with pytest.raises(UnknownName):
        fit(TOWN, function, network, unit=unit)


def test_declared_rows_that_speak_of_nothing_are_told():
    lost = DeclaredFit("friendster", "emergency", Answer.CAN, "Because")
    assert unheard(town(lost, DeclaredFit("X", "emergencias", Answer.CAN, "Because"))) == (lost,)


def profile(functions, network="whatsapp") -> Standing:
    return Standing(Profile(ProfileKey(network, "crew"), functions=functions, hours_per_week=1.0), State.ACTIVE, 1)


def decided(administration: Administration, *standings: Standing):
    return decide(administration, (), standings, (), date(2026, 11, 1)).verdicts[0]


def test_a_profile_whose_only_function_the_law_bars_does_not_go_on():
    found = decided(TOWN, profile(("internal_knowledge",)))
    assert found.mode in (Mode.CLOSE, Mode.HIBERNATE)
    assert "RD 311/2022" in " ".join(str(reason) for reason in found.because)


def test_a_profile_that_the_law_bars_in_part_goes_on_without_growing():
    found = decided(TOWN, profile(("internal_knowledge", "routine_information")))
    barred = {option.mode for option in found.options if option.forbidden is not None}
    assert Mode.STRENGTHEN in barred
    assert Mode.KEEP not in barred


def test_an_initiative_that_the_law_bars_is_a_no_whatever_it_promises():
    proposal = Initiative(
        "crew",
        opens=ProfileKey("whatsapp", "crew"),
        functions=("internal_knowledge",),
        value={Aspect.SERVICE: (3.0, 3.0)},
    )
    found = decided(replace(TOWN, initiatives=(proposal,)))
    assert found.mode is Mode.NO
    assert {option.mode for option in found.options if option.forbidden is not None} == {
        Mode.PILOT,
        Mode.FULL,
        Mode.LATER,
    }


def test_verdicts_stand_on_the_word_of_the_administration():
    (published,) = suitabilities(("citizen_service",), "tiktok", TOWN)
    (own,) = suitabilities(
        ("citizen_service",), "tiktok", town(DeclaredFit("tiktok", "citizen_service", Answer.CAN, "Tried in May"))
    )
    assert (published.score, own.score, own.source) == (0, 2, "Tried in May")
