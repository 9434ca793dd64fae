# SPDX-License-Identifier: EUPL-1.2
import pytest

from criterio.evidence.messages import words_for


@pytest.mark.parametrize("word", ["answered", "respondido", "contestada", "respost", "pechado", "erantzunda"])
def test_an_answer_is_known_in_every_language_of_the_house(word: str) -> None:
    assert word in words_for("answered")


def test_words_are_written_as_they_are_compared() -> None:
    every = words_for("answered", "set_aside", "asks_nothing")
    assert [word for word in every if word != word.strip().lower()] == []
    assert len(every) == len(set(every))


def test_what_waits_is_never_taken_for_answered() -> None:
    assert {"open", "pending", "pendiente", "abierto"} & set(words_for("answered", "set_aside")) == set()
