# SPDX-License-Identifier: EUPL-1.2
"""Which figures are asked for: one metric, of every profile, unit or network."""

from criterio.domain.estimate import Figure
from criterio.measure.all import all_metrics
from criterio.measure.run import By
from criterio.web.visit import Visit

BYS: tuple[By, ...] = ("profile", "unit", "network", "all")
FIRST = "engagement_e"


def by_asked(visit: Visit) -> By:
    """What is set side by side; profiles where nothing that exists is asked for."""
    return next((by for by in BYS if by == visit.request.GET.get("by")), "profile")


def metric_asked(visit: Visit) -> str:
    """The metric; engagement where none that exists is asked for."""
    asked = visit.request.GET.get("metric", "")
    return asked if asked in all_metrics() else FIRST


def figures_asked(visit: Visit) -> list[Figure]:
    """The highest first; those that are not known at the end."""
    if visit.reading is None:
        return []
    metric = metric_asked(visit)
    found = [figure for figure in visit.reading.figures[by_asked(visit)] if figure.metric == metric]
    return sorted(found, key=lambda figure: (figure.value is None, -(figure.value or 0.0), figure.subject))
