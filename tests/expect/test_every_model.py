# SPDX-License-Identifier: EUPL-1.2
"""What every member of the set of models keeps, whatever the panel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array, Model, all_models


@st.composite
def panels(draw: st.DrawFn) -> Array:
    series, periods = draw(st.integers(1, 6)), draw(st.integers(1, 30))
    cell = st.one_of(st.just(float("nan")), st.just(0.0), st.floats(0, 1e7), st.integers(0, 9).map(float))
    rows = draw(st.lists(st.lists(cell, min_size=periods, max_size=periods), min_size=series, max_size=series))
    return np.array(rows)


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.name)
@settings(max_examples=40)
@given(panel=panels(), horizon=st.integers(1, 4), season=st.sampled_from([1, 7]))
def test_quantiles_ascend_and_are_never_negative_and_a_series_gets_all_or_none(
    model: Model, panel: Array, horizon: int, season: int
) -> None:
    made = model.forecast(panel, horizon, QUANTILES, season)
    assert made.shape == (len(panel), horizon, len(QUANTILES))
    known = np.isfinite(made)
    assert np.array_equal(known.all(axis=(1, 2)), known.any(axis=(1, 2)))
    assert (made[known] >= 0).all()
    assert (np.diff(np.nan_to_num(made), axis=-1) >= 0).all()


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.name)
def test_a_model_says_what_it_is_and_repeats_itself(model: Model) -> None:
    assert str(model.title)
    panel = np.random.default_rng(0).poisson(20, (10, 30)).astype(float)
    before = panel.copy()
    first = model.forecast(panel, 3, QUANTILES)
    assert np.array_equal(first, model.forecast(panel, 3, QUANTILES))
    assert np.array_equal(panel, before)


def test_the_most_demanding_model_comes_first_and_one_asks_for_a_single_period() -> None:
    needs = [model.least_history for model in all_models()]
    assert needs == sorted(needs, reverse=True)
    assert needs[-1] == 1
