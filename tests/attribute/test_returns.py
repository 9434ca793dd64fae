# SPDX-License-Identifier: EUPL-1.2
"""What a profile gives for what it takes; what is not known is not zero."""

from dataclasses import replace
from datetime import date

import pytest

from criterio.attribute.returns import each
from criterio.attribute.worth import over, times, worth
from criterio.domain.administration import Administration, Campaign
from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.names import Unit
from criterio.domain.profile import Profile, ProfileKey

WINDOW = Window(date(2026, 1, 1), date(2026, 3, 4))  # nine weeks
PROFILE = Profile(ProfileKey("x", "ayto"), hours_per_week=2.0, euros_per_year=0.0)
FIGURE = Figure("service_value", "x:ayto", WINDOW, Unit.EUROS, 180.0, 90.0, 360.0)
TOWN = Administration("Villaclara", euros_per_hour=20.0)
CAMPAIGN = Campaign("Nueva", date(2026, 1, 1), ("unit:Deportes",), ("llamadas",))


def test_a_return_is_the_figure_over_the_hours_and_the_euros_of_the_same_days() -> None:
    (made,) = each([FIGURE], [PROFILE], TOWN)
    assert made.per_hour == Range(5.0, 10.0, 20.0)
    assert made.per_euro == Range(0.25, 0.5, 1.0)


@pytest.mark.parametrize("unknown", ["hours_per_week", "euros_per_year"])
def test_a_profile_whose_cost_is_not_known_has_no_return_for_each_euro(unknown: str) -> None:
    (made,) = each([FIGURE], [replace(PROFILE, **{unknown: None})], TOWN)
    assert made.per_euro is None


def test_the_range_for_each_hour_holds_every_quotient() -> None:
    assert over(Range(-16.0, 16.0, 32.0), (4.0, 8.0)) == Range(-4.0, 3.0, 8.0)
    assert over(Range(-16.0, 16.0, 32.0), (0.0, 8.0)) is None


def test_where_each_one_costs_fewer_are_worth_something() -> None:
    assert times(Range(-30.0, -20.0, -10.0), (-4.0, -3.0)) == Range(30.0, 70.0, 120.0)


def test_the_costs_that_an_administration_declares_win_over_published_ones() -> None:
    more = Range(-30.0, -20.0, -10.0)
    published, own = worth(more, CAMPAIGN, "llamadas", TOWN), replace(TOWN, worth={"llamadas": (-1.0, -1.0)})
    declared = worth(more, CAMPAIGN, "llamadas", own)
    assert published.value
    assert published.value.low == pytest.approx(32.6)
    assert "Socitm" in published.source
    assert declared.value == Range(10.0, 20.0, 30.0)
    assert declared.source == "administration.toml"


def test_what_each_euro_brought_is_not_known_without_the_hours() -> None:
    took = replace(CAMPAIGN, hours=(5.0, 10.0), euros=(100.0, 200.0))
    more = Range(40.0, 80.0, 120.0)
    assert worth(more, took, "seguidores", TOWN).per_euro == Range(0.1, 80 * (1 / 400 + 1 / 200) / 2, 0.6)
    for unknown in (replace(took, hours=None), replace(took, euros=None)):
        assert worth(more, unknown, "seguidores", TOWN).per_euro is None
    assert worth(more, took, "seguidores", replace(TOWN, euros_per_hour=None)).per_euro is None


def test_an_indicator_without_a_unit_cost_is_not_worth_zero() -> None:
    made = worth(Range(1.0, 2.0, 3.0), CAMPAIGN, "seguidores", TOWN)
    assert made.value is None
    assert made.per_hour is None
