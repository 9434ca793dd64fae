# SPDX-License-Identifier: EUPL-1.2
"""A sentence that is kept is the same sentence when it is read."""

import json
from datetime import UTC, date, datetime

import pytest

from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, listing, say, say_many, together
from criterio.language import Reader
from criterio.store.sentences import kept, told

INSIDE = say_many("{n} hour a week", "{n} hours a week", 4800.0)
SENTENCES = [
    say("It answers."),
    say("It takes {hours} and {euros} € a year.", hours=INSIDE, euros=1388.5),
    say("On {day} at {at}.", day=date(2026, 10, 31), at=datetime(2026, 10, 31, 9, tzinfo=UTC)),
    listing([say("one"), say("other")]),
    together([say("One."), INSIDE]),
    Sentence("All Saints", said={"es": "Todos los Santos"}),
    say("{known} {nothing}", known=True, nothing=None),
]


@pytest.mark.parametrize("sentence", SENTENCES, ids=str)
@pytest.mark.parametrize("language", ["es", "en", "eu"])
def test_a_sentence_is_told_as_before_it_was_kept(sentence: Sentence, language: str) -> None:
    read = told(json.loads(json.dumps(kept(sentence))))
    assert read == sentence
    assert Reader(language).text(read) == Reader(language).text(sentence)


def test_what_people_wrote_stays_as_they_wrote_it() -> None:
    assert told(kept("Nobody {reads} it.")) == "Nobody {reads} it."


def test_a_value_that_records_do_not_know_is_kept_as_it_reads() -> None:
    assert str(told(kept(say("{grade}", grade=Grade.A)))) == str(Grade.A)
