# SPDX-License-Identifier: EUPL-1.2
import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.names import Absence, State, Unit
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, listing, say, say_many, together
from criterio.evidence.networks import called
from criterio.language import LANGUAGES, Reader

QUARTER = Window(date(2026, 1, 1), date(2026, 3, 31))


def figure(value=0.123, low=0.1, high=0.2, absent=None) -> Figure:
    return Figure("answered", "x:a", QUARTER, Unit.SHARE, value, low, high, absent=absent)


def test_numbers_are_written_as_the_reader_writes_them():
    assert Reader("es").number(1234567.891, 1) == "1.234.567,9"
    assert Reader("en").number(1234567.891, 1) == "1,234,567.9"


def test_three_significant_figures_unless_asked():
    numbers = [Reader("es").number(n) for n in (1234.5, 123.4, 12.34, 1.234, 0.1234, 0.01234, 3.0, 7, -0.000001)]
    assert numbers == ["1.234", "123", "12,3", "1,23", "0,123", "0,0123", "3", "7", "0"]


def test_zeros_at_the_end_are_not_a_claim_of_precision():
    assert [Reader("es").number(n) for n in (0.1, 1.5, 12.04)] == ["0,1", "1,5", "12"]
    assert Reader("es").number(1.5, 2) == "1,50"


@pytest.mark.parametrize(
    ("value", "es", "en"), [(22000.0, "22000", "22000"), (27.5, "27,5", "27.5"), (-0.125, "-0,125", "-0.125")]
)
def test_a_number_in_a_form_stands_as_it_would_be_typed(value, es, en):
    assert (Reader("es").typed(value), Reader("en").typed(value)) == (es, en)


def test_a_range_shows_both_ends_with_the_same_decimals():
    assert Reader("es").value(Range(8.13, 12.345, 17)) == "12,3 (8,1–17,0)"


def test_a_range_below_zero_is_not_mistaken_for_a_subtraction():
    assert Reader("es").range(-3, 4) == "de -3 a 4"
    assert Reader("en").range(-20, -5) == "from -20 to -5"


def test_shares_are_shown_as_percentages():
    assert Reader("es").percent(0.5) == "50\xa0%"
    assert Reader("eu").percent(0.5) == "%\xa050"
    assert Reader("es").value(figure()) == "12\xa0% (10\xa0%–20\xa0%)"


def test_unknown_is_said_in_words_and_never_as_zero():
    reader = Reader("en")
    assert [reader.number(None), reader.percent(None), reader.range(None, 1.0), reader.value(None)] == ["not known"] * 4
    assert reader.value(figure(None, None, None, Absence.NOT_OFFERED)) == "not offered by the network"


def test_a_sentence_may_carry_sentences_dates_and_lists():
    told = say("{who} until {day}", who=listing([say("active"), "x:ayto", "y"]), day=date(2026, 3, 5))
    assert Reader("es").text(told).startswith("activo, x:ayto y y")
    assert Reader("es").text(told).endswith("5 mar 2026")


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (["Facebook", "Instagram"], "Facebook e Instagram"),
        (["X", "YouTube", "Íñigo"], "X, YouTube e Íñigo"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["madre", "hija"], "madre e hija"),
        (["Instagram"], "Instagram"),
    ],
)
def test_in_spanish_and_is_said_otherwise_before_its_own_sound(items: list[str], told: str) -> None:
    assert Reader("es").list(items) == told


def test_a_template_that_nobody_translated_is_read_in_english():
    template = "Sentence of a test that no catalog has, {n}"
    assert Reader("ca").text(Sentence(template, {"n": 1.5})) == "Sentence of a test that no catalog has, 1,5"
    assert Reader("ca").text(say_many("{n} unheard thing", "{n} unheard things", 2)) == "2 unheard things"


def test_braces_in_imported_text_are_shown_as_they_are():
    assert Reader("es").text(Sentence("{name}", {"name": "{0.__class__}"})) == "{0.__class__}"


def test_a_window_and_a_moment_are_written_in_the_language():
    assert Reader("es").value(QUARTER) == "1 ene\N{THIN SPACE}–\N{THIN SPACE}31 mar 2026"
    assert Reader("en").value(datetime(2026, 1, 2, 15, 4, tzinfo=UTC)) == "02/01/2026, 15:04"


def test_a_language_that_nobody_speaks_here_is_read_in_english():
    assert Reader("fr").name(State.ACTIVE) == "active"


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15), st.sampled_from(list(Unit)))
def test_any_number_can_be_written(language: str, value: float, unit: Unit):
    assert any(sign.isdigit() for sign in Reader(language).figure(value, unit))


def test_a_figure_of_its_own_files_is_called_as_the_administration_calls_it():
    reader = Reader("es", {"tramites": "trámites terminados"})
    assert reader.indicator("tramites") == "trámites terminados"
    assert reader.indicator("citas_previas") == "citas previas"


def test_a_profile_is_told_by_its_name_where_it_is_known_and_by_its_handle_where_it_is_not():
    known = {"facebook:100064712345678": "Ajuntament de Vila"}
    reader = Reader("es", names=known)
    told = [reader.text(called(ProfileKey(*key))) for key in (
        ("facebook", "100064712345678"), ("x", "ajvila"), ("facebook", "100000000000001"),
    )]  # fmt: skip
    assert told == ["Facebook · Ajuntament de Vila", "X · ajvila", "Facebook · 100000000000001"]


def test_a_handle_in_a_sentence_is_what_it_was_after_it_was_kept():
    told = called(ProfileKey("facebook", "100064712345678"))
    assert str(pickle.loads(pickle.dumps(told))) == str(told) == "Facebook · 100064712345678"
    assert (
        Reader("es", names={"facebook:100064712345678": "Vila"}).text(pickle.loads(pickle.dumps(told)))
        == "Facebook · Vila"
    )


def test_whole_sentences_stand_one_after_another_and_are_no_list():
    told = together([say("Choose a state."), say("Choose a role.")])
    assert Reader("es").text(told) == "Elija un estado. Elija un papel."
    assert str(told) == "Choose a state. Choose a role."
