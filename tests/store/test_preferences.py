# SPDX-License-Identifier: EUPL-1.2
"""One set of answers a person; once it is finished nobody changes it, and a later one replaces it."""

from datetime import UTC, date, datetime

import pytest

from criterio.domain.errors import RuleBroken
from criterio.domain.names import Aspect
from criterio.domain.preference import Answer, Preferred, Question
from criterio.store.preferences import begin, sittings, standing_answers, write_answers

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
ONE = Answer(Question(Aspect.SERVICE, Aspect.SOCIAL, 2.0), Preferred.SAME, "Ana", date(2026, 11, 20))


def test_answers_are_read_back_as_they_were_given_and_count_once_finished(store):
    sitting = begin(store, "Ana", NOW)
    write_answers(store, sitting.number, [ONE], None)
    assert (sittings(store)[0].answers, standing_answers(store)) == ((ONE,), ())
    write_answers(store, sitting.number, [ONE], NOW)
    assert standing_answers(store) == (ONE,)


def test_nobody_changes_what_is_finished(store):
    sitting = begin(store, "Ana", NOW)
    write_answers(store, sitting.number, [ONE], NOW)
    with pytest.raises(RuleBroken, match="nobody changes"):
        write_answers(store, sitting.number, [], None)
    assert standing_answers(store) == (ONE,)


def test_a_later_set_replaces_the_former_of_the_same_person_only_when_it_is_finished(store):
    write_answers(store, begin(store, "Ana", NOW).number, [ONE], NOW)
    later = begin(store, "Ana", NOW)
    assert standing_answers(store) == (ONE,)
    write_answers(store, later.number, [], NOW)
    assert standing_answers(store) == ()
    assert len(sittings(store)) == 2
