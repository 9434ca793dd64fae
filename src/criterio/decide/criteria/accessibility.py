# SPDX-License-Identifier: EUPL-1.2
"""Whether everybody can perceive what it publishes. Below half, it is mended before it grows."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode

_MOST = 0.4
_ENOUGH = 0.5


def assess(case: Case) -> Assessment:
    share = case.known("accessible_share")
    if share is None or share.value is None:
        return Assessment(
            brings=(Effect(Aspect.SOCIAL, -_MOST, _MOST / 2),),
            missing=say("how many of its images and videos carry a description"),
        )
    low, high = (share.value if edge is None else edge for edge in (share.low, share.high))
    first = say("First describe its images and caption its videos: most of them cannot be perceived by everybody.")
    return Assessment(
        brings=(Effect(Aspect.SOCIAL, _MOST * (2 * low - 1), _MOST * (2 * high - 1)),),
        forbids={Mode.STRENGTHEN: first} if high < _ENOUGH else {},
        because=(say("{share} % of its images and videos carry a description.", share=round(share.value * 100)),),
        grade=share.grade,
    )


CRITERION = Criterion(
    "accessibility", say("Accessibility"), assess, source="EN 301 549; Real Decreto 1112/2018 (Spain)"
)
