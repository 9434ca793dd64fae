# SPDX-License-Identifier: EUPL-1.2
"""Whether people who ask get an answer."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect, Grade, State
from criterio.domain.sentence import say, say_many

_MOST = 0.8
_SILENT = frozenset({State.ZOMBIE, State.DORMANT, State.GONE})


def assess(case: Case) -> Assessment:
    if case.unanswered and case.state in _SILENT:
        return Assessment(
            brings=(Effect(Aspect.SERVICE, -1.2, -0.5), Effect(Aspect.STEWARDSHIP, -0.6, -0.2)),
            because=(
                say_many(
                    "{n} question waits for an answer in a profile that is silent.",
                    "{n} questions wait for an answer in a profile that is silent.",
                    case.unanswered,
                ),
            ),
            grade=Grade.C,
        )
    rate = case.known("answered_rate")
    if rate is None or rate.value is None:
        return Assessment(brings=(Effect(Aspect.SERVICE, -0.3, 0.5),), missing=say("how many questions it answers"))
    low, high = (rate.value if edge is None else edge for edge in (rate.low, rate.high))
    return Assessment(
        brings=(Effect(Aspect.SERVICE, _points(low), _points(high)),),
        because=(
            say("It answers between {low} % and {high} % of questions.", low=round(low * 100), high=round(high * 100)),
        ),
        grade=rate.grade,
    )


def _points(share: float) -> float:
    return _MOST * (2 * share - 1)


CRITERION = Criterion("answering", say("Answers to people"), assess)
