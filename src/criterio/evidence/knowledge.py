# SPDX-License-Identifier: EUPL-1.2
"""What decide, measure and expect may believe before the house has data of its own: each statement with its source."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from criterio.domain.errors import UnknownName
from criterio.domain.sentence import Sentence, listing, say
from criterio.evidence.load import Stated, rows
from criterio.evidence.names import plain
from criterio.evidence.networks import display_name

GOOD_ENOUGH = 2
"""A score of 2 or 3 can carry a function; below, another channel serves it better."""


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
class Norm(Stated):
    """What good offices hold themselves to."""

    name: str
    unit: str
    high: float
    low: float | None = None
    network: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule(Stated):
    """A rule of law and the vetoes that follow from it."""

    name: str
    norm: str
    article: str
    requires: str
    vetoes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Audience(Stated):
    """The share of a group that uses social networks, or one of them."""

    territory: str
    group: str
    year: int
    share: float
    network: str = ""


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


def fit(function: str, network: str) -> Fit | None:
    """How well the network can serve the function; None when nobody has said."""
    known = _functions().get(plain(function))
    row = next((row for row in rows("fit", Scores) if known and row.function == known.name), None)
    if row is None or network not in row.scores:
        return None
    return Fit(score=row.scores[network], source=row.source, date=row.date, verified=row.verified)


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


def norms() -> tuple[Norm, ...]:
    return rows("norms", Norm)


def law() -> tuple[Rule, ...]:
    return rows("law", Rule)


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
