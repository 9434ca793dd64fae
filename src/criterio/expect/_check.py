# SPDX-License-Identifier: EUPL-1.2
"""What a check is: something that may have made the past of a series another thing than what is to come.

Each member of the set is a module of ``checks/`` with one constant, ``CHECK``; it is found by file name.
"""

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Protocol

import numpy as np

from criterio.domain.sentence import Sentence
from criterio.expect import checks
from criterio.expect.panel import Panel


@dataclass(frozen=True)
class Finding:
    """What a reader is told of one subject. Weeks that begin before ``since`` are not taken as its past.

    ``is_over``: what was counted is counted no longer, so there is nothing to expect.
    """

    sentence: Sentence
    since: date | None = None
    is_over: bool = False


class Check(Protocol):
    """Looks at the weeks of one metric and touches nothing."""

    name: str

    def look(self, panel: Panel, metric: str, on: date) -> Mapping[str, Finding]:
        """By subject, those of which there is something to say; ``all`` is the sum of the panel."""
        ...


def all_checks() -> tuple[Check, ...]:
    """Every member, by name."""
    names = sorted(name for _, name, _ in pkgutil.iter_modules(checks.__path__) if not name.startswith("_"))
    return tuple(import_module(f"{checks.__name__}.{name}").CHECK for name in names)


def looked_at(panel: Panel, metric: str, on: date) -> tuple[Panel, dict[str, tuple[Finding, ...]]]:
    """The panel without the weeks that are another thing, and what every check found, by subject."""
    found: dict[str, tuple[Finding, ...]] = {}
    for check in all_checks():
        for subject, finding in check.look(panel, metric, on).items():
            found[subject] = (*found.get(subject, ()), finding)
    return without(panel, found), found


def without(panel: Panel, found: Mapping[str, tuple[Finding, ...]]) -> Panel:
    """The panel, of weeks or of days, without those that are another thing."""
    values = panel.values.copy()
    opens = np.array(panel.opens, dtype="datetime64[D]")
    for place, subject in enumerate(panel.subjects):
        for finding in found.get(subject, ()):
            if finding.since is not None:
                values[place, opens < np.datetime64(finding.since)] = np.nan
            if finding.is_over:
                values[place] = np.nan
    return replace(panel, values=values)
