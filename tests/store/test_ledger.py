# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from criterio.domain.errors import RuleBroken
from criterio.domain.estimate import Range
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.governance import Signatory
from criterio.domain.names import Grade
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Option, Verdict
from criterio.store import models
from criterio.store.ledger import (
    LEVELS,
    Expectation,
    come_due,
    decisions,
    expectations,
    freeze,
    in_force,
    record_decision,
    write_expectation,
)
from criterio.store.sentences import kept

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
COMING = Forecast("interactions", "x:ayto", date(2026, 11, 2), 1, tuple(1000 * level for level in QUANTILES))
RANGE = Range(0.5, 1.0, 2.0)
KEEP = Option(Mode.KEEP, 2.0, 0.0, RANGE)
VERDICT = Verdict("x:ayto", Mode.KEEP, "", (say("It answers."),), (), 2.0, 0.0, RANGE, Grade.D, options=(KEEP,))


def test_an_expectation_is_read_back_at_the_levels_that_people_are_asked_for(store):
    assert freeze(store, [COMING], NOW) == 1
    (found,) = expectations(store)
    assert (found.metric, found.subject, found.due) == ("interactions", "x:ayto", date(2026, 11, 8))
    assert (found.levels, found.author, found.written_at) == (LEVELS, "baseline", NOW)
    assert found.quantiles == pytest.approx([50, 250, 500, 750, 950])


def test_what_is_expected_of_a_count_is_whole_at_levels_between_those_of_the_forecast_too(store):
    counted = replace(COMING, quantiles=(0.0, 0.0, 1.0, 2.0, 4.0, 7.0, 9.0, 16.0, 20.0))
    freeze(
        store, [counted, replace(counted, metric="waiting", quantiles=(0.0, 0.0, 1.0, 2.0, 4.5, 7.0, 9, 16, 20))], NOW
    )
    whole, between = (found.quantiles for found in expectations(store))
    assert whole == (0.0, 2.0, 4.0, 7.0, 15.0)
    assert between[0] == pytest.approx(0.025 / 0.14)


def test_what_was_expected_first_stands(store):
    freeze(store, [COMING], NOW)
    mended = replace(COMING, quantiles=tuple(9 * value for value in COMING.quantiles))
    assert freeze(store, [mended, replace(COMING, subject="x:other")], NOW) == 1
    assert [found.quantiles[2] for found in expectations(store)] == pytest.approx([500, 500])


def test_what_has_come_due_since_the_data_end_is_counted_once_whoever_expected_it(store):
    later = replace(COMING, week=date(2026, 11, 9))
    for author in ("baseline", "Ana"):
        freeze(store, [COMING, later], NOW, author)
    days = [(date(2026, 11, 7), date(2026, 11, 8)), (date(2026, 11, 8), date(2026, 11, 14)), (date.min, date.max)]
    assert [come_due(store, after, until) for after, until in days] == [1, 0, 2]


def test_two_authors_may_expect_different_things(store):
    freeze(store, [COMING], NOW)
    assert freeze(store, [COMING], NOW, author="Ana") == 1


def test_nobody_rewrites_what_was_expected(store):
    freeze(store, [COMING], NOW)
    row = models.Expectation.objects.using(store.alias).get()
    row.quantiles = [0, 0, 0, 0, 0]
    with pytest.raises(RuleBroken):
        row.save(using=store.alias)


def test_the_database_itself_refuses_to_change_or_delete_what_was_expected(store):
    freeze(store, [COMING], NOW)
    table = models.Expectation.objects.using(store.alias)
    for rewrite in (lambda: table.update(due=date(2027, 1, 3)), lambda: table.all()._raw_delete(store.alias)):
        with pytest.raises(IntegrityError):
            rewrite()
    assert [found.due for found in expectations(store)] == [date(2026, 11, 8)]


def test_a_later_expectation_of_the_same_author_replaces_the_earlier_openly(store):
    mine = Expectation("interactions", "x:ayto", date(2026, 11, 8), LEVELS, (1, 2, 3, 4, 5), "Ana", NOW)
    first = write_expectation(store, mine)
    other = write_expectation(store, replace(mine, author="Luis"))
    second = write_expectation(store, replace(mine, quantiles=(2, 3, 4, 5, 6)))
    day = write_expectation(store, replace(mine, days=1))  # the Sunday alone is another thing than its week
    assert (first.replaces, other.replaces, second.replaces, day.replaces) == (None, None, first.number, None)
    assert [one.days for one in expectations(store)] == [7, 7, 1, 7]


def test_a_decision_keeps_its_reasons_and_the_options_beside_it(store):
    first = record_decision(store, VERDICT, Signatory("Ana"), NOW, date(2027, 6, 30))
    row = models.Decision.objects.using(store.alias).get()
    assert (row.reasons, [option["mode"] for option in row.options]) == ([kept(say("It answers."))], ["keep"])
    assert first.reasons == (say("It answers."),)
    assert (first.signed_by, first.review_on, first.replaces) == ("Ana", date(2027, 6, 30), None)


def test_a_later_decision_replaces_the_earlier_openly(store):
    first = record_decision(store, VERDICT, Signatory("Ana"), NOW, None)
    second = record_decision(store, replace(VERDICT, mode=Mode.CLOSE), Signatory("Luis"), NOW, None)
    assert second.replaces == first.number
    assert [found.mode for found in decisions(store)] == ["keep", "close"]
    assert in_force(decisions(store)) == {"x:ayto": second}
