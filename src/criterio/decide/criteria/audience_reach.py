# SPDX-License-Identifier: EUPL-1.2
"""How many people it reaches."""

from math import log10

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect
from criterio.domain.sentence import say

_PER_TENFOLD = 0.3
"""Ten times the audience is worth this much more: reach has diminishing returns."""
_MOST = 1.5
_DOUBT = 0.15


def assess(case: Case) -> Assessment:
    followers = case.known("followers")
    if followers is None or followers.value is None:
        return Assessment(brings=(Effect(Aspect.SOCIAL, 0.0, 1.2),), missing=say("how many people follow it"))
    points = min(_MOST, max(0.0, _PER_TENFOLD * (log10(max(followers.value, 1.0)) - 1)))
    return Assessment(
        brings=(Effect(Aspect.SOCIAL, max(0.0, points - _DOUBT), points + _DOUBT),),
        because=(say("It has {followers} followers.", followers=round(followers.value)),),
        grade=followers.grade,
    )


CRITERION = Criterion("audience_reach", say("Audience"), assess)
