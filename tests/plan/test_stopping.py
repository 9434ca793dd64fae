# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest

from criterio.domain.administration import Initiative
from criterio.domain.estimate import Range
from criterio.domain.names import Grade
from criterio.domain.verdict import Mode, Option, Portfolio, Verdict
from criterio.plan.stopping import deciding_change, hour_price, wants_more

TRIED = Initiative("Cita por mensaje", expected=(2.0, 10.0))


def verdict(mode: Mode, hours: float, value: float, *options: Option) -> Verdict:
    return Verdict("x", mode, "", (), (), hours, 0.0, Range(value - 1, value, value + 1), Grade.D, options=options)


def portfolio(capacity: float | None, *verdicts: Verdict) -> Portfolio:
    hours = sum(one.hours for one in verdicts)
    return Portfolio(verdicts, hours, capacity, 0.0, None, Range(0, 0, 0), 0.0)


WHOLE = verdict(Mode.PILOT, 1.0, 0.3, Option(Mode.FULL, 4.0, 0.0, Range(0.0, 2.0, 4.0)))


def test_an_hour_costs_what_it_brings_where_it_brings_least_and_nothing_while_hours_are_left():
    kept = verdict(Mode.KEEP, 10.0, 5.0), verdict(Mode.FULL, 4.0, 8.0), verdict(Mode.CLOSE, 0.0, 0.0)
    assert hour_price(portfolio(14.0, *kept)) == pytest.approx(0.5)
    assert hour_price(portfolio(100.0, *kept)) == 0.0
    assert hour_price(portfolio(None, *kept)) == 0.0


def test_a_pilot_that_pays_its_hours_exactly_as_believed_stops_below_what_was_believed():
    assert deciding_change(TRIED, WHOLE, 0.5) == pytest.approx(6.0)  # four hours at half a point are the two believed


def test_the_dearer_an_hour_the_more_a_pilot_must_show():
    told = [deciding_change(TRIED, WHOLE, price) for price in (0.4, 0.5, 0.6)]
    assert told == sorted(told)
    assert told[0] < told[2]


def test_where_fewer_are_wanted_the_dearer_an_hour_the_fewer_must_be_left():
    fewer = replace(TRIED, expected=(-18.0, -6.0))
    told = [deciding_change(fewer, WHOLE, price) for price in (0.0, 0.4, 0.5, 0.6, 9.0)]
    assert (told[0], told[2], told[-1]) == (-6.0, pytest.approx(-12.0), -18.0)
    assert told == sorted(told, reverse=True)
    assert (wants_more(TRIED), wants_more(fewer)) == (True, False)


def test_it_stays_within_what_was_expected():
    assert (deciding_change(TRIED, WHOLE, 0.0), deciding_change(TRIED, WHOLE, 9.0)) == (2.0, 10.0)


@pytest.mark.parametrize(
    ("tried", "judged"),
    [
        (replace(TRIED, expected=None), WHOLE),
        (TRIED, replace(WHOLE, options=())),
        (TRIED, verdict(Mode.PILOT, 1.0, 0.3, Option(Mode.FULL, 4.0, 0.0, Range(2.0, 2.0, 2.0)))),
    ],
)
def test_where_nothing_is_expected_nothing_is_proposed(tried, judged):
    assert deciding_change(tried, judged, 0.5) is None
