# SPDX-License-Identifier: EUPL-1.2
"""A pilot starts with everything that its end needs, runs under its terms, and stops or goes on by the data."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from criterio.domain.errors import RuleBroken
from criterio.domain.estimate import Range, Window
from criterio.domain.governance import Signatory
from criterio.domain.names import Unit
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode, Option, PilotEnd
from criterio.plan.observed import Observed
from criterio.plan.pilots import became, budget, decide, draft, goes, is_over, missing, spend, start, told, withdraw
from criterio.store import ledger
from criterio.store.pilots import Pilot, pilots

ANA = Signatory("Ana")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
START, DAY = date(2026, 12, 1), date(2027, 5, 31)
WHOLE = Pilot(
    "Cita por mensaje", "Servicios Sociales", "pilar@example.org", "llamadas", 200.0, False, START, DAY,
    "Servicios Sociales", 2.0, 0.0, 52.0, 0.0,
)  # fmt: skip


def seen(value: float) -> Observed:
    return Observed(value, 240.0, Window(START, DAY), True, Unit.COUNT)


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        ({"heir": ""}, "a pilot without an heir dies of success"),
        ({"hours_per_week": None}, "how many hours"),
        ({"euros_per_year": None}, "zero is an answer"),
        ({"hours_granted": None}, "how many hours it may take in all"),
        ({"euros_granted": None}, "how many euros it may take in all"),
        ({"indicator": ""}, "by which indicator"),
        ({"threshold": None}, "which value"),
        ({"starts_on": None}, "on which it starts"),
        ({"decides_on": None}, "stops or goes on"),
        ({"decides_on": date(2026, 12, 20)}, "at least 28 days"),
    ],
)
def test_a_pilot_does_not_start_without_any_of_its_terms(store, lacks, told):
    one = draft(store, replace(WHOLE, **lacks), NOW)
    with pytest.raises(RuleBroken, match=told):
        start(store, one, "ana@example.org", NOW)
    assert [p.state for p in pilots(store)] == ["draft"]


def test_zero_euros_are_an_answer_and_a_zero_threshold_too():
    assert missing(replace(WHOLE, threshold=0.0, euros_per_year=0.0, euros_granted=0.0)) == ()


@pytest.mark.parametrize("term", ["hours_per_week", "euros_per_year", "hours_granted", "euros_granted"])
def test_nothing_is_granted_below_zero(store, term):
    with pytest.raises(RuleBroken, match="from zero"):
        draft(store, replace(WHOLE, **{term: -1.0}), NOW)
    assert pilots(store) == []


def test_who_wrote_it_does_not_start_it(store):
    with pytest.raises(RuleBroken, match="another person"):
        start(store, draft(store, WHOLE, NOW), WHOLE.author, NOW)


def test_who_wrote_its_terms_anew_does_not_start_them_in_the_name_of_who_began_it(store):
    first = draft(store, WHOLE, NOW)
    draft(store, replace(first, author="ana@example.org", euros_granted=90_000.0), NOW)
    (anew,) = pilots(store)
    with pytest.raises(RuleBroken, match="another person"):
        start(store, anew, "ana@example.org", NOW)
    assert start(store, anew, WHOLE.author, NOW).euros_granted == 90_000.0


@pytest.mark.parametrize("state", ["running", "adopted", "stopped"])
def test_what_has_started_is_not_started_again(store, state):
    with pytest.raises(RuleBroken, match="started already"):
        start(store, replace(WHOLE, state=state), "ana@example.org", NOW)
    assert pilots(store) == []


@pytest.mark.parametrize("is_go", [True, False])
@pytest.mark.parametrize("state", ["draft", "adopted", "stopped"])
def test_only_a_pilot_that_runs_is_stopped_or_goes_on(store, state, is_go):
    with pytest.raises(RuleBroken, match="that runs"):
        decide(store, replace(WHOLE, state=state), is_go, ANA, NOW, DAY, seen(150.0), "It has to be.")
    assert ledger.decisions(store) == []


def test_its_terms_stand_once_it_runs(store):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    with pytest.raises(RuleBroken, match="terms stand"):
        draft(store, replace(running, threshold=1e6), NOW)


@pytest.mark.parametrize(
    ("at_least", "value", "says"),
    [(True, 200.0, True), (True, 199.9, False), (False, 200.0, True), (False, 200.1, False)],
)
def test_the_data_say_stop_or_go_by_the_threshold_that_was_written(at_least, value, says):
    assert goes(replace(WHOLE, at_least=at_least), seen(value)) is says
    assert goes(WHOLE, None) is None


def test_nobody_decides_before_its_day(store):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    with pytest.raises(RuleBroken, match="not before"):
        decide(store, running, True, ANA, NOW, date(2027, 5, 30), seen(150.0), "")


def test_go_is_signed_and_on_record_with_what_the_data_said(store):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    done = decide(store, running, True, Signatory("Ana Riera", "ana@example.org"), NOW, DAY, seen(150.0), "")
    assert (done.state, done.observed, done.signatory.in_full) == ("adopted", 150.0, "Ana Riera (ana@example.org)")
    (decision,) = ledger.decisions(store)
    assert (decision.subject, decision.mode, decision.signed_by) == (
        "initiative:Cita por mensaje",
        Mode.FULL,
        "Ana Riera",
    )
    assert [str(reason) for reason in decision.reasons] == ["Go: llamadas was 150.0, and 200.0 decided."]
    assert (decision.evidence.grade, decision.evidence.on) == ("D", DAY)
    with pytest.raises(RuleBroken, match="that runs"):
        decide(store, done, False, Signatory("Ana Riera"), NOW, DAY, seen(150.0), "Changed my mind.")


@pytest.mark.parametrize("is_go", [True, False])
def test_a_pilot_without_a_day_is_not_decided_and_one_that_changed_meanwhile_neither(store, is_go):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    with pytest.raises(RuleBroken, match="not before"):
        decide(store, replace(running, decides_on=None), is_go, ANA, NOW, DAY, seen(150.0), "It has to be.")
    spend(store, running, 99.0, 0.0, DAY, NOW)
    with pytest.raises(RuleBroken, match="Look at it again"):
        decide(store, running, is_go, ANA, NOW, DAY, seen(150.0), "It has to be.")
    assert ([one.state for one in pilots(store)], ledger.decisions(store)) == (["running"], [])


def test_what_the_data_say_and_a_budget_that_is_gone_stop_a_pilot_without_more_words(store):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    over = spend(store, running, 99.0, 0.0, DAY, NOW)
    assert decide(store, over, False, ANA, NOW, DAY, seen(230.0), "").state == "stopped"


@pytest.mark.parametrize(("said", "is_go"), [(seen(230.0), True), (seen(150.0), False), (None, True), (None, False)])
def test_against_the_data_or_without_them_it_takes_a_reason(store, said, is_go):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    with pytest.raises(RuleBroken, match="write why"):
        decide(store, running, is_go, ANA, NOW, DAY, said, " ")
    assert ledger.decisions(store) == []
    done = decide(store, running, is_go, ANA, NOW, DAY, said, "The strike.")
    assert done.state == ("adopted" if is_go else "stopped")
    assert ledger.decisions(store)[0].reasons[-1] == Sentence("{reason}", {"reason": "The strike."})


@pytest.mark.parametrize(
    ("hours", "euros", "says", "over"),
    [
        (10.0, None, "keeps to its budget: 19 in 100 of it, with 50 in 100", False),
        (40.0, 0.0, "faster than its days: 77 in 100 of it, with 50 in 100", False),
        (53.0, 0.0, "more than it was granted, with 50 in 100", True),
        (1.0, 20.0, "more than it was granted", True),
    ],
)
def test_what_it_takes_is_held_to_what_was_granted_and_to_its_days(store, hours, euros, says, over):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    told = spend(store, running, hours, euros, date(2027, 3, 1), NOW)
    assert says in str(budget(told))
    assert is_over(told) is over
    assert [(one.hours_spent, one.euros_spent) for one in pilots(store)] == [(hours, euros)]


def test_what_nobody_has_told_is_not_known_and_a_draft_takes_nothing(store):
    one = draft(store, WHOLE, NOW)
    assert "Nobody has told" in str(budget(one))
    with pytest.raises(RuleBroken, match="that runs"):
        spend(store, one, 1.0, None, DAY, NOW)
    with pytest.raises(RuleBroken, match="from zero"):
        spend(store, start(store, one, "ana@example.org", NOW), -1.0, None, DAY, NOW)


def test_a_pilot_that_took_more_than_it_was_granted_goes_on_only_with_a_reason(store):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    over = spend(store, running, 99.0, 0.0, DAY, NOW)
    with pytest.raises(RuleBroken, match="why it goes on"):
        decide(store, over, True, ANA, NOW, DAY, seen(150.0), "")
    assert decide(store, over, True, ANA, NOW, DAY, seen(150.0), "It saves twice as many.").state == "adopted"


def test_of_two_who_decide_at_once_the_second_is_told_to_look_again(store):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    decide(store, running, True, ANA, NOW, DAY, seen(190.0), "")
    with pytest.raises(RuleBroken, match="Look at it again"):
        decide(store, running, False, Signatory("Luis"), NOW, DAY, seen(190.0), "I think otherwise.")
    with pytest.raises(RuleBroken, match="Look at it again"):
        spend(store, running, 99.0, 0.0, DAY, NOW)
    assert [(one.state, one.decided_by) for one in pilots(store)] == [("adopted", "Ana")]
    assert len(ledger.decisions(store)) == 1


def test_nobody_starts_terms_that_were_changed_meanwhile(store):
    read = draft(store, WHOLE, NOW)
    draft(store, replace(read, euros_granted=90_000.0), NOW)
    with pytest.raises(RuleBroken, match="Look at it again"):
        start(store, read, "ana@example.org", NOW)
    assert [one.state for one in pilots(store)] == ["draft"]


@pytest.mark.parametrize(
    ("indicator", "called"), [("cita_por_mensaje", "cita por mensaje"), ("answered_rate", "answered messages")]
)
def test_what_the_data_say_calls_the_indicator_as_people_do(indicator, called):
    one = replace(WHOLE, indicator=indicator)
    assert (called in str(told(one, None)).lower(), called in str(told(one, seen(150.0))).lower()) == (True, True)


@pytest.mark.parametrize(("is_go", "says"), [(True, PilotEnd.ADOPTED), (False, PilotEnd.STOPPED)])
def test_what_became_of_a_pilot_is_told_as_such_and_what_was_proposed_by_its_mode(store, is_go, says):
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    done = decide(store, running, is_go, ANA, NOW, DAY, None, "The strike.")
    (decision,) = ledger.decisions(store)
    assert became(decision) is says
    assert (running.decided_at, done.decided_at) == (None, NOW)
    way = Option(Mode.NO, 0.0, 0.0, Range(0.0, 0.0, 0.0))
    assert became(replace(decision, mode=Mode.NO, options=(way,))) is Mode.NO


def test_a_draft_that_nobody_wants_is_withdrawn_and_what_runs_is_not(store):
    gone = withdraw(store, draft(store, WHOLE, NOW), NOW)
    with pytest.raises(RuleBroken, match="was withdrawn"):
        start(store, gone, "ana@example.org", NOW)
    with pytest.raises(RuleBroken, match="was withdrawn"):
        draft(store, gone, NOW)
    running = start(store, draft(store, WHOLE, NOW), "ana@example.org", NOW)
    with pytest.raises(RuleBroken, match="has started already"):
        withdraw(store, running, NOW)
    assert [one.state for one in pilots(store)] == ["running", "withdrawn"]
