# SPDX-License-Identifier: EUPL-1.2
"""What people write in forms: whatever it is, what is read of it can be reckoned with."""

from datetime import timedelta
from math import inf, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.language import LANGUAGES, Reader
from criterio.web.written import FIRST, LAST, day, day_in, number, plain_number, span_in, whole

DAYS = st.dates()


@pytest.mark.parametrize(
    ("text", "read"),
    [("12,5", 12.5), (" -3 ", -3.0), ("1e3", 1000.0), ("", None), ("nan", None), ("-inf", None), ("1e12", None)],
)
def test_a_number_is_read_as_people_write_it(text, read):
    assert number(text) == read


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [("es", "6.000", 6000.0), ("es", "1.234,5", 1234.5), ("es", "12.5", 12.5), ("es", "0.125", 0.125),
     ("es", "23 450", 23450.0), ("eu", "6.000 €", 6000.0), ("en", "6,000", 6000.0), ("en", "6.000", 6.0),
     ("en", "12,5", 12.5), ("es", "20 %", 20.0)],
)  # fmt: skip
def test_thousands_are_read_as_whoever_reads_writes_them(language, text, read):
    assert float(plain_number(text, language)) == read


@given(st.sampled_from(LANGUAGES), st.floats(-1e9, 1e9).map(lambda value: round(value, 6)))
def test_what_a_form_shows_is_read_again_as_it_was(language, value):
    assert float(plain_number(Reader(language).typed(value), language)) == pytest.approx(value)


@given(st.one_of(st.text(), st.floats().map(str)))
def test_what_is_read_as_a_number_is_one(text):
    found = number(text, beyond=inf)
    assert found is None or isfinite(found)


@given(DAYS)
def test_a_day_is_read_only_where_a_year_before_and_after_are_days_too(one):
    found = day(one.isoformat())
    assert found == (one if FIRST <= one <= LAST else None)
    if found:
        assert found - timedelta(days=365) < found < found + timedelta(days=365)


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "2026-02-29", "31/12/2026", ""])
def test_no_other_day_is_read(text):
    errors = {}
    assert day_in({"on": text}, "on", errors) is None
    assert list(errors) == (["on"] if text else [])


@given(st.text(alphabet="0123456789٣-+_ ", max_size=40))
def test_the_number_of_a_record_fits_into_the_database(text):
    found = whole(text)
    assert found is None or 0 <= found < 1 << 63


@pytest.mark.parametrize(
    ("low", "high", "read"),
    [("1", "2,5", (1.0, 2.5)), ("3", "", (3.0, 3.0)), ("", "3", (3.0, 3.0)), ("", "", None)],
)
def test_a_span_has_two_ends_or_one_that_is_both(low, high, read):
    errors = {}
    assert span_in({"hours_low": low, "hours_high": high}, "hours", errors) == read
    assert errors == {}


@pytest.mark.parametrize(("low", "high"), [("2", "1"), ("-1", "1"), ("nan", "nan"), ("0", "inf"), ("few", "many")])
def test_a_span_that_cannot_be_is_told_beside_its_field(low, high):
    errors = {}
    assert span_in({"hours_low": low, "hours_high": high}, "hours", errors) is None
    assert list(errors) == ["hours_low"]


def test_what_is_expected_may_fall():
    assert span_in({"expected_low": "-20", "expected_high": "-5"}, "expected", {}, least=-inf) == (-20.0, -5.0)
