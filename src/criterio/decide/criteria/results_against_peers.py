# SPDX-License-Identifier: EUPL-1.2
"""Whether it does better or worse than comparable profiles. Volume alone is never a result."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect, Grade
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode

RESULTS = ("engagement_e", "size_adjusted_interactions", "popularity_p2")
VOLUME = "posts"
_DOUBT = 0.25
_MUCH, _LITTLE = 0.75, 0.25


def assess(case: Case) -> Assessment:
    rank = next((case.ranks[metric] for metric in RESULTS if metric in case.ranks), None)
    if rank is None:
        return Assessment(
            brings=(Effect(Aspect.IDEOLOGICAL, -0.6, 0.8),),
            adds={Mode.STRENGTHEN: (Effect(Aspect.IDEOLOGICAL, -0.3, 0.2),)},
            missing=say("how it does beside comparable profiles"),
            grade=Grade.E,
        )
    points = 2 * (rank - 0.5)
    return Assessment(
        brings=(Effect(Aspect.IDEOLOGICAL, points - _DOUBT, points + _DOUBT),),
        adds={Mode.STRENGTHEN: (_more(rank, _volume(case)),)},
        because=_because(rank, _volume(case)),
        grade=Grade.D,
    )


def _volume(case: Case) -> float:
    return case.ranks.get(VOLUME, 0.5)


def _more(rank: float, volume: float) -> Effect:
    """More effort pays where results are good already; where there is much volume and little result, it takes away."""
    if rank >= _MUCH:
        return Effect(Aspect.IDEOLOGICAL, 0.1, 0.8)
    if rank <= _LITTLE and volume >= _MUCH:
        return Effect(Aspect.IDEOLOGICAL, -0.6, -0.1)
    return Effect(Aspect.IDEOLOGICAL, -0.1, 0.2)


def _because(rank: float, volume: float) -> tuple[Sentence, ...]:
    share = round(rank * 100)
    if rank <= _LITTLE and volume >= _MUCH:
        return (
            say(
                "It publishes more than {volume} % of comparable profiles and gets more from each post than only "
                "{share} % of them: volume without return.",
                volume=round(volume * 100),
                share=share,
            ),
        )
    if rank <= _LITTLE:
        return (say("It gets more from each post than only {share} % of comparable profiles.", share=share),)
    return (say("It gets more from each post than {share} % of comparable profiles.", share=share),)


CRITERION = Criterion("results_against_peers", say("Results beside comparable profiles"), assess)
