# SPDX-License-Identifier: EUPL-1.2
"""The same questions, by different channels."""

from datetime import date

import pytest

from criterio.attribute.channels import standardised
from criterio.domain.errors import NotIdentified
from criterio.domain.estimate import Window

WINDOW = Window(date(2026, 1, 1), date(2026, 3, 31))


def counts(**cells: tuple[int, int]) -> list[dict[str, object]]:
    return [
        {"network": name.split("_")[0], "subject": name.split("_")[1], "answered": answered, "n": n}
        for name, (answered, n) in cells.items()
    ]


def test_a_channel_that_receives_the_easy_questions_is_not_called_better() -> None:
    """On every subject both answer alike; one only receives more of the easy ones."""
    made = standardised(
        counts(x_easy=(180, 200), x_hard=(20, 40), facebook_easy=(36, 40), facebook_hard=(100, 200)), WINDOW
    )
    plain = {channel.network: channel.plain.middle for channel in made.channels}
    assert plain["x"] - plain["facebook"] > 0.2
    assert abs(made.channels[0].alike.middle - made.channels[1].alike.middle) < 0.02
    assert "no channel is seen" in str(made.sentence)


def test_a_channel_that_answers_more_of_the_same_questions_is_named() -> None:
    made = standardised(
        counts(x_easy=(190, 200), x_hard=(90, 100), facebook_easy=(40, 100), facebook_hard=(20, 100)), WINDOW
    )
    assert made.channels[0].network == "x"
    assert str(made.sentence).startswith("For the same questions, X answers 9")


def test_the_part_of_the_questions_that_was_compared_is_told() -> None:
    made = standardised(counts(x_easy=(10, 20), x_rare=(5, 20), facebook_easy=(10, 20)), WINDOW)
    assert made.subjects == ("easy",)
    assert made.covered == pytest.approx(40 / 60)


def test_channels_without_a_subject_in_common_are_refused() -> None:
    with pytest.raises(NotIdentified, match="no subject comes by all"):
        standardised(counts(x_easy=(10, 20), facebook_hard=(10, 20)), WINDOW)


def test_the_order_in_which_channels_are_counted_changes_nothing() -> None:
    rows = counts(x_easy=(15, 20), facebook_easy=(9, 20), instagram_easy=(12, 20))
    assert standardised(rows, WINDOW) == standardised(reversed(rows), WINDOW)
