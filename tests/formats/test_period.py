# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from criterio.formats._period import period_in_name

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    "name",
    [
        "Oct-01-2026_Oct-31-2026_100002114744067.csv",
        "oct-01-2026_oct-31-2026_1789 (1).csv",
        "account_analytics_content_2026-10-01_2026-10-31.csv",
        "Content 2026-10-01_2026-10-31 Plenos de Villaclara.zip",
    ],
)
def test_a_platform_writes_the_period_into_the_name(name):
    assert period_in_name(name) == OCTOBER


def test_months_are_named_in_spanish_too():
    assert period_in_name("ene-01-2026_dic-31-2026_1.csv") == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "name",
    [
        "posts.csv",
        "villaclara_content_2026-10-31.xlsx",
        "2026-10-31_2026-10-01.csv",
        "2026-02-30_2026-03-01.csv",
        "Foo-01-2026_Oct-31-2026_1.csv",
        "12026-10-01_2026-10-31.csv",
    ],
)
def test_one_day_or_none_or_what_cannot_be_is_no_period(name):
    assert period_in_name(name) is None
