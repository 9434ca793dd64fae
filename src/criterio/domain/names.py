# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of names that the whole house shares."""

from enum import StrEnum


class State(StrEnum):
    """Life of a profile. ``DORMANT``, ``ZOMBIE`` and ``GONE`` are observed; the others are decided."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    DORMANT = "dormant"
    ZOMBIE = "zombie"
    GONE = "gone"
    HIBERNATED = "hibernated"
    CLOSED = "closed"
    UNKNOWN = "unknown"

    @property
    def speaks(self) -> bool:
        """Whether it publishes, for all that anybody knows."""
        return self in (State.ACTIVE, State.UNKNOWN)


class Grade(StrEnum):
    """How firm a statement is: from a designed experiment down to mere volume."""

    A = "A"  # experiment
    B = "B"  # quasi-experiment whose checks passed
    C = "C"  # tagged outcome
    D = "D"  # association
    E = "E"  # volume only


class Absence(StrEnum):
    """Why a figure has no value. None of these is zero."""

    NOT_KNOWN = "not_known"
    NOT_OFFERED = "not_offered"  # the network does not publish it
    TOO_FEW = "too_few"  # it exists, but too little of it to say anything
    FAILED_READ = "failed_read"  # a whole page of zeros: the reading failed, not the public


class Stage(StrEnum):
    """The chain of evaluation of AMEC and the UK Government Communication Service."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUT_TAKE = "out_take"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Topic(StrEnum):
    """The seven topics of the U.S. General Services Administration's federal metrics (2013)."""

    BREADTH = "breadth"
    DEPTH = "depth"
    DIRECT_ENGAGEMENT = "direct_engagement"
    LOYALTY = "loyalty"
    CUSTOMER_EXPERIENCE = "customer_experience"
    CAMPAIGNS = "campaigns"
    STRATEGIC_OUTCOMES = "strategic_outcomes"


class Aspect(StrEnum):
    """Aspects of public value (CTG, University at Albany)."""

    FINANCIAL = "financial"
    SERVICE = "service"
    POLITICAL = "political"
    SOCIAL = "social"
    IDEOLOGICAL = "ideological"
    STEWARDSHIP = "stewardship"


class Answer(StrEnum):
    """Whether a network can carry a function."""

    CAN = "can"
    COULD = "could"  # if something is met first
    CANNOT = "cannot"  # and then another channel does


class Horizon(StrEnum):
    """Short: six months or less. Medium: six to eighteen. Long: more than eighteen."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Unit(StrEnum):
    """Units of measure; how each is written belongs to the reader's language."""

    COUNT = "count"
    SHARE = "share"  # 0 to 1, shown as a percentage
    PER_POST = "per_post"
    PER_THOUSAND_FOLLOWERS = "per_thousand_followers"
    PER_POST_PER_THOUSAND_FOLLOWERS = "per_post_per_thousand_followers"
    INTERACTIONS_SIZE_ADJUSTED = "interactions_size_adjusted"
    DAYS = "days"
    HOURS = "hours"
    EUROS = "euros"
    EUROS_PER_OUTCOME = "euros_per_outcome"
    MADS = "mads"  # median absolute deviations
    POINTS = "points"
