# SPDX-License-Identifier: EUPL-1.2
"""The portfolio as a board: every verdict by when it is due and by how firm it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from criterio.decide.items import GOES_ON
from criterio.decide.robust import BORDERLINE, CORE, EXTERIOR
from criterio.domain.names import Horizon
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode, Verdict
from criterio.plan._plan import Plan
from criterio.plan.horizons import PREFIX, horizon_of
from criterio.plan.spoken import names_of, spoken

STANDINGS = (CORE, BORDERLINE, EXTERIOR)
"""From what goes on whatever the unknowns turn out to be, through what is to be talked over, to what stops."""


_AGREED = 0.05
"""Of all that the unknowns may be: when less than this share decides otherwise whether it goes on, they agree."""


@dataclass(frozen=True)
class Card:
    """One verdict on the board. ``needs_support``: without political support it would go otherwise.

    ``is_divided``: it is to be talked over, and what the unknowns may be is divided on whether it goes on. Of the
    others that are to be talked over, some good portfolio goes otherwise, but next to none is the best that way.
    """

    verdict: Verdict
    name: Sentence
    unit: str
    horizon: Horizon
    needs_support: bool

    @property
    def is_divided(self) -> bool:
        goes_on = sum(option.acceptability or 0.0 for option in self.verdict.options if option.mode in GOES_ON)
        return self.verdict.standing == BORDERLINE and _AGREED < goes_on < 1 - _AGREED


Board = Mapping[tuple[Horizon, str], tuple[Card, ...]]
"""Cards by horizon and standing: what the unknowns divide, then what changes, then the most valuable, comes first."""


def board(plan: Plan) -> Board:
    """Every verdict in its place; a place where nothing falls is there, empty."""
    found = sorted(cards(plan), key=_order)
    return {
        (horizon, standing): tuple(c for c in found if (c.horizon, c.verdict.standing) == (horizon, standing))
        for horizon in Horizon
        for standing in STANDINGS
    }


def by_standing(found: Board) -> Counter[str]:
    """How many verdicts of a board are how firm, whenever they are due; empty where there is none."""
    return Counter(standing for (_, standing), each in found.items() for _ in each)


def cards(plan: Plan) -> list[Card]:
    """One a verdict, in the order of the portfolio."""
    profiles = {str(one.profile.key): one.profile for one in plan.standings}
    proposed = {PREFIX + one.name: one for one in plan.administration.initiatives}
    names, supported = names_of(profiles.values()), set(plan.portfolio.without_political_support)

    def card(verdict: Verdict) -> Card:
        subject, initiative = verdict.subject, proposed.get(verdict.subject)
        unit = initiative.unit if initiative else profiles[subject].unit if subject in profiles else ""
        return Card(verdict, spoken(subject, names), unit, horizon_of(verdict, initiative), subject in supported)

    return [card(verdict) for verdict in plan.portfolio.verdicts]


def _order(card: Card) -> tuple[bool, bool, float, str]:
    verdict = card.verdict
    return not card.is_divided, verdict.mode in (Mode.KEEP, Mode.NO), -verdict.value.middle, verdict.subject
