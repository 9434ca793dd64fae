# SPDX-License-Identifier: EUPL-1.2
"""What decide, measure and expect may believe before the house has data of its own: each statement with its source."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from criterio.domain.errors import UnknownName
from criterio.domain.sentence import Sentence, listing, say
from criterio.evidence.load import Stated, rows
from criterio.evidence.names import plain
from criterio.evidence.networks import display_name

GOOD_ENOUGH = 2
"""A score of 2 or 3 can carry a function; below, another channel serves it better."""


_LONGEST_NAME = 4
"""Words of the longest names of functions that are looked for in a sentence."""

NOT_NETWORKS = frozenset({"web", "internal"})
"""Channels of which the share of people on social networks says nothing."""


@dataclass(frozen=True, kw_only=True)
class Function(Stated):
    """Something that a profile can be for, and the channel that serves it without networks; texts by language."""

    name: str
    title: dict[str, str]
    synonyms: tuple[str, ...]
    instead: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Fit:
    """How well a channel can serve a function, 0 (cannot) to 3 (made for it)."""

    score: int
    source: str
    date: date
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Scores(Stated):
    """One function's scores by channel."""

    function: str
    scores: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class Prior(Stated):
    """A figure to start from. ``low`` and ``high`` are None where the source gives no range."""

    name: str
    value: float
    unit: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class UnitCost(Stated):
    """Euros that one more of an indicator brings; less than zero where each one costs."""

    indicators: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Norm(Stated):
    """What good offices hold themselves to."""

    name: str
    unit: str
    high: float
    low: float | None = None
    network: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule(Stated):
    """A rule of law and the vetoes that follow from it.

    ``effect``: whether it bars networks for functions, asks for something before, or for something all along; empty: it
    does not bear on which network is used. ``told`` says what, by language. ``functions``, ``networks``: empty, all.
    """

    name: str
    norm: str
    article: str
    requires: str
    vetoes: tuple[str, ...] = ()
    effect: Literal["", "bars", "asks", "reminds"] = ""
    functions: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """What it asks, as people read it."""
        return Sentence(self.told["en"], said=self.told)


@dataclass(frozen=True, kw_only=True)
class Audience(Stated):
    """The share of a group that uses social networks, or one of them."""

    territory: str
    group: str
    year: int
    share: float
    network: str = ""
    of: Literal["people", "users", "bodies"] = "people"


@dataclass(frozen=True, kw_only=True)
class Metric(Stated):
    """One version of a metric's definition. It holds from ``since`` until the day before ``until``."""

    network: str
    name: str
    version: int
    since: date | None = None
    until: date | None = None
    replaced_by: str = ""


def functions() -> tuple[Function, ...]:
    return rows("functions", Function)


def function_named(text: str) -> Function:
    """The function behind any of its names, in any of the house's languages. Raises UnknownName."""
    known = _functions().get(plain(text))
    if known is None:
        names = [function.name for function in functions()]
        raise UnknownName(
            say("There is no function called {name}. Known functions: {known}.", name=text[:80], known=listing(names))
        )
    return known


def functions_in(text: str) -> tuple[str, ...]:
    """The functions that a sentence names among other words: *Emergencias y tráfico* is of emergencies."""
    words = text.split()
    runs = (plain(" ".join(words[at : at + many])) for at in range(len(words)) for many in range(1, _LONGEST_NAME + 1))
    return tuple(dict.fromkeys(_functions()[run].name for run in runs if run in _functions()))


def fit(function: str, network: str) -> Fit | None:
    """How well the network can serve the function; None when nobody has said."""
    known = _functions().get(plain(function))
    row = next((row for row in rows("fit", Scores) if known and row.function == known.name), None)
    if row is None or network not in row.scores:
        return None
    return Fit(score=row.scores[network], source=row.source, date=row.date, verified=row.verified)


def scores() -> tuple[Scores, ...]:
    """Every function with its scores by channel."""
    return rows("fit", Scores)


def instead_of(function: str, network: str) -> Sentence | None:
    """The better channel when ``network`` cannot carry the function; None when it can, or when nobody has said."""
    known, fitted = _functions().get(plain(function)), fit(function, network)
    if known is None or fitted is None or fitted.score >= GOOD_ENOUGH:
        return None
    scores = next(row.scores for row in rows("fit", Scores) if row.function == known.name)
    best = max(scores.values())
    others = [display_name(other) for other, score in scores.items() if score == best]
    channel = Sentence(known.instead["en"], said=known.instead)
    if best < GOOD_ENOUGH:
        return say("Use {channel} instead.", channel=channel)
    return say("Use {networks} instead, or {channel}.", networks=listing(others), channel=channel)


def prior(name: str) -> Prior:
    """Raises UnknownName."""
    known = {row.name: row for row in priors()}
    if name not in known:
        raise UnknownName(
            say("There is no prior called {name}. Known priors: {known}.", name=name, known=listing(list(known)))
        )
    return known[name]


def priors() -> tuple[Prior, ...]:
    return rows("priors", Prior)


def unit_cost(indicator: str) -> UnitCost | None:
    """What is published on one more of the indicator, under any of its names; None: nothing is."""
    costs = rows("unit_costs", UnitCost)
    return next((cost for cost in costs if plain(indicator) in map(plain, cost.indicators)), None)


def norms() -> tuple[Norm, ...]:
    return rows("norms", Norm)


def law() -> tuple[Rule, ...]:
    return rows("law", Rule)


def law_on(function: str, network: str) -> tuple[Rule, ...]:
    """The rules that bear on using the network for the function."""
    known = _functions().get(plain(function))
    name = known.name if known else function
    bearing = (rule for rule in law() if rule.effect)
    return tuple(r for r in bearing if _within(name, r.functions) and _within(network, r.networks))


def _within(name: str, names: tuple[str, ...]) -> bool:
    return not names or name in names


def reached(group: str, network: str = "") -> Audience | None:
    """The newest share of a group of people that the network reaches, or any network where nobody has counted this one.

    None when nobody has counted either.
    """
    if network in NOT_NETWORKS:
        return None
    counted = [row for row in audience() if row.of == "people" and row.group == group and row.network in ("", network)]
    return max(counted, key=lambda row: (bool(row.network), row.year), default=None)


def groups() -> tuple[str, ...]:
    """The groups of people that somebody has counted."""
    return tuple(sorted({row.group for row in audience() if row.of == "people"}))


def audience() -> tuple[Audience, ...]:
    return rows("audience", Audience)


def metrics() -> tuple[Metric, ...]:
    return rows("metrics", Metric)


def break_in(network: str, metric: str, start: date, end: date) -> Metric | None:
    """The definition that ended between two days, both included: values before and after are not one series."""
    ended = (m for m in metrics() if (m.network, m.name) == (network, metric) and m.until)
    return next((m for m in ended if m.until and start < m.until <= end), None)


@cache
def _functions() -> dict[str, Function]:
    return {plain(name): f for f in functions() for name in (f.name, *f.title.values(), *f.synonyms)}
