# SPDX-License-Identifier: EUPL-1.2
"""Two who write one list of the house at once: what either says stays."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import sleep

import pytest

from criterio.domain.administration import Capacity, Cell, OrgUnit, Synergy, TiedUnits
from criterio.domain.names import Aspect, Horizon
from criterio.domain.profile import Profile, ProfileKey
from criterio.register import describing
from criterio.store import parts, registry
from criterio.wiring.house import House

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
UNITS = ("Prensa", "Cultura", "Deportes")
KEYS = tuple(ProfileKey("x", handle) for handle in ("one", "two", "three"))
READS = 0.7
"""Seconds in which a visit has read all that it reads before it writes."""


@pytest.fixture(scope="module")
def served(office):
    served = office()
    house = House(served.root)
    for unit in UNITS:
        describing.write_unit(house.store, house.administration, OrgUnit(unit), "ana@vila.es", AT)
    for key in KEYS:
        registry.write_profile(house.store, Profile(key), AT.date())
    return served


def _cells(house):
    describing.write_cells(house.store, [*house.administration.must_cover, Cell("emergency")], "b", AT)


def _ties(house):
    said = house.administration
    describing.write_ties(house.store, said, [*said.ties, TiedUnits(*UNITS[:2])], "b", AT)


def _capacities(house):
    said = house.administration
    describing.write_capacities(house.store, said, [*said.capacities, Capacity(Horizon.SHORT, "", 9.0)], "b", AT)


def _synergies(house):
    said, pair = house.administration, tuple(map(str, KEYS[:2]))
    describing.write_synergies(
        house.store, said, [*said.synergies, Synergy(pair, {Aspect.SERVICE: (0.0, 1.0)})], "b", AT
    )


TOGETHER = {"between": list(map(str, KEYS[1:])), "aspect": "service", "points_low": "1", "points_high": "2"}
CASES = {
    "must_cover": (_cells, "/house/", {"act": "cover", "function": "routine_information", "language": "", "place": ""}),
    "ties": (_ties, "/units/ties/", {"act": "say", "one": UNITS[1], "other": UNITS[2]}),
    "capacities": (_capacities, "/units/capacities/", {"act": "say", "horizon": "short", "unit": UNITS[0],
                                                       "hours_per_week": "5", "euros_per_year": ""}),
    "synergies": (_synergies, "/decide/together/", {"act": "say", **TOGETHER}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_row_that_somebody_adds_while_another_writes_stays(served, admin, name):
    others, address, told = CASES[name]
    house, token = House(served.root), served.token(admin, address)
    with ThreadPoolExecutor(1) as beside:
        with house.store.writing():
            late = beside.submit(admin.post, address, data={"csrfmiddlewaretoken": token, **told})
            sleep(READS)
            others(house)
        assert late.result(30).status_code == 302
    assert len(getattr(house.administration, name)) == 2


def test_what_names_a_proposal_that_is_no_more_is_shown_and_can_be_taken_away(served, admin):
    house, lost = House(served.root), Synergy(("x:one", "A desk"), {Aspect.SERVICE: (0.0, 1.0)})
    parts.say_list(house.store, parts.SYNERGIES, (lost,), "ana@vila.es", AT)
    assert "“A desk” is no proposal any more" in admin.get("/decide/together/").text
    told = {"act": "say", **TOGETHER}
    assert served.post(admin, "/decide/together/", told).status_code == 302
    assert served.post(admin, "/decide/together/", {"act": "drop", "between": list(lost.between)}).status_code == 302
    assert "is no proposal any more" not in admin.get("/decide/together/").text
    assert len(house.administration.synergies) == 1
