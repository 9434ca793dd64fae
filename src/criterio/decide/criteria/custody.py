# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody is responsible for it, and somebody else when they are away."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode

_ORPHAN = Effect(Aspect.STEWARDSHIP, -0.6, -0.2)
_NOT_TOLD = Effect(Aspect.STEWARDSHIP, -0.5, 0.0)
NO_OWNER, NO_DEPUTY = say("No owner is named for it."), say("Nobody is named to stand in for its owner.")


def assess(case: Case) -> Assessment:
    if case.profile.owner and case.profile.deputy:
        return Assessment(brings=(Effect(Aspect.STEWARDSHIP, 0.0, 0.1),))
    if case.profile.owner:
        return Assessment(
            brings=(Effect(Aspect.STEWARDSHIP, -0.15, 0.0),),
            because=(NO_DEPUTY,),
            missing=say("who stands in for its owner"),
        )
    return Assessment(
        brings=(_ORPHAN if case.orphan else _NOT_TOLD,),
        adds={Mode.HAND_OVER: (Effect(Aspect.STEWARDSHIP, 0.1, 0.4),)},
        because=(NO_OWNER,),
        missing=say("who owns it"),
    )


CRITERION = Criterion("custody", say("Custody"), assess)
