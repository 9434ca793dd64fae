# SPDX-License-Identifier: EUPL-1.2
"""Whether it does better or worse than comparable profiles. Volume alone is never a result."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.domain.names import Aspect, Grade
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode

RESULTS = ("engagement_e", "size_adjusted_interactions", "popularity_p2")
VOLUME = "posts"
_DOUBT = 0.25
_GOOD = 0.75
_MUCH, _LITTLE = 2.0, 1 / 3
"""Times the median of comparable profiles: twice its posts for a third of what each post gets is empty volume."""
_HEARD_BY_FEW = (0.1, 0.5)
"""Audience and fit are what a profile could do; where much is said and nobody reacts, little of it is done."""


def assess(case: Case) -> Assessment:
    metric = next((metric for metric in RESULTS if metric in case.ranks), None)
    if metric is None:
        return Assessment(
            brings=(Effect(Aspect.IDEOLOGICAL, -0.6, 0.8),),
            adds={Mode.STRENGTHEN: (Effect(Aspect.IDEOLOGICAL, -0.3, 0.2),)},
            missing=say("how it does beside comparable profiles"),
            grade=Grade.E,
        )
    rank, is_empty = case.ranks[metric], _is_empty_volume(case, metric)
    points = 2 * (rank - 0.5)
    return Assessment(
        brings=(Effect(Aspect.IDEOLOGICAL, points - _DOUBT, points + _DOUBT),),
        left=_HEARD_BY_FEW if is_empty else (1.0, 1.0),
        adds={Mode.STRENGTHEN: (_more(rank, is_empty),)},
        because=(_because(rank, case.ranks.get(VOLUME, 0.5), is_empty),),
        grade=Grade.D,
    )


def _is_empty_volume(case: Case, metric: str) -> bool:
    """Measured against the median, for in any group, however good, somebody is last."""
    return case.multiples.get(metric, 1.0) <= _LITTLE and case.multiples.get(VOLUME, 1.0) >= _MUCH


def _more(rank: float, is_empty: bool) -> Effect:
    """More effort pays where results are good already; where there is much volume and little result, it takes away."""
    if is_empty:
        return Effect(Aspect.IDEOLOGICAL, -0.6, -0.1)
    return Effect(Aspect.IDEOLOGICAL, 0.1, 0.8) if rank >= _GOOD else Effect(Aspect.IDEOLOGICAL, -0.1, 0.2)


def _because(rank: float, volume: float, is_empty: bool) -> Sentence:
    share = round(rank * 100)
    if is_empty:
        return say(
            "It publishes more than {volume} % of comparable profiles and gets less from each post than {share} % of "
            "them: volume without return.",
            volume=round(volume * 100),
            share=100 - share,
        )
    if rank <= 1 - _GOOD:
        return say("It gets less from each post than {share} % of comparable profiles.", share=100 - share)
    return say("It gets more from each post than {share} % of comparable profiles.", share=share)


CRITERION = Criterion("results_against_peers", say("Results beside comparable profiles"), assess)
