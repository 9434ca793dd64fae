# SPDX-License-Identifier: EUPL-1.2
"""What it takes: hours and money that go here do not go elsewhere."""

from criterio.decide._criterion import Assessment, Case, Criterion
from criterio.decide.prices import PER_HOUR, per_thousand_euros
from criterio.domain.sentence import say, say_many


def assess(case: Case) -> Assessment:
    low, high = case.hours
    declared = say_many("It takes one hour a week.", "It takes {n} hours a week.", low)
    estimated = say(
        "It takes between {low} and {high} hours a week: an estimate from how often it publishes.",
        low=round(low, 1),
        high=round(high, 1),
    )
    return Assessment(
        per_hour=PER_HOUR,
        per_thousand_euros=per_thousand_euros(case.administration),
        because=(declared if case.hours_declared else estimated,),
        missing=None if case.hours_declared else say("how many hours a week it takes"),
    )


CRITERION = Criterion("staff_hours", say("Staff hours and money"), assess)
