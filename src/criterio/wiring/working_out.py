# SPDX-License-Identifier: EUPL-1.2
"""Everything at once, room by room, out of what is known on a day."""

from dataclasses import dataclass, replace
from datetime import date

from criterio.decide.dossiers import open_dossiers
from criterio.decide.items import Problem
from criterio.decide.run import choose, examine
from criterio.demo.truth import Truth
from criterio.demo.truth import compare as appendix_of
from criterio.domain.administration import Administration
from criterio.domain.errors import BadInput
from criterio.domain.estimate import Window
from criterio.domain.sentence import say
from criterio.expect.run import Ahead, expect_all
from criterio.measure.run import measure
from criterio.plan._plan import Plan
from criterio.plan.run import make_plan
from criterio.register.overlap import Overlap, overlaps
from criterio.register.states import standings
from criterio.spread.practices import followed
from criterio.spread.run import PILOTS, Contagion, contagion
from criterio.store import preferences
from criterio.store.facts import Facts
from criterio.store.workspace import Store
from criterio.wiring.expected import watched_metrics


@dataclass(frozen=True)
class Worked:
    """A plan with what it was worked out of."""

    plan: Plan
    known: Facts
    overlaps: list[Overlap]
    problem: Problem
    contagions: tuple[Contagion, ...]
    ahead: Ahead


def work_out(
    store: Store, known: Facts, administration: Administration, window: Window, truth: Truth | None = None
) -> Worked:
    """The plan on the last day of ``window``; with ``truth``, what is true of the town stands beside it."""
    day = window.end
    standing, same = standings(known, administration, day), overlaps(known)
    figures = measure(known, administration, window, "profile")
    ahead = expect_all(known, administration, day, watched_metrics(known, administration))
    examined = examine(administration, figures, standing, same, day)
    portfolio = choose(administration, examined, day, preferences.standing_answers(store))
    plan = make_plan(known, administration, standing, figures, ahead.weeks, portfolio, day, window)
    spreading = contagions(known, administration, day)
    if truth:
        plan = replace(plan, appendices=(appendix_of(plan, truth, spreading),))
    return Worked(plan, known, same, open_dossiers(administration, examined, day)[1], spreading, ahead)


def contagions(known: Facts, administration: Administration, day: date, pilots: int = PILOTS) -> tuple[Contagion, ...]:
    """Each practice that somebody has followed."""
    return tuple(contagion(one, administration, known.profiles, pilots) for one in followed(known, day))


def newest_day(known: Facts) -> date:
    """The newest day that the data speak of. Raises BadInput when there is no data."""
    day = known.last_day()
    if day is None:
        raise BadInput(say("There is no data yet. Give some files: criterio import FILE …"))
    return day
