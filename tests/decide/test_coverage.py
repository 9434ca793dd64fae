# SPDX-License-Identifier: EUPL-1.2
from criterio.decide.coverage import served, untold
from criterio.domain.administration import Cell
from criterio.domain.profile import Profile, ProfileKey
from criterio.language import Reader

DUTY = Cell("emergency", "es")


def test_a_register_may_name_a_language_otherwise_than_a_duty_does():
    police = Profile(ProfileKey("x", "policia"), functions=("emergency",), languages=("castellano",))
    assert served(police, (DUTY, Cell("emergency", "ca")), "ca") == {DUTY}


def test_what_nothing_serves_is_told_with_the_name_of_the_language():
    assert "en español:" in Reader("es").text(untold(DUTY))
