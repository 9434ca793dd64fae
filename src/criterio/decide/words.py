# SPDX-License-Identifier: EUPL-1.2
"""What modes and aspects are called within a sentence: the words by which they are named alone."""

from collections.abc import Mapping

from criterio.decide.items import Alternative
from criterio.domain.names import Aspect
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode
from criterio.evidence.networks import called

MODES: Mapping[Mode, Sentence] = {
    Mode.KEEP: say("keep"),
    Mode.STRENGTHEN: say("strengthen"),
    Mode.MERGE: say("merge"),
    Mode.HAND_OVER: say("hand over"),
    Mode.HIBERNATE: say("hibernate"),
    Mode.CLOSE: say("close"),
    Mode.NO: say("do not start"),
    Mode.PILOT: say("try as a pilot"),
    Mode.FULL: say("start"),
    Mode.LATER: say("wait"),
}

ASPECT_NAMES: Mapping[Aspect, Sentence] = {
    Aspect.FINANCIAL: say("economic value"),
    Aspect.SERVICE: say("better services"),
    Aspect.POLITICAL: say("participation and influence"),
    Aspect.SOCIAL: say("social value"),
    Aspect.IDEOLOGICAL: say("shared values"),
    Aspect.STEWARDSHIP: say("trust in the institution"),
}


def named(way: Alternative) -> Sentence:
    """A mode, with who takes the profile over."""
    if not way.into:
        return MODES[way.mode]
    return say("{mode} ({into})", mode=MODES[way.mode], into=taker(way.mode, way.into))


def taker(mode: Mode, into: str) -> Sentence | str:
    """Who takes a profile over, as people call it: another profile, or a unit."""
    return called(ProfileKey.parse(into)) if mode is Mode.MERGE else into
