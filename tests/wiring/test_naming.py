# SPDX-License-Identifier: EUPL-1.2
"""Names are looked up when they are told, and travel to another process as they are then."""

import pickle

from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence
from criterio.evidence.networks import called
from criterio.language import Reader
from criterio.language.looked_up import Names
from criterio.wiring.naming import named

NUMBER = ProfileKey("facebook", "100064712345678")


def test_a_profile_is_named_unless_another_of_its_network_has_the_same_name_and_its_handle_says_something():
    twins = [Profile(ProfileKey("x", handle), "Culture") for handle in ("culture", "town_culture")]
    profiles = [Profile(NUMBER, "Vila"), Profile(ProfileKey("facebook", "vila"), "Vila"), *twins]
    profiles += [Profile(ProfileKey("facebook", "1")), Profile(ProfileKey("instagram", "culture"), "Culture")]
    assert named(profiles) == {str(NUMBER): "Vila", "instagram:culture": "Culture"}


def test_a_reader_that_goes_to_another_process_takes_the_names_along():
    asked = []

    def look() -> dict[str, str]:
        asked.append(1)
        return {str(NUMBER): "Vila"}

    reader = Reader("es", names=Names(look))
    assert reader.text(Sentence("Nobody.")) == "Nobody."
    assert not asked
    assert reader.text(called(ProfileKey("x", "vila"))) == "X · vila"
    sent = pickle.loads(pickle.dumps(reader))
    assert [one.text(called(NUMBER)) for one in (reader, sent)] == ["Facebook · Vila"] * 2
