# SPDX-License-Identifier: EUPL-1.2
"""What a criterion is: something that looks at one profile and says what it brings, forbids or costs, as ranges.

Each member of the set is a module of ``criteria/`` with one constant, ``CRITERION``. Adding one touches nothing else.
"""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module

from criterio.decide import criteria
from criterio.decide.items import Span
from criterio.domain.administration import Administration, Cell
from criterio.domain.estimate import Figure
from criterio.domain.names import Aspect, Grade, Horizon, State
from criterio.domain.profile import Profile
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode


@dataclass(frozen=True)
class Effect:
    """Points of public value on one aspect, -3 to 3, from the least to the most that is believable."""

    aspect: Aspect
    low: float
    high: float
    horizon: Horizon = Horizon.SHORT


@dataclass(frozen=True)
class Twin:
    """Another profile that says the same. ``share`` of posts in common; ``bigger``: the other one should stay."""

    key: str
    share: float
    because: Sentence
    bigger: bool


@dataclass(frozen=True)
class Suitability:
    """How well a network serves a function, 0 to 3, and what to use instead; None: nobody has written it down.

    ``barred``: why the law keeps the function off the network, whatever its score.
    """

    function: str
    score: int | None
    source: str = ""
    instead: Sentence | None = None
    barred: Sentence | None = None


@dataclass(frozen=True)
class Case:
    """All that is known of one profile. ``ranks``: by metric, the share of comparable profiles that it is above.

    ``multiples``: by metric, how many times the median of comparable profiles it has.
    ``orphan``: the register names owners, and none for this one; where it names nobody's, owners are just not known.
    """

    profile: Profile
    administration: Administration
    on: date
    state: State = State.UNKNOWN
    silent_days: int | None = None
    unanswered: int | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    ranks: Mapping[str, float] = field(default_factory=dict)
    multiples: Mapping[str, float] = field(default_factory=dict)
    twins: tuple[Twin, ...] = ()
    fits: tuple[Suitability, ...] = ()
    hours: Span = (0.5, 6.0)
    hours_declared: bool = False
    orphan: bool = False

    def known(self, *metrics: str) -> Figure | None:
        """The first of these metrics that has a value."""
        figures = (self.figures.get(metric) for metric in metrics)
        return next((figure for figure in figures if figure is not None and figure.value is not None), None)


@dataclass(frozen=True)
class Assessment:
    """What a criterion says of a case.

    ``brings``: effects while the profile goes on as it is; ``adds``: what one mode adds to them. ``left``: the share of
    all good effects that is really there. ``per_hour`` and ``per_thousand_euros``: effect of each weekly hour and each
    yearly 1,000 € that a mode takes. ``forbids``: vetoes by mode. ``duties``: cells that may not be left without a
    channel. ``missing``: what, if known, would narrow the range.
    """

    brings: tuple[Effect, ...] = ()
    adds: Mapping[Mode, tuple[Effect, ...]] = field(default_factory=dict)
    left: Span = (1.0, 1.0)
    per_hour: Effect | None = None
    per_thousand_euros: Effect | None = None
    support: float = 0.0
    forbids: Mapping[Mode, Sentence] = field(default_factory=dict)
    duties: tuple[Cell, ...] = ()
    because: tuple[Sentence, ...] = ()
    missing: Sentence | None = None
    grade: Grade = Grade.D


@dataclass(frozen=True)
class Criterion:
    """``assess`` is a pure function: the same case gives the same assessment."""

    name: str
    title: Sentence
    assess: Callable[[Case], Assessment]
    source: str = "house"


@cache
def all_criteria() -> tuple[Criterion, ...]:
    """Every member of the set, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(criteria.__path__) if module.name[0] != "_")
    return tuple(import_module(f"{criteria.__name__}.{name}").CRITERION for name in names)
