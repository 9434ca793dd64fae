# SPDX-License-Identifier: EUPL-1.2
"""Who in the government stands behind it: support fades after each inauguration and never weighs above a tenth."""

from datetime import date
from math import exp

from criterio.decide._criterion import Assessment, Case, Criterion
from criterio.domain.administration import Administration
from criterio.domain.sentence import say

CAP = 0.1
_FADES_IN_DAYS = 365.25


def faded(administration: Administration, name: str, on: date) -> float:
    """The share by which support raises the value of what it is declared for: at most CAP, less each day."""
    declared = administration.support.get(name, 0.0)
    begun = [day for day in administration.inaugurations if day <= on]
    if declared <= 0 or not begun:
        return 0.0
    return CAP * min(declared, 1.0) * exp(-(on - max(begun)).days / _FADES_IN_DAYS)


def assess(case: Case) -> Assessment:
    support = faded(case.administration, str(case.profile.key), case.on)
    if support <= 0:
        return Assessment()
    sentence = say("It has political support, which today adds {share} % to its value.", share=round(support * 100, 1))
    return Assessment(support=support, because=(sentence,))


CRITERION = Criterion("political_support", say("Political support"), assess)
