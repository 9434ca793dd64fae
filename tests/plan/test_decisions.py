# SPDX-License-Identifier: EUPL-1.2
"""Signing the whole portfolio: what may be decided otherwise, what no signature opens, and what stays on record."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError
from tests.report.build import plan

from criterio.domain.administration import Administration, Cell
from criterio.domain.errors import RuleBroken
from criterio.domain.estimate import Range
from criterio.domain.governance import Signatory
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Option
from criterio.plan.decisions import Otherwise, decided, faults_of, sign
from criterio.store import ledger, models, portfolios

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
REVIEW = date(2027, 2, 20)
FREE = Range(0.0, 0.0, 0.0)


@pytest.fixture
def town():
    """Eight profiles; the second is kept, may be closed or strengthened at 400 hours and, by law, not merged."""
    made = plan(8)
    first, second, *rest = made.portfolio.verdicts
    ways = (
        *second.options,
        Option(Mode.STRENGTHEN, 400.0, 300.0, FREE),
        Option(Mode.MERGE, 0.0, 0.0, FREE, forbidden=say("the law asks for it")),
    )
    return replace(made, portfolio=replace(made.portfolio, verdicts=(first, replace(second, options=ways), *rest)))


def kept(town):
    return town.portfolio.verdicts[1].subject


def signed(store, town, *otherwise, **changed):
    words = {
        "who": Signatory("Marta Olmedo", "marta@example.org"),
        "at": NOW,
        "review_on": REVIEW,
        "mark": "files-7",
    } | changed
    return sign(store, town, otherwise, **words)


def test_signing_writes_one_decision_an_item_with_options_evidence_and_portfolio(store, town):
    one = signed(store, town, statement="  Whole.  ")
    found = ledger.decisions(store)
    assert [d.subject for d in found] == [v.subject for v in town.portfolio.verdicts]
    assert {(d.portfolio, d.proposed, d.signed_by, d.account, d.review_on) for d in found} == {
        (one.number, "", "Marta Olmedo", "marta@example.org", REVIEW)
    }
    assert found[1].options == town.portfolio.verdicts[1].options
    assert found[0].evidence == ledger.Evidence("D", "core", town.on, ("meta-instagram-2026.csv", "aforo.csv"))
    assert (one.statement, one.mark, one.totals.hours, one.totals.otherwise) == ("Whole.", "files-7", 61.5, 0)
    assert portfolios.portfolios(store) == [one]


def test_what_is_decided_otherwise_keeps_the_proposal_and_the_persons_reason(store, town):
    one = signed(store, town, Otherwise(kept(town), Mode.CLOSE, "Nobody reads it."))
    decision = ledger.decisions(store)[1]
    assert (decision.mode, decision.proposed) == (Mode.CLOSE, "keep")
    assert [str(reason) for reason in decision.reasons] == ["Nobody reads it."]
    assert one.totals.otherwise == 1
    assert one.totals.hours == pytest.approx(sum(v.hours for v in town.portfolio.verdicts) - 2.5)


def test_a_later_portfolio_replaces_the_former_openly(store, town):
    first, second = signed(store, town), signed(store, town)
    assert second.replaces == first.number
    last = ledger.decisions(store)[-1]
    assert last.replaces == ledger.decisions(store)[7].number


@pytest.mark.parametrize(
    ("mode", "reason", "told"),
    [
        (Mode.CLOSE, "  ", "Write why"),
        (Mode.HAND_OVER, "Better there.", "not open"),
        (Mode.MERGE, "They say the same.", "the law asks for it"),
        (Mode.STRENGTHEN, "It deserves it.", "there are 80"),
    ],
)
def test_no_signature_opens_what_is_shut(store, town, mode, reason, told):
    with pytest.raises(RuleBroken, match=told):
        signed(store, town, Otherwise(kept(town), mode, reason))
    assert ledger.decisions(store) == []


def test_nobody_decides_on_what_is_not_there(town):
    with pytest.raises(RuleBroken, match="no verdict"):
        decided(town.portfolio, [Otherwise("x:nobody", Mode.CLOSE, "Gone.")])


def test_what_must_be_covered_keeps_its_last_channel(town):
    key = kept(town)
    standings = tuple(
        replace(s, profile=replace(s.profile, functions=("emergency",))) if str(s.profile.key) == key else s
        for s in town.standings
    )
    duty = Administration("Villaclara", must_cover=(Cell("emergency"),))
    plan_ = replace(town, administration=duty, standings=standings)
    closed = decided(town.portfolio, [Otherwise(key, Mode.CLOSE, "Few followers.")])
    assert [str(fault) for fault in faults_of(plan_, closed)] == [
        "Nothing serves Emergencies and crisis: open a channel, or say which profile does."
    ]
    assert list(faults_of(plan_, town.portfolio.verdicts)) == []


def test_nothing_merges_into_what_stops(town):
    merged = next(v for v in town.portfolio.verdicts if v.mode is Mode.MERGE)
    closed = decided(town.portfolio, [Otherwise(merged.into, Mode.CLOSE, "Few followers.")])
    assert any("which stops" in str(fault) for fault in faults_of(town, closed))


def test_a_review_must_come_after_today(store, town):
    with pytest.raises(RuleBroken, match="after today"):
        signed(store, town, review_on=NOW.date())


def test_the_database_itself_refuses_to_rewrite_what_was_signed(store, town):
    signed(store, town)
    for table in (models.Decision, models.SignedPortfolio):
        rows = table.objects.using(store.alias)
        with pytest.raises(DatabaseError, match="written once"):
            rows.update(signed_by="Somebody else")
        with pytest.raises(DatabaseError, match="written once"):
            rows.all()._raw_delete(store.alias)
