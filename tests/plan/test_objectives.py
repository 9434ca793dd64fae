# SPDX-License-Identifier: EUPL-1.2
"""Objectives: what each lacks before anybody is held to it, and what people write over the declaration."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from criterio.domain.administration import Administration, DeclaredFit, Initiative, Objective
from criterio.domain.governance import Signatory
from criterio.domain.names import Answer, Aspect
from criterio.plan.objectives import faults_of, held, stops_at_outputs
from criterio.plan.said import as_said
from criterio.store import openings, said

ANA = Signatory("Ana", "ana@example.org")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
WHOLE = Objective("Fewer calls", Aspect.SERVICE, "llamadas", low=-20, high=-5, review_on=date(2027, 5, 1))


@pytest.mark.parametrize(
    ("indicator", "stops"), [("posts", True), ("interactions", True), ("llamadas", False), ("service_value", False)]
)
def test_an_objective_that_counts_what_is_done_stops_at_outputs(indicator, stops):
    assert stops_at_outputs(indicator) is stops


def test_what_an_objective_lacks_is_said_in_words():
    assert faults_of(WHOLE) == ()
    told = " ".join(str(fault) for fault in faults_of(Objective("More", Aspect.SOCIAL)))
    assert ("no indicator" in told, "no range" in told, "no day" in told) == (True, True, True)
    assert "stops at outputs" in str(faults_of(Objective("More", Aspect.SOCIAL, "posts"))[0])


DECLARED = Objective("Fewer calls", Aspect.SERVICE, rank=2, weight=(0.3, 0.5), functions=("a",))


def test_what_is_written_here_takes_the_place_of_its_namesake_and_keeps_what_no_page_asks_for(store):
    said.say_objective(store, said.ObjectiveWord(WHOLE, 240.0, ANA, NOW))
    said.say_objective(store, said.ObjectiveWord(Objective("Trust", Aspect.IDEOLOGICAL), None, ANA, NOW))
    known = as_said(store, Administration("V", objectives=(DECLARED,)))
    assert [(o.name, o.indicator, o.functions) for o in known.objectives] == [
        ("Fewer calls", "llamadas", ("a",)),
        ("Trust", "", ()),
    ]
    found = held(known, said.baselines(said.objective_words(store)), {})
    assert [(one.baseline, one.now) for one in found] == [(240.0, None), (None, None)]


@pytest.mark.parametrize(
    ("weighs", "rank", "weight"), [(True, 1, (0.1, 0.25)), (True, None, None), (False, 2, (0.3, 0.5))]
)
def test_it_weighs_what_was_said_last_and_what_is_declared_where_nobody_was_asked(store, weighs, rank, weight):
    written = replace(WHOLE, rank=rank, weight=weight) if weighs else WHOLE
    said.say_objective(store, said.ObjectiveWord(written, None, ANA, NOW, weighs))
    (known,) = as_said(store, Administration("V", objectives=(DECLARED,))).objectives
    assert (known.rank, known.weight) == (rank, weight)


def test_the_newest_word_on_a_network_counts_and_may_take_the_others_back(store):
    declared = Administration("V", fit=(DeclaredFit("x", "emergency", Answer.CANNOT, "No hands."),))
    assert as_said(store, declared).fit == declared.fit
    said.say_fit(store, said.FitWord("x", "emergency", Answer.CAN, "Trained.", ANA, NOW))
    assert [(row.answer, row.reason, row.who) for row in as_said(store, declared).fit] == [("can", "Trained.", "Ana")]
    said.say_fit(store, said.FitWord("x", "emergency", None, "As published.", ANA, NOW))
    assert as_said(store, declared).fit == ()


def test_a_request_is_weighed_once_it_is_accepted_and_not_before(store):
    declared = Administration("V", initiatives=(Initiative("Old"),))
    request = openings.write_opening(store, Initiative("New", "Press"), "ana@example.org", NOW)
    assert [one.name for one in as_said(store, declared).initiatives] == ["Old"]
    openings.pass_opening(store, request.number, "accepted", NOW, "Luis")
    assert [one.name for one in as_said(store, declared).initiatives] == ["Old", "New"]
