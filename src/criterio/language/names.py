# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of the house in words, and how each unit of measure is written."""

from enum import StrEnum

from criterio.domain.names import Absence, Answer, Aspect, Grade, Horizon, Stage, State, Topic, Unit
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode, PilotEnd

_NAMES: dict[type[StrEnum], dict[StrEnum, Sentence]] = {
    State: {
        State.PROPOSED: say("proposed"),
        State.ACTIVE: say("active"),
        State.DORMANT: say("dormant"),
        State.ZOMBIE: say("unattended"),
        State.GONE: say("gone"),
        State.HIBERNATED: say("hibernated"),
        State.CLOSED: say("closed"),
        State.UNKNOWN: say("state not known"),
    },
    Mode: {
        Mode.KEEP: say("Keep"),
        Mode.STRENGTHEN: say("Strengthen"),
        Mode.MERGE: say("Merge"),
        Mode.HAND_OVER: say("Hand over"),
        Mode.HIBERNATE: say("Hibernate"),
        Mode.CLOSE: say("Close"),
        Mode.NO: say("Do not start"),
        Mode.PILOT: say("Try as a pilot"),
        Mode.FULL: say("Start"),
        Mode.LATER: say("Wait"),
    },
    PilotEnd: {
        PilotEnd.ADOPTED: say("Pilot adopted"),
        PilotEnd.STOPPED: say("Pilot stopped"),
    },
    Grade: {
        Grade.A: say("designed experiment"),
        Grade.B: say("quasi-experiment whose checks passed"),
        Grade.C: say("tagged outcome"),
        Grade.D: say("association"),
        Grade.E: say("volume only"),
    },
    Answer: {
        Answer.CAN: say("can"),
        Answer.COULD: say("could, if …"),
        Answer.CANNOT: say("cannot"),
    },
    Absence: {
        Absence.NOT_KNOWN: say("not known"),
        Absence.NOT_OFFERED: say("not offered by the network"),
        Absence.TOO_FEW: say("too little data"),
        Absence.FAILED_READ: say("the reading failed"),
    },
    Horizon: {
        Horizon.SHORT: say("Short term: up to six months"),
        Horizon.MEDIUM: say("Medium term: six to eighteen months"),
        Horizon.LONG: say("Long term: more than eighteen months"),
    },
    Aspect: {
        Aspect.FINANCIAL: say("economic value"),
        Aspect.SERVICE: say("better services"),
        Aspect.POLITICAL: say("participation and influence"),
        Aspect.SOCIAL: say("social value"),
        Aspect.IDEOLOGICAL: say("shared values"),
        Aspect.STEWARDSHIP: say("trust in the institution"),
    },
    Stage: {
        Stage.INPUT: say("inputs"),
        Stage.ACTIVITY: say("activities"),
        Stage.OUTPUT: say("outputs"),
        Stage.OUT_TAKE: say("out-takes"),
        Stage.OUTCOME: say("outcomes"),
        Stage.IMPACT: say("impact"),
    },
    Topic: {
        Topic.BREADTH: say("breadth"),
        Topic.DEPTH: say("depth"),
        Topic.DIRECT_ENGAGEMENT: say("direct engagement"),
        Topic.LOYALTY: say("loyalty"),
        Topic.CUSTOMER_EXPERIENCE: say("experience of the public"),
        Topic.CAMPAIGNS: say("campaigns"),
        Topic.STRATEGIC_OUTCOMES: say("strategic outcomes"),
    },
    Unit: {
        Unit.COUNT: say("number"),
        Unit.SHARE: say("percentage"),
        Unit.PER_POST: say("per post"),
        Unit.PER_THOUSAND_FOLLOWERS: say("per thousand followers"),
        Unit.PER_POST_PER_THOUSAND_FOLLOWERS: say("per post and thousand followers"),
        Unit.INTERACTIONS_SIZE_ADJUSTED: say("interactions adjusted for size"),
        Unit.DAYS: say("days"),
        Unit.HOURS: say("hours"),
        Unit.EUROS: say("euros"),
        Unit.EUROS_PER_OUTCOME: say("euros per outcome"),
        Unit.MADS: say("deviations from the median of peers"),
        Unit.POINTS: say("points"),
    },
}

MEASURED: dict[Unit, Sentence] = {
    Unit.PER_POST: say("{value} per post"),
    Unit.PER_THOUSAND_FOLLOWERS: say("{value} per thousand followers"),
    Unit.PER_POST_PER_THOUSAND_FOLLOWERS: say("{value} per post and thousand followers"),
    Unit.INTERACTIONS_SIZE_ADJUSTED: say("{value} adjusted interactions"),
    Unit.DAYS: say("{value} days"),
    Unit.HOURS: say("{value} hours"),
    Unit.EUROS: say("{value} €"),
    Unit.EUROS_PER_OUTCOME: say("{value} € per outcome"),
    Unit.MADS: say("{value} deviations"),
    Unit.POINTS: say("{value} points"),
}
"""How a value is written with its unit; a unit that is not here adds no words."""


def english(member: StrEnum) -> Sentence:
    """The name of a member of the closed lists; a list that has no names here is shown as it is written."""
    names = _NAMES.get(type(member), {})
    return names.get(member) or Sentence("{text}", {"text": str(member.value)})
