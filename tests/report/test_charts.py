# SPDX-License-Identifier: EUPL-1.2
"""Charts for a telephone and for a desk: the same figures, letters of one size, names of their own."""

import re
from datetime import date, timedelta

import pytest

from criterio.domain.sentence import Sentence
from criterio.language import Reader
from criterio.report.charts import NARROW, WIDE, Caption, Sheet, counterfactual, shown, trend

WEEKS = [(date(2025, 1, 6) + timedelta(weeks=place), float(place % 13)) for place in range(104)]
WORDS = Caption("past", "Two years", "Interactions & more")


@pytest.fixture(scope="module")
def charts() -> dict[Sheet, str]:
    return {sheet: trend(WEEKS, Reader("es"), WORDS, sheet) for sheet in (NARROW, WIDE)}


def _width(chart: str) -> float:
    return float(re.search(r'<svg[^>]* width="([\d.]+)"', chart)[1])


def test_a_wide_page_gets_a_chart_twice_as_wide_with_letters_of_the_same_size(charts):
    sizes = {sheet: set(re.findall(r'font-size="([^"]+)"', chart)) for sheet, chart in charts.items()}
    assert _width(charts[WIDE]) > 2 * _width(charts[NARROW])
    assert sizes[WIDE] == sizes[NARROW] == {"13px"}


def test_a_telephone_is_told_fewer_weeks_than_a_desk_and_never_one_over_another(charts):
    told = {sheet: re.findall(r"<text[^>]*>(\d+ \w+)</text>", chart) for sheet, chart in charts.items()}
    looks = {sheet: re.findall(r"<text([^>]*)>\d+ \w+</text>", chart) for sheet, chart in charts.items()}
    seen = {sheet: sum('opacity="0"' not in one for one in every) for sheet, every in looks.items()}
    assert told[WIDE][0] == "6 ene"
    assert seen[WIDE] == 8
    assert seen[NARROW] == 4


def test_both_stand_in_one_page_without_sharing_an_identifier(charts):
    named = [set(re.findall(r'\bid="([^"]+)"', chart)) for chart in charts.values()]
    assert not named[0] & named[1]
    for sheet, chart in charts.items():
        assert chart.count("<svg") == chart.count(f'class="{sheet.name}"') == 1
        assert f'<desc id="past-{sheet.name}-text">Interactions &amp; more</desc>' in chart


def test_what_would_have_been_has_a_band_only_where_it_has_a_range():
    begun = WEEKS[90][0]
    bands = [(day, 0.5 * value, 1.5 * value + 1) for day, value in WEEKS[90:]]
    drawn = {
        many: counterfactual((WEEKS, WEEKS, begun, bands[:many]), Reader("es"), WORDS, WIDE) for many in (0, len(bands))
    }
    assert [len(re.findall(r'fill-opacity="0.22"|opacity="0.22"', drawn[many])) for many in drawn] == [0, 1]


@pytest.mark.parametrize(
    ("known", "words"),
    [((), "the line their middle"), ((None, None), "their middle"), ((None, 3.0), "The line")],
)
def test_a_picture_speaks_of_its_line_only_where_something_of_the_past_is_known(known, words):
    past = [(date(2026, 1, 5) + timedelta(weeks=n), value) for n, value in enumerate(known)]
    assert words in str(shown(past, Sentence("The line is what came.")))
