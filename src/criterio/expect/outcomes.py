# SPDX-License-Identifier: EUPL-1.2
"""What came, week by week, to be held against what was expected. What is not known has no entry."""

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np

from criterio.expect._model import Array
from criterio.expect.ledger import Outcomes
from criterio.expect.panel import Panel, weekly
from criterio.store.facts import Facts

LATELY, HALF = 8, 0.5
"""A profile known in half of so many weeks before belongs to the sum: where it is not known, neither is the sum."""


def outcomes(facts: Facts, metrics: Iterable[str], on: date) -> Outcomes:
    """Of every whole week before ``on``, by metric, subject and the week's Sunday: profiles, units and ``all``."""
    found: dict[tuple[str, str, date], float] = {}
    for metric in metrics:
        panel = weekly(facts, metric, on)
        rows = dict(zip(panel.subjects, panel.values, strict=True)) | _sums(panel, facts)
        for subject, values in rows.items():
            for week, value in zip(panel.weeks, values, strict=True):
                if np.isfinite(value):
                    found[metric, subject, week + timedelta(days=6)] = float(value)
    return found


def _sums(panel: Panel, facts: Facts) -> dict[str, Array]:
    """Of units and of all, unless the facts tell those themselves."""
    unit = {str(profile.key): f"unit:{profile.unit}" for profile in facts.profiles if profile.unit}
    groups: dict[str, list[int]] = {}
    for place, subject in enumerate(panel.subjects):
        if subject != "all" and not subject.startswith("unit:"):
            for group in filter(None, (unit.get(subject), "all")):
                groups.setdefault(group, []).append(place)
    told = set(panel.subjects)
    return {group: _sum(panel.values[places]) for group, places in groups.items() if group not in told}


def _sum(values: Array) -> Array:
    known = np.isfinite(values)
    counted = np.cumsum(np.pad(known, ((0, 0), (LATELY, 0))), axis=1)
    before = np.zeros(known.shape)
    before[:, 1:] = (counted[:, LATELY:] - counted[:, :-LATELY])[:, :-1] / LATELY
    belongs = before >= HALF
    complete = (known | ~belongs).all(axis=0) & known.any(axis=0)
    return np.where(complete, np.where(known, values, 0).sum(axis=0), np.nan)
