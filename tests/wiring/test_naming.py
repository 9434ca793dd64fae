# SPDX-License-Identifier: EUPL-1.2
"""Names are looked up when they are told, and travel to another process as they are then."""

import pickle

from criterio.domain.profile import Profile, ProfileKey
from criterio.evidence.networks import called
from criterio.language import Reader
from criterio.wiring.naming import Names, numbered

NUMBER = ProfileKey("facebook", "100064712345678")


def test_only_profiles_whose_handle_is_a_bare_number_and_whose_name_is_known_are_named():
    profiles = [Profile(NUMBER, "Vila"), Profile(ProfileKey("x", "vila"), "Vila"), Profile(ProfileKey("facebook", "1"))]
    assert numbered(profiles) == {str(NUMBER): "Vila"}


def test_a_reader_that_goes_to_another_process_takes_the_names_along():
    asked = []

    def look() -> dict[str, str]:
        asked.append(1)
        return {str(NUMBER): "Vila"}

    reader = Reader("es", names=Names(look))
    assert reader.text(called(ProfileKey("x", "vila"))) == "X · vila"
    assert not asked
    sent = pickle.loads(pickle.dumps(reader))
    assert [one.text(called(NUMBER)) for one in (reader, sent)] == ["Facebook · Vila"] * 2
