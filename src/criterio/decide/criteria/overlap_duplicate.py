# SPDX-License-Identifier: EUPL-1.2
"""Whether another profile of the house already says the same."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect
from criterio.domain.sentence import say


def assess(case: Case) -> Assessment:
    bigger = [twin for twin in case.twins if twin.bigger]
    if not bigger:
        return Assessment()
    share = max(twin.share for twin in bigger)
    return Assessment(
        brings=(Effect(Aspect.STEWARDSHIP, -0.8 * share, -0.2 * share),),
        because=tuple(twin.because for twin in bigger[:2]),
    )


CRITERION = Criterion("overlap_duplicate", say("Overlap with another profile"), assess)
