# SPDX-License-Identifier: EUPL-1.2
"""What came, by week, day or month, to be held against what was expected. What is not known has no entry."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from criterio.expect._model import Array
from criterio.expect.ledger import Outcomes
from criterio.expect.pace import WEEKS, Pace
from criterio.expect.panel import Panel, belonging
from criterio.store.facts import Facts


def outcomes(facts: Facts, metrics: Iterable[str], on: date, pace: Pace = WEEKS) -> Outcomes:
    """Of every whole period before ``on``, by metric, subject and its last day: profiles, units and ``all``."""
    found: dict[tuple[str, str, date], float] = {}
    for metric in metrics:
        panel = pace.read(facts, metric, on)
        rows = dict(zip(panel.subjects, panel.values, strict=True)) | _sums(panel, facts, pace)
        dues = [pace.span(opens).last for opens in panel.opens]
        for subject, values in rows.items():
            for due, value in zip(dues, values, strict=True):
                if np.isfinite(value):
                    found[metric, subject, due] = float(value)
    return found


def _sums(panel: Panel, facts: Facts, pace: Pace) -> dict[str, Array]:
    """Of units and of all, unless the facts tell those themselves."""
    unit = {str(profile.key): f"unit:{profile.unit}" for profile in facts.profiles if profile.unit}
    groups: dict[str, list[int]] = {}
    for place, subject in enumerate(panel.subjects):
        if subject != "all" and not subject.startswith("unit:"):
            for group in filter(None, (unit.get(subject), "all")):
                groups.setdefault(group, []).append(place)
    told = set(panel.subjects)
    return {group: _sum(panel.values[places], pace.lately) for group, places in groups.items() if group not in told}


def _sum(values: Array, lately: int) -> Array:
    """Of those that belong; not known in a week in which one of them is not."""
    known, belongs = np.isfinite(values), belonging(values, lately)[:, :-1]
    complete = (known | ~belongs).all(axis=0) & belongs.any(axis=0)
    return np.where(complete, np.where(known & belongs, values, 0).sum(axis=0), np.nan)
