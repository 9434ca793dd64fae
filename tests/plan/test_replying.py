# SPDX-License-Identifier: EUPL-1.2
"""Which replies stand beside which decision, and which have to be read before the next one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Signatory
from criterio.domain.verdict import Mode
from criterio.plan import publishing
from criterio.plan.replying import LONGEST, answer, beside, shown_to_all, to_read
from criterio.store import publications, replies
from criterio.store.ledger import Decision
from criterio.store.models import Decision as Row
from criterio.store.replies import Reply
from criterio.store.workspace import Store

MAYOR = Signatory("Alcaldía", "alcaldia@example.org")
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def hours(n):
    return NOON + timedelta(hours=n)


def decision(number, at, replaces=None, subject="x:one"):
    return Decision(number, subject, Mode.CLOSE, "", "alcaldia", at, date(2027, 5, 2), replaces)


def reply(number, at, decided=None, subject="x:one", for_all=True):
    return Reply(subject, decided, "Cultura", f"Answer {number}.", for_all, "ines", at, number)


SIGNED = (decision(1, hours(2)), decision(2, hours(6), replaces=1), decision(3, hours(6), subject="x:other"))
EVERY = (
    reply(1, hours(1)),
    reply(2, hours(3), decided=1),
    reply(3, hours(5)),
    reply(4, hours(7)),
    reply(5, hours(8), decided=2),
    reply(6, hours(9), decided=1),
    reply(7, hours(1), subject="x:other"),
)


def numbers(found):
    return [one.number for one in found]


def test_a_reply_to_a_proposal_stands_beside_the_decision_that_came_of_it():
    assert [numbers(beside(one, SIGNED, EVERY)) for one in SIGNED] == [[1, 2, 6], [3, 5], [7]]


def test_before_the_next_decision_the_answers_to_the_last_and_to_what_is_proposed_since_are_read():
    assert numbers(to_read("x:one", SIGNED, EVERY)) == [4, 5]
    assert numbers(to_read("x:one", (), EVERY)) == [1, 2, 3, 4, 5, 6]
    assert numbers(to_read("x:nobody", SIGNED, EVERY)) == []


@pytest.fixture
def store(tmp_path):
    (tmp_path / "administration.toml").touch()
    found = Store(tmp_path)
    Row(subject="x:one", mode="close", signed_by="alcaldia", at=NOON).save(using=found.alias)
    return found


def test_a_reply_is_written_once_and_stays_as_it_was(store):
    one = reply(0, NOON, decided=1)
    answer(store, one)
    with pytest.raises(RuleBroken, match="already"):
        answer(store, one)
    (kept,) = replies.replies(store, "x:one")
    assert (kept.text, kept.unit, kept.decision, kept.at) == ("Answer 0.", "Cultura", 1, NOON)


@pytest.mark.parametrize("text", ["", " \n ", "a" * (LONGEST + 1)])
def test_nothing_and_too_much_are_no_reply(store, text):
    with pytest.raises(RuleBroken):
        answer(store, Reply("x:one", 1, "Cultura", text, True, "ines", NOON))
    assert replies.replies(store) == []


def test_who_sees_a_reply_is_what_its_author_wrote_until_somebody_says_otherwise(store):
    answer(store, reply(0, NOON, decided=1, for_all=False))
    answer(store, reply(1, NOON, decided=1, for_all=True))
    inside, open_one = replies.replies(store)

    def seen():
        return shown_to_all((inside, open_one), publications.of_replies(store))

    assert seen() == (open_one,)
    publishing.publish_reply(store, 1, inside, MAYOR, NOON)
    publishing.withhold_reply(store, 1, open_one, "It names a neighbour.", MAYOR, NOON)
    assert seen() == (inside,)
    with pytest.raises(RuleBroken, match="already"):
        publishing.withhold_reply(store, 1, open_one, "Again.", MAYOR, NOON)
    with pytest.raises(RuleBroken, match="why"):
        publishing.withhold_reply(store, 1, inside, " ", MAYOR, NOON)
    assert publications.withheld(store) == {}
