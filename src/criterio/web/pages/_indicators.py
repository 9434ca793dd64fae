# SPDX-License-Identifier: EUPL-1.2
"""Indicators as people choose them: what their files count and what the house measures, by the names that they read."""

from criterio.formats._tables import normal
from criterio.measure.all import all_metrics
from criterio.report.page import capital, figure_name
from criterio.web.visit import Visit


def offered(visit: Visit) -> list[tuple[str, str]]:
    """Each with its name: first the figures of the administration's own files, then those of the house."""
    known = visit.house.facts()
    rows = known.rows(known.series.filter(known.series.network.isnull()).select("metric").distinct())
    counted = sorted(row["metric"] for row in rows)
    own = [one for one in counted if one not in all_metrics()]
    named = [(one, capital(figure_name(one, visit.reader))) for one in (*own, *sorted(all_metrics()))]
    return [(key, name) for key, name in named if name]


def meant(visit: Visit, written: str) -> str:
    """The key behind a name or a spelling of it; what nobody counts yet stays as it was written."""
    if not written:
        return ""
    known = offered(visit)
    keys = {normal(name): key for key, name in reversed(known)} | {key: key for key, _ in known}
    return keys.get(written, keys.get(normal(written), written))
