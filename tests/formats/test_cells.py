# SPDX-License-Identifier: EUPL-1.2
"""Numbers, durations, dates and identifiers as platforms and people write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.formats import _cells as cells
from criterio.formats._cells import DecimalEvidence, NotUnderstood
from criterio.formats._dates import decide_date_order, range_in_name

ON = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("15,000", 15000),
        ('"15,000"', 15000),
        ("1.234", 1234),
        ("0.034", 0.034),
        ("12,5", 12.5),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1.2K", 1200),
        ("3,4 M", 3.4e6),
        ("1,2 mil", 1200),
        ("38%", 0.38),
        ("−5", -5),
    ],
)
def test_numbers_are_read_as_people_write_them(text, value):
    assert cells.number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", " ", "-", "—", "N/A", "#N/D", "None", "null"])
def test_blank_is_unknown_and_never_zero(text):
    assert cells.number(text) is None
    assert cells.seconds(text) is None
    assert cells.yes(text) is None
    assert cells.moment(text, "UTC") is None


@pytest.mark.parametrize("text", ["NaN", "nan", "<NA>"])
def test_what_programs_write_for_unknown_numbers_is_unknown(text):
    assert cells.number(text) is None
    assert not cells.is_blank(text)  # somebody may be called so


@pytest.mark.parametrize("text", ["inf", "=cmd()", "1,2,3", "1e999", "٣", "9" * 400, "12 de mayo"])
def test_nonsense_is_no_number(text):
    with pytest.raises(NotUnderstood):
        cells.number(text)


@given(st.integers(-(10**12), 10**12))
def test_grouped_whole_numbers_come_back_in_both_conventions(value):
    assert cells.number(f"{value:,}") == value
    assert cells.number(f"{value:,}".replace(",", ".")) == value


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimals_come_back_when_the_mark_is_known(whole, cents):
    written = f"{whole:,}.{cents:02d}"
    assert cells.number(written, ".") == pytest.approx(float(f"{whole}.{cents:02d}"))
    assert cells.number(written.translate(str.maketrans(",.", ".,")), ",") == pytest.approx(
        float(f"{whole}.{cents:02d}")
    )


@given(st.text(max_size=40))
def test_parsers_raise_nothing_but_their_own_refusal(text):
    parsers = [
        cells.number,
        cells.count,
        cells.seconds,
        cells.yes,
        lambda cell: cells.day(cell, "dmy", ON),
        lambda cell: cells.moment(cell, "Europe/Madrid", None, ON),
    ]
    for parse in parsers:
        try:
            parse(text)
        except NotUnderstood as fault:
            assert str(fault)  # noqa: PT017
    assert cells.is_damaged(text) in {True, False}


@given(st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ,]{1,2}[0-9]{1,4}([ T][0-9]{1,2}:[0-9]{2})?", fullmatch=True))
def test_what_looks_like_a_date_is_one_or_is_refused(text):
    try:
        assert cells.day(text, "mdy", ON).year >= 1900
    except NotUnderstood as fault:
        assert text.strip()[0] in str(fault)  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "value"), [("0:00:46", 46), ("12:05", 725), ("46", 46), ("1h 30m", 5400), ("0:12", 12), ("2:03:00", 7380)]
)
def test_durations_are_seconds(text, value):
    assert cells.seconds(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Jan 13, 2026", date(2026, 1, 13)),
        ("Tue, Mar 10, 2026", date(2026, 3, 10)),
        ("5 sept 2026", date(2026, 9, 5)),
        ("13 de enero de 2026", date(2026, 1, 13)),
        ("15 d’agost de 2026", date(2026, 8, 15)),
        ("1 de xuño de 2026", date(2026, 6, 1)),
        ("2026(e)ko abuztuaren 15a", date(2026, 8, 15)),
        ("23 August", date(2026, 8, 23)),
        ("23 October", date(2025, 10, 23)),
        ("29 February", date(2024, 2, 29)),
        ("2025-08-01T00:00:00", date(2025, 8, 1)),
        ("20250801", date(2025, 8, 1)),
        ("20250801 14:00", date(2025, 8, 1)),
        ("03/01/2026 14:00", date(2026, 3, 1)),
    ],
)
def test_days_are_read_in_figures_and_in_five_languages(text, value):
    assert cells.day(text, "mdy", ON) == value


@pytest.mark.parametrize(
    "text", ["0000-01-01", "9999-12-31", "99/99/2026", "30 February 2026", "20260231", "20261301", "Marbella 5, 2026"]
)
def test_days_that_cannot_be_are_refused(text):
    with pytest.raises(NotUnderstood):
        cells.day(text, "mdy", ON)


def test_an_ambiguous_day_is_asked_for_and_not_guessed():
    with pytest.raises(NotUnderstood, match="two different days"):
        cells.day("03/04/2026")


def test_times_are_utc_and_their_own_offset_wins_over_the_zone():
    assert cells.moment("2026-08-15 12:00 +0000", "Europe/Madrid") == datetime(2026, 8, 15, 12, tzinfo=UTC)
    assert cells.moment("2026-08-15 12:00", "Europe/Madrid") == datetime(2026, 8, 15, 10, tzinfo=UTC)
    assert cells.moment("8/15/26, 3:04 PM", "UTC", "mdy") == datetime(2026, 8, 15, 15, 4, tzinfo=UTC)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))
def test_moments_come_back(moment):
    assert cells.moment(moment.isoformat(timespec="seconds"), "UTC") == moment.replace(microsecond=0)


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=1),
    st.sampled_from([("mdy", "%m/%d/%Y"), ("dmy", "%d/%m/%Y")]),
)
def test_the_date_order_decided_is_never_the_wrong_one(days, convention):
    order, pattern = convention
    if any(day.day > 12 for day in days):
        assert decide_date_order(day.strftime(pattern) for day in days) == order


def test_the_name_of_the_file_decides_where_the_dates_do_not():
    assert range_in_name("Jan-27-2025_Feb-23-2025_1.csv") == (date(2025, 1, 27), date(2025, 2, 23))
    assert decide_date_order(["02/01/2025"], "Jan-27-2025_Feb-23-2025_1.csv") == "mdy"
    assert decide_date_order(["02/01/2025"]) is None


def test_rows_in_order_of_time_decide():
    days = [date(2026, month, 1 + month * 5 % 12) for month in range(1, 13)]
    assert decide_date_order(day.strftime("%d/%m/%Y") for day in days) == "dmy"


@pytest.mark.parametrize(
    ("text", "value"), [("Sí", True), ("fals", False), ("bai", True), ("0", False), ("TRUE", True)]
)
def test_yes_and_no_are_heard_in_every_language(text, value):
    assert cells.yes(text) is value


def test_identifiers_that_a_spreadsheet_rounded_are_known():
    assert cells.is_damaged("1.22158E+17")
    assert cells.may_be_damaged("122158123456789000")
    assert not cells.may_be_damaged("1323615313779433472")
    exact = [1323615313779433472 + 257 * step for step in range(20)]
    assert not cells.all_rounded(map(str, exact))
    assert cells.all_rounded(str(int(float(number))) for number in exact)
    assert cells.all_rounded(f"{132361531377943 + step}0000" for step in range(20))


def test_an_identifier_that_ends_in_zeros_among_others_is_whole():
    assert not cells.is_damaged("1323615313779430000")
    assert not cells.all_rounded(["1323615313779430000", *(str(1323615313779433472 + 257 * n) for n in range(20))])


def test_a_column_of_fractions_tells_its_decimal_mark():
    evidence = DecimalEvidence()
    for text in ("12,345", "0,5", "1.400,25"):
        evidence.hear(text)
    assert evidence.decide() == ","


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("46082", "2026-03-01"),
        ("46082.75", "2026-03-01 18:00:00"),
        ("2026-03-01", "2026-03-01"),
        ("20260301", "20260301"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_the_number_that_a_spreadsheet_keeps_a_day_as_is_that_day(text, said):
    assert cells.from_serial(text) == said


def test_what_is_remembered_of_a_file_is_short_and_few():
    remembered = cells._remembered.cache_info
    before = remembered().currsize
    assert cells.number("1" * 200) == float("1" * 200)
    assert remembered().currsize == before
    assert [cells.number(str(number)) for number in range(10_000)] == [float(number) for number in range(10_000)]
    assert remembered().currsize <= 4096
