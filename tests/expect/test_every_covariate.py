# SPDX-License-Identifier: EUPL-1.2
"""What every covariate promises, whatever the calendar and the administration."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criterio.domain.administration import Administration
from criterio.expect import covariates
from criterio.expect._covariate import Covariate, all_covariates
from criterio.expect.own import Known

TOWN = Administration("Villanueva", region="VC", feast_days={"10-09": "Fair"}, elections=(date(2027, 5, 23),))
EVERY = pytest.mark.parametrize("covariate", all_covariates(), ids=lambda one: one.name)


@EVERY
def test_it_speaks_of_days_or_of_some_and_without_a_declaration_of_nobody(covariate: Covariate) -> None:
    ways = {"columns", "own"} & set(type(covariate).__dict__)
    assert len(ways) == 1
    panel = np.random.default_rng(1).poisson(9, (4, 100)).astype(float)
    days = [date(2026, 1, 5) + timedelta(days=t) for t in range(120)]
    nothing = Known(
        Administration("x", country=""), "interactions", ("x:a", "x:b", "x:c", "x:d"), {}, days, panel, panel
    )
    assert list(covariate.own(nothing)) == []


def test_every_member_is_called_as_its_file() -> None:
    files = {path.stem for path in Path(covariates.__path__[0]).glob("*.py") if not path.name.startswith("_")}
    assert {one.name for one in all_covariates()} == files


@EVERY
@settings(max_examples=30)
@given(first=st.dates(date(2019, 1, 1), date(2031, 1, 1)), count=st.integers(1, 800))
def test_every_column_has_a_dose_for_every_day_and_a_doubt(covariate: Covariate, first: date, count: int) -> None:
    days = [first + timedelta(days=t) for t in range(count)]
    for column in covariate.columns(days, TOWN):
        assert column.doses.shape == (count,)
        assert np.isfinite(column.doses).all()
        assert 0 < column.doubt <= 1


@EVERY
@settings(max_examples=30)
@given(first=st.dates(date(2019, 1, 1), date(2031, 1, 1)))
def test_what_a_day_is_does_not_depend_on_the_days_around_it(covariate: Covariate, first: date) -> None:
    days = [first + timedelta(days=t) for t in range(120)]
    whole = {str(c.what): c.doses for c in covariate.columns(days, TOWN) if c.what is not None}
    part = {str(c.what): c.doses for c in covariate.columns(days[40:60], TOWN) if c.what is not None}
    for name, doses in part.items():
        assert np.array_equal(whole[name][40:60] if name in whole else np.zeros(20), doses)


@EVERY
def test_it_says_what_it_is_and_where_it_is_known_from(covariate: Covariate) -> None:
    assert str(covariate.title)
    assert str(covariate.source)
    assert covariate.least_days > 0
