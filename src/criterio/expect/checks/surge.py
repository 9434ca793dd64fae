# SPDX-License-Identifier: EUPL-1.2
"""Was one of the last weeks far above all that is usual for the profile? One surge is not a new level."""

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from criterio.domain.sentence import say
from criterio.expect._check import Check, Finding
from criterio.expect.panel import Panel

LATE = 4  # weeks that still weigh on what is expected
FAR = 5.0  # times the usual
ENOUGH = 8  # known weeks before, to say what is usual


class _Surge:
    name = "surge"

    def look(self, panel: Panel, metric: str, on: date) -> Mapping[str, Finding]:
        return dict(_surges(panel))


def _surges(panel: Panel) -> Iterator[tuple[str, Finding]]:
    for place, subject in enumerate(panel.subjects):
        past, late = panel.values[place, :-LATE], panel.values[place, -LATE:]
        past = past[np.isfinite(past)]
        if len(past) < ENOUGH or not np.isfinite(late).any():
            continue
        usual, at = float(np.median(past)), int(np.nanargmax(late))
        if usual > 0 and late[at] > max(FAR * usual, float(past.max())):
            week = panel.opens[len(panel.opens) - len(late) + at]
            yield (
                subject,
                Finding(
                    say(
                        "The week of {week} was {times} times the usual. Weeks like it seldom come twice: the range "
                        "does not count on another.",
                        week=week,
                        times=round(late[at] / usual),
                    )
                ),
            )


CHECK: Check = _Surge()
