# SPDX-License-Identifier: EUPL-1.2
"""Whether it still speaks. A silent profile keeps little of what it could bring, and looks like neglect."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect, Grade, State
from criterio.domain.sentence import Sentence, say, say_many
from criterio.domain.verdict import Mode

_NEGLECT = Effect(Aspect.STEWARDSHIP, -0.8, -0.2)
_GOES_ON = (Mode.KEEP, Mode.STRENGTHEN, Mode.MERGE, Mode.HAND_OVER, Mode.HIBERNATE)


def assess(case: Case) -> Assessment:
    match case.state:
        case State.ACTIVE:
            return Assessment(because=_silence(case), grade=Grade.E)
        case State.DORMANT | State.ZOMBIE:
            return Assessment(
                brings=(_NEGLECT,),
                left=(0.0, 0.3),
                adds={Mode.HIBERNATE: _forgotten(case)},
                because=_silence(case),
                grade=Grade.E,
            )
        case State.GONE | State.CLOSED:
            gone = say("The profile is not there any more.")
            return Assessment(forbids=dict.fromkeys(_GOES_ON, gone), because=(gone,), grade=Grade.E)
        case State.HIBERNATED:
            return Assessment(left=(0.0, 0.2), because=(say("It is hibernated already."),), grade=Grade.E)
    return Assessment(left=(0.3, 1.0), missing=say("when it last published"), grade=Grade.E)


def _silence(case: Case) -> tuple[Sentence, ...]:
    if case.silent_days is None:
        return (say("It is declared silent."),) if case.state is not State.ACTIVE else ()
    return (
        say_many(
            "It last published {n} day before the date of this plan.",
            "It last published {n} days before the date of this plan.",
            case.silent_days,
        ),
    )


def _forgotten(case: Case) -> tuple[Effect, ...]:
    """After a year nobody waits for it to wake; where people ask, sleeping is no answer."""
    long_silent = (case.silent_days or 0) > 365
    return (Effect(Aspect.SERVICE, -0.3, 0.0),) if long_silent or case.unanswered else ()


CRITERION = Criterion("dormancy", say("Dormancy"), assess, source="product.md: dormant after 90 days")
