# SPDX-License-Identifier: EUPL-1.2
"""Who in the government stands behind it: support fades after each inauguration and never weighs above a tenth."""

from datetime import date

from criterio.decide._criterion import Assessment, Case, Criterion
from criterio.domain.administration import Administration
from criterio.domain.sentence import say
from criterio.evidence.knowledge import prior

CAP = prior("political_support_cap").value
_HALF_LIFE_DAYS = prior("political_support_half_life_months").value * 365.25 / 12


def faded(administration: Administration, name: str, on: date) -> float:
    """The share by which support raises the value of what it is declared for: at most CAP, less each day."""
    declared = administration.support.get(name, 0.0)
    begun = [day for day in administration.inaugurations if day <= on]
    if declared <= 0 or not begun:
        return 0.0
    return CAP * min(declared, 1.0) * float(0.5 ** ((on - max(begun)).days / _HALF_LIFE_DAYS))


def assess(case: Case) -> Assessment:
    support = faded(case.administration, str(case.profile.key), case.on)
    if support <= 0:
        return Assessment()
    sentence = say("It has political support, which today adds {share} % to its value.", share=round(support * 100, 1))
    return Assessment(support=support, because=(sentence,))


CRITERION = Criterion("political_support", say("Political support"), assess)
