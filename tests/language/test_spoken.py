# SPDX-License-Identifier: EUPL-1.2
import pytest

from criterio.domain.profile import Tongue
from criterio.language import LANGUAGES, Reader
from criterio.language.spoken import called, code


@pytest.mark.parametrize(
    ("written", "meant"),
    [("es", "es"), ("castellano", "es"), ("Español ", "es"), ("gaztelania", "es"), ("català", "ca"), ("Valencià", "ca"),
     ("euskera", "eu"), ("galego", "gl"), ("English", "en"), ("árabe", "ar"), ("klingon", None), ("", None)],
)  # fmt: skip
def test_a_language_has_one_code_however_it_is_written(written, meant):
    assert code(written) == meant


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_language_is_called_leads_back_to_it(language):
    assert [code(called(one, language)) for one in LANGUAGES] == list(LANGUAGES)


def test_a_sentence_says_a_language_by_its_name_and_an_unknown_one_as_it_was_written():
    assert (Reader("es").value(Tongue("ca")), Reader("es").tongues(("ca", "klingon"))) == (
        "catalán",
        "catalán, klingon",
    )
