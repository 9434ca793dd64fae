# SPDX-License-Identifier: EUPL-1.2
"""Of whom each indicator is counted, and where the data could tell an effect."""

from datetime import timedelta

from tests.attribute.test_run import BEGIN, ON, UNITS, of

from criterio.domain.administration import Administration, Campaign
from criterio.wiring.returned import powers_of


def test_what_is_counted_is_listed_also_where_no_effect_on_it_could_be_told() -> None:
    rows = [
        {"subject": unit, "metric": "saldo", "day": BEGIN + timedelta(weeks=week), "value": float(week % 3 - 1)}
        for unit in UNITS
        for week in range(60)
    ]
    town = Administration("Villaclara", campaigns=(Campaign("Otra", BEGIN, (UNITS[0],), ("saldo", "citas")),))
    powers, columns = powers_of(of(series=rows), town, ON)
    assert powers == {}
    assert columns == {"saldo": tuple(sorted(UNITS))}
