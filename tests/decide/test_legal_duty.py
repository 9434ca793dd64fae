# SPDX-License-Identifier: EUPL-1.2
"""A duty is known by what it is, however the declaration writes its name."""

from datetime import date

import pytest

from criterio.decide._criterion import Case
from criterio.decide.criteria.legal_duty import assess
from criterio.domain.administration import Administration, Cell
from criterio.domain.profile import Profile, ProfileKey


def assessed(declared: str, carried: str):
    administration = Administration("Villaclara", must_cover=(Cell(declared),))
    return assess(Case(Profile(ProfileKey("x", "ayto"), functions=(carried,)), administration, date(2026, 11, 1)))


@pytest.mark.parametrize("written", ["emergency", "Emergencias", " EMERGENCY ", "Emergencias y crisis"])
def test_what_the_declaration_says_must_be_covered_is_not_asked_for_twice(written):
    said = assessed(written, "emergency")
    assert said.because
    assert said.duties == ()


@pytest.mark.parametrize("written", ["citizen_service", "Atención ciudadana"])
def test_a_function_declared_in_other_words_is_a_duty_all_the_same(written):
    assert assessed(written, "citizen_service").because
