# SPDX-License-Identifier: EUPL-1.2
"""Which figures are asked for: one metric, of every profile, unit or network."""

from criterio.domain.estimate import Figure
from criterio.measure.all import all_metrics
from criterio.measure.run import By
from criterio.web.visit import Visit

BYS: tuple[By, ...] = ("profile", "unit", "network", "all")
FIRST = ("engagement_e", "engagement_by_view", "interactions", "posts")
"""What a house is looked at by: a town that gave no followers yet is not shown a page of what is not known."""


def by_asked(visit: Visit) -> By:
    """What is set side by side; profiles where nothing that exists is asked for."""
    return next((by for by in BYS if by == visit.request.GET.get("by")), "profile")


def metric_asked(visit: Visit) -> str:
    """The metric; where none that exists is asked for, the first of ``FIRST`` of which something is known."""
    asked, known = visit.request.GET.get("metric", ""), known_metrics(visit)
    return asked if asked in all_metrics() else next((one for one in FIRST if one in known), FIRST[0])


def known_metrics(visit: Visit) -> frozenset[str]:
    """Those of which any value is known, side by side as is asked."""
    figures = visit.reading.figures[by_asked(visit)] if visit.reading else ()
    return frozenset(figure.metric for figure in figures if figure.value is not None)


def figures_asked(visit: Visit) -> list[Figure]:
    """The highest first; those that are not known at the end."""
    if visit.reading is None:
        return []
    metric = metric_asked(visit)
    found = [figure for figure in visit.reading.figures[by_asked(visit)] if figure.metric == metric]
    return sorted(found, key=lambda figure: (figure.value is None, -(figure.value or 0.0), figure.subject))
