# SPDX-License-Identifier: EUPL-1.2
"""Whether law or people's safety depend on it. Duties are not traded: their last channel stays at any value."""

from criterio.decide._criterion import Assessment, Case, Criterion
from criterio.decide.functions import canonical, titled
from criterio.domain.administration import Cell
from criterio.domain.names import Grade
from criterio.domain.sentence import listing, say

DUTIES = ("emergency",)


def assess(case: Case) -> Assessment:
    declared = {canonical(cell.function) for cell in case.administration.must_cover}
    duties = [function for function in case.profile.functions if function in DUTIES or function in declared]
    if not duties:
        return Assessment()
    return Assessment(
        duties=tuple(Cell(function) for function in duties if function not in declared),
        because=(
            say(
                "It carries {duties}: a duty, which no reach can buy.",
                duties=listing([titled(function) for function in duties]),
            ),
        ),
        grade=Grade.A,
    )


CRITERION = Criterion("legal_duty", say("Duties"), assess)
