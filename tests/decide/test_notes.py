# SPDX-License-Identifier: EUPL-1.2
"""What is said of how good the portfolio is."""

import pytest

from criterio.decide.notes import at_worst, certificate
from criterio.domain.verdict import Hindsight


@pytest.mark.parametrize("gap", [0.0, 1e-9, 0.0004])
def test_a_gap_that_would_be_read_as_nothing_is_said_as_nothing(gap):
    assert str(certificate(gap)) == "No other portfolio is better: all of them were compared."


def test_a_gap_is_told_in_per_cent():
    assert str(certificate(0.0123)) == "Another portfolio could be better, by 1.2 % at most."


def test_it_is_said_that_no_portfolio_risks_less_only_where_none_does():
    assert str(at_worst(Hindsight(23.52, 23.48, ()))).endswith("brought 23.5 points more. No portfolio risks less.")
    assert str(at_worst(Hindsight(23.5, 20.1, ("x:a",)))).endswith("The one that risks least risks 20.1.")
