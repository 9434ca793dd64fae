# SPDX-License-Identifier: EUPL-1.2
from criterio.decide.unsaid import Unsaid, unsaid
from criterio.domain.administration import Administration, OrgUnit
from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey

SAID = Profile(ProfileKey("x", "said"), functions=("emergency",), hours_per_week=2.0)
TALKS, SLEEPS, ENDED, NEW = (Profile(ProfileKey("x", name)) for name in ("talks", "sleeps", "ended", "new"))
STATES = {"x:said": State.ACTIVE, "x:talks": State.ACTIVE, "x:sleeps": State.DORMANT, "x:ended": State.CLOSED}
HOURS = Administration("Vila", units=(OrgUnit("Press", hours_per_week=4.0),))


def test_functions_are_asked_of_what_goes_on_and_hours_of_what_speaks():
    assert unsaid(HOURS, [SAID, TALKS, SLEEPS, ENDED, NEW], STATES) == Unsaid((TALKS, SLEEPS), (TALKS,), False)


def test_nothing_is_asked_once_all_is_said_nor_before_anything_is_judged():
    assert not unsaid(HOURS, [SAID], STATES)
    assert not unsaid(Administration("Vila"), [NEW], STATES)


def test_the_hours_that_there_are_in_all_are_asked_for_where_no_unit_said_them():
    assert unsaid(Administration("Vila"), [SAID], STATES) == Unsaid(limits=True)
