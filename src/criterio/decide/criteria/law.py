# SPDX-License-Identifier: EUPL-1.2
"""Whether the law keeps what it is for off its network: no reach buys that."""

from criterio.decide._criterion import Assessment, Case, Criterion
from criterio.domain.names import Grade
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode

_GOES_ON = (Mode.KEEP, Mode.STRENGTHEN, Mode.HAND_OVER)


def assess(case: Case) -> Assessment:
    barred = [fit.barred for fit in case.fits if fit.barred is not None]
    if not barred:
        return Assessment()
    forbids = dict.fromkeys(_GOES_ON if len(barred) == len(case.fits) else (Mode.STRENGTHEN,), barred[0])
    return Assessment(forbids=forbids, because=tuple(barred[:1]), grade=Grade.A)


CRITERION = Criterion("law", say("What the law bars"), assess, source="law.toml (evidence)")
