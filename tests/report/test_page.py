# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from tests.report.build import HOSTILE, hostile, plan

from criterio.domain.estimate import Range
from criterio.language import Reader
from criterio.report.outline import MOST_SUBJECTS, Outline
from criterio.report.page import page
from criterio.report.subjects import called


@pytest.fixture(scope="module")
def english() -> str:
    return page(plan(24), Reader("en"))


def test_the_page_of_the_councillor_comes_first_and_answers_five_questions(english: str):
    first = english[english.index('id="summary"') : english.index('id="register"')]
    asked = re.findall("<h3>(.*?)</h3>", first)
    assert asked == [
        "What we have",
        "What we should stop",
        "What we should start",
        "What to expect",
        "What we do not know",
    ]


def test_the_page_asks_nothing_of_the_network(english: str):
    assert re.findall(r"<(?:script|link|img|iframe)\b|@import|url\((?!#)|src=", english) == []
    assert "default-src 'none'" in english


def test_every_chart_is_read_aloud_and_has_its_data(english: str):
    drawn = re.findall(r'<svg role="img" aria-labelledby="(\S+) (\S+)"', english)
    assert len(drawn) == 11
    assert all(f'<title id="{title}">' in english and f'<desc id="{text}">' in english for title, text in drawn)
    assert english.count('<details class="data">') == len(drawn)


def test_identifiers_are_unique(english: str):
    names = re.findall(r'\bid="([^"]+)"', english)
    assert len(set(names)) == len(names)


def test_every_link_inside_the_page_leads_somewhere(english: str):
    names = set(re.findall(r'\bid="([^"]+)"', english))
    assert [anchor for anchor in re.findall(r'href="#([^"]+)"', english) if anchor not in names] == []


def test_absent_figures_are_told_in_words(english: str):
    assert "<strong>Not offered by the network:</strong>" in english


def test_every_verdict_is_told_with_its_reasons():
    told = page(plan(24), Reader("en"))
    verdicts = told[told.index('id="verdicts"') : told.index('id="bets"')]
    assert verdicts.count("<dt>Because</dt>") == 24
    assert verdicts.count("<dt>Would change if</dt>") == 24


def test_imported_text_is_escaped():
    told = page(hostile(), Reader("es"))
    assert HOSTILE not in told
    assert "&lt;script&gt;" in told
    assert "javascript:alert" not in told


def test_numbers_are_written_in_the_language_of_the_reader():
    assert "61,5" in page(plan(3), Reader("es"))
    assert "61.5" in page(plan(3), Reader("en"))
    assert Reader("es").value(Range(8.1, 12.3, 17)) in page(plan(3), Reader("es"))


def test_nine_hundred_profiles_stay_readable():
    told = page(plan(900), Reader("es"))
    assert len(told) < 4_000_000
    assert told.count('<details class="data">') == 11
    assert "figures.csv" in told


def test_the_whole_comes_before_its_parts():
    outline = Outline(plan(30))
    assert [outlook.subject for outlook in outline.fans][:2] == ["all", "all"]
    assert len(outline.diagnosis) == 30 <= MOST_SUBJECTS


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("x:ayto", "X · ayto"),
        ("unit:Library", "Library"),
        ("network:x", "X, all its profiles"),
        ("all", "The whole administration"),
        ("initiative:Alerts: by night", "Alerts: by night"),
    ],
)
def test_subjects_are_called_as_people_call_them(subject: str, name: str):
    assert Reader("en").text(called(subject)) == name
