# SPDX-License-Identifier: EUPL-1.2
"""Whether this network can do what the profile is for."""

from criterio.decide._criterion import Assessment, Case, Criterion, Effect
from criterio.decide.functions import titled
from criterio.domain.names import Aspect
from criterio.domain.sentence import Sentence, listing, say
from criterio.domain.verdict import Mode
from criterio.evidence.networks import display_name

_MOST = 1.5
_DOUBT = 0.2


def assess(case: Case) -> Assessment:
    known = [fit for fit in case.fits if fit.score is not None]
    if not known:
        nobody = say("Nobody has written down what this profile is for.")
        return Assessment(
            brings=(Effect(Aspect.SERVICE, 0.0, _MOST),),
            because=() if case.profile.functions else (nobody,),
            missing=say("what this profile is for"),
        )
    best = max(known, key=lambda fit: fit.score or 0)
    points = (best.score or 0) / 3 * _MOST
    forbidden = say("The network does not serve this function.")
    return Assessment(
        brings=(Effect(Aspect.SERVICE, max(0.0, points - _DOUBT), points + _DOUBT if points else 0.0),),
        forbids={} if points else {Mode.STRENGTHEN: forbidden},
        because=(_sentence(case, best.function, best.score or 0, [f.instead for f in known if not f.score]),),
    )


def _sentence(case: Case, function: str, score: int, instead: list[Sentence | None]) -> Sentence:
    network, named = display_name(case.profile.key.network), titled(function)
    if score:
        return say(
            "{network} serves {function}: {score} of 3 in what is published.",
            network=network,
            function=named,
            score=score,
        )
    channels = [sentence for sentence in instead if sentence is not None]
    if not channels:
        return say("{network} cannot serve {function}.", network=network, function=named)
    return say(
        "{network} cannot serve {function}. {instead}", network=network, function=named, instead=listing(channels)
    )


CRITERION = Criterion(
    "fit_function_network",
    say("Fit of the function to the network"),
    assess,
    source="functions × networks table (evidence)",
)
