# SPDX-License-Identifier: EUPL-1.2
"""The campaigns of generated towns, whose true effects are known, as the whole room sees them."""

from datetime import date

import numpy as np
import pytest

from criterio.attribute.run import Returned, within
from criterio.demo.campaigns import counted, judged
from criterio.demo.declaration import declaration
from criterio.demo.outcomes import Effect
from criterio.domain.administration import Campaign
from criterio.domain.errors import NotIdentified

END, TOWNS = date(2026, 10, 31), 4
Answers = list[tuple[Effect, Returned | None]]


@pytest.fixture(scope="module")
def answers() -> Answers:
    return [answer for seed in range(TOWNS) for answer in judged(seed, END)]


def test_90_percent_ranges_hold_the_planted_effects_about_nine_times_in_ten(
    answers: Answers,
) -> None:
    made = [(planted.factor - 1, answer.effect) for planted, answer in answers if answer and answer.effect]
    assert len(made) == 6 * TOWNS
    assert 0.8 <= np.mean([effect.low <= truth <= effect.high for truth, effect in made]) <= 1


def test_where_nothing_was_planted_no_evidence_is_what_is_said(
    answers: Answers,
) -> None:
    said = [str(answer.sentence) for planted, answer in answers if planted.factor == 1 and answer]
    assert len(said) == TOWNS
    assert sum(sentence.startswith("No evidence") for sentence in said) >= TOWNS - 1


def test_fewer_calls_are_worth_what_the_administration_says_that_a_call_costs(
    answers: Answers,
) -> None:
    answer = next(answer for planted, answer in answers if planted.indicator == "llamadas")
    assert answer
    assert answer.worth
    assert answer.worth.value
    assert answer.worth.per_hour
    assert answer.worth.more.high < 0 < answer.worth.value.low
    assert answer.worth.per_hour.low <= answer.worth.per_hour.middle <= answer.worth.per_hour.high
    assert "Socitm" in str(answer.worth.source)


def test_what_other_campaigns_moved_is_not_compared_with() -> None:
    weeks, administration = counted(0, END), declaration(END)
    campaign = next(one for one in administration.campaigns if one.name == "Cita previa explicada")
    made = within(weeks, administration, campaign, "citas", END)
    assert not any("Juventud" in name or "Atención" in name for name in made.with_whom)


def test_a_campaign_that_began_yesterday_is_refused() -> None:
    weeks, administration = counted(0, END), declaration(END)
    with pytest.raises(NotIdentified, match="no whole week"):
        within(weeks, administration, Campaign("Nueva", END, ("unit:Deportes",), ("tramites",)), "tramites", END)


def test_an_indicator_that_nobody_counts_is_refused_by_name() -> None:
    weeks, administration = counted(0, END), declaration(END)
    campaign = Campaign("Nueva", END, ("unit:Prensa",), ("tramites",))
    with pytest.raises(NotIdentified, match="unit:Prensa"):
        within(weeks, administration, campaign, "tramites", END)
