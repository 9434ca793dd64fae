# SPDX-License-Identifier: EUPL-1.2
"""What came, week by week, to be held against what was expected. What is not known has no entry."""

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np

from criterio.expect._model import Array
from criterio.expect.ledger import Outcomes
from criterio.expect.panel import Panel, belonging, weekly
from criterio.store.facts import Facts


def outcomes(facts: Facts, metrics: Iterable[str], on: date) -> Outcomes:
    """Of every whole week before ``on``, by metric, subject and the week's Sunday: profiles, units and ``all``."""
    found: dict[tuple[str, str, date], float] = {}
    for metric in metrics:
        panel = weekly(facts, metric, on)
        rows = dict(zip(panel.subjects, panel.values, strict=True)) | _sums(panel, facts)
        for subject, values in rows.items():
            for week, value in zip(panel.opens, values, strict=True):
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
    """Of those that belong; not known in a week in which one of them is not."""
    known, belongs = np.isfinite(values), belonging(values)[:, :-1]
    complete = (known | ~belongs).all(axis=0) & belongs.any(axis=0)
    return np.where(complete, np.where(known & belongs, values, 0).sum(axis=0), np.nan)
