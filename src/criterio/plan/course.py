# SPDX-License-Identifier: EUPL-1.2
"""What the plan holds beside its documents: objectives, pilots, days, quarters and what was signed, for programs."""

from dataclasses import dataclass

from criterio.plan._plan import Plan
from criterio.plan.agenda import Due, agenda
from criterio.plan.objectives import Held, held
from criterio.plan.reality import Quarter
from criterio.store import pilots, portfolios, said
from criterio.store.pilots import Pilot
from criterio.store.portfolios import Signed
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Course:
    """As pages, command and API tell it: the newest quarter and the newest pilot first, the soonest day first."""

    objectives: tuple[Held, ...]
    pilots: tuple[Pilot, ...]
    calendar: tuple[Due, ...]
    quarters: tuple[Quarter, ...]
    signed: tuple[Signed, ...]


def course(store: Store, plan: Plan, quarters: tuple[Quarter, ...]) -> Course:
    """``quarters`` as ``reality.quarters`` worked them out for the same plan."""
    now = {one.objective.name: one.seen for one in quarters[0].outcomes if one.seen} if quarters else {}
    words = said.objective_words(store)
    return Course(
        objectives=held(plan.administration, said.baselines(words), now),
        pilots=tuple(pilots.pilots(store)),
        calendar=agenda(store, plan, plan.administration),
        quarters=quarters,
        signed=tuple(portfolios.portfolios(store)),
    )
