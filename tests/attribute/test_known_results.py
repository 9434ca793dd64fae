# SPDX-License-Identifier: EUPL-1.2
"""The published effects of the literature come out of the same panels."""

from pathlib import Path

import pytest
from tests.attribute.panels import basque, smoking

from criterio.attribute._design import all_designs, starting


@pytest.mark.parametrize(
    ("design", "published"), [("did", -27.35), ("synthetic_control", -19.62), ("sdid", -15.60), ("imputation", -27.35)]
)
def test_proposition_99_comes_out_as_published(design: str, published: float) -> None:
    panel, states = smoking()
    effect = all_designs()[design].estimate(panel, starting(len(states), states.index("California"), 19))
    assert round(effect, 2) == published


def test_the_basque_country_lost_by_terrorism_what_abadie_and_gardeazabal_found(shared: Path) -> None:
    panel, regions = basque(shared)
    treated = next(place for place, name in enumerate(regions) if name.startswith("Basque"))
    effect = all_designs()["synthetic_control"].estimate(panel, starting(len(regions), treated, 1970 - 1955))
    without = panel[15:, treated].mean() - effect
    assert -0.13 < effect / without < -0.08  # about 10 % of the product per head
