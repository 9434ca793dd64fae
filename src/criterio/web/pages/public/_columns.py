# SPDX-License-Identifier: EUPL-1.2
"""The columns of the open data: what each says and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode, PilotEnd
from criterio.web.workplace import house

_TEXT, _DAY, _NAMES = say("text"), say("a day, such as 2026-05-31"), say("names with semicolons between them")
_NUMBER, _COUNT = say("a number"), say("a whole number")
_OF_INITIATIVES = (Mode.NO, Mode.PILOT, Mode.FULL, Mode.LATER)
_MODES = {
    "profiles": ", ".join(mode.value for mode in Mode if mode not in _OF_INITIATIVES),
    "initiatives": ", ".join(mode.value for mode in _OF_INITIATIVES),
    "pilots": ", ".join(end.value for end in PilotEnd),
}


@dataclass(frozen=True)
class Column:
    """One column: ``form`` says how it is written and in what unit."""

    name: str
    meaning: Sentence
    form: Sentence
    of: Callable[[Any], Any]


REGISTER = (
    Column("profile", say("Name of the profile: network, colon, handle"), _TEXT, lambda it: str(it.profile.key)),
    Column("network", say("Network"), _TEXT, lambda it: it.profile.key.network),
    Column("handle", say("Name on the network"), _TEXT, lambda it: it.profile.key.handle),
    Column("url", say("Its address"), say("an address of the web"), lambda it: it.address),
    Column("name", say("Name that it shows"), _TEXT, lambda it: it.profile.name),
    Column("unit", say("Unit that keeps it"), _TEXT, lambda it: it.profile.unit),
    Column("purpose", say("What it is for"), _TEXT, lambda it: it.profile.purpose),
    Column(
        "languages", say("Languages in which it speaks"), say("codes of ISO 639-1"), lambda it: it.profile.languages
    ),
    Column("territory", say("Where it speaks of"), _TEXT, lambda it: it.profile.territory),
    Column(
        "state", say("In use, hibernated or closed"), say("active, hibernated, closed or gone"), lambda it: it.state
    ),
    Column("since", say("Day on which it came to that state, where it was written down"), _DAY, lambda it: it.since),
    Column("listed_on", say("The newest register that lists it"), _DAY, lambda it: it.profile.registered_on),
)
DECISIONS = (
    Column("number", say("Number of the decision"), _COUNT, lambda it: it.decision.number),
    Column("signed_on", say("Day on which it was signed"), _DAY, lambda it: house().local(it.decision.at).date()),
    Column("subject", say("Profile or initiative"), _TEXT, lambda it: it.decision.subject),
    Column(
        "mode",
        say("What was decided, or what became of a pilot that ended"),
        say("of profiles: {profiles}; of initiatives: {initiatives}; of pilots that ended: {pilots}", **_MODES),
        lambda it: it.mode,
    ),
    Column("into", say("Profile or unit that takes it over"), _TEXT, lambda it: it.decision.into),
    Column("reasons", say("Why"), _NAMES, lambda it: it.reasons),
    Column("review_on", say("Day on which it is looked at again"), _DAY, lambda it: it.decision.review_on),
    Column(
        "replaces",
        say("Number of the decision that it replaces"),
        _COUNT,
        lambda it: it.decision.replaces,
    ),
    Column(
        "replies", say("How many replies of the unit concerned stand beside it"), _COUNT, lambda it: len(it.replies)
    ),
    Column("replaced_by", say("Number of the decision that replaces it"), _COUNT, lambda it: it.replaced_by),
)
PORTFOLIOS = (
    Column("number", say("Number of the portfolio"), _COUNT, lambda it: it.number),
    Column("signed_on", say("Day on which it was signed"), _DAY, lambda it: house().local(it.at).date()),
    Column("data_until", say("Newest day of the data that it stands on"), _DAY, lambda it: it.on),
    Column("review_on", say("Day on which it is looked at again"), _DAY, lambda it: it.review_on),
    Column("decisions", say("How many decisions were signed with it"), _COUNT, lambda it: it.totals.items),
    Column("otherwise", say("How many of them otherwise than proposed"), _COUNT, lambda it: it.totals.otherwise),
    Column("hours_per_week", say("Hours a week that it takes"), _NUMBER, lambda it: it.totals.hours),
    Column("hours_capacity", say("Hours a week that there are"), _NUMBER, lambda it: it.totals.hours_capacity),
    Column("euros_per_year", say("Euros a year that it takes"), _NUMBER, lambda it: it.totals.euros),
    Column("euros_capacity", say("Euros a year that there are"), _NUMBER, lambda it: it.totals.euros_capacity),
    Column("value_low", say("Points of public value: the low end"), _NUMBER, lambda it: it.totals.value.low),
    Column("value_middle", say("Points of public value: the likeliest"), _NUMBER, lambda it: it.totals.value.middle),
    Column("value_high", say("Points of public value: the high end"), _NUMBER, lambda it: it.totals.value.high),
    Column("statement", say("What was said with it"), _TEXT, lambda it: it.statement),
    Column("replaces", say("Number of the portfolio that it replaces"), _COUNT, lambda it: it.replaces),
)
