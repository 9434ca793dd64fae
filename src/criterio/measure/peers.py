# SPDX-License-Identifier: EUPL-1.2
"""Profiles beside comparable ones: who the peers are, how far a profile stands from them, and what they lend it.

A small sample says little by itself. Empirical Bayes pulls it towards its peers by as much as it is uncertain; the
value before pulling stays in ``Figure.raw``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, betaln, gammaincinv, gammaln

from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Range
from criterio.domain.names import Unit
from criterio.measure._kinds import NORMAL_90, TAILS, doubt
from criterio.measure.all import all_metrics
from criterio.store.facts import Facts

PEERS = 5
"""The Generalitat's guide compares with five bodies."""

FEWEST = 3
"""Fewer values than this make neither a median worth the name nor a prior."""

Floats = NDArray[np.float64]
Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Body:
    """What matching looks at: a profile's network, and the kind and population of the body behind it."""

    subject: str
    network: str
    kind: str = ""
    population: int | None = None


def groups(facts: Facts, administration: Administration, populations: Mapping[str, int] | None = None) -> Groups:
    """The peers of each profile: declared, or else matched with the ``populations`` of units that the user supplies."""
    rows = facts.inventory.group_by("unit").agg(kind=facts.inventory.kind.max())
    kinds = {row["unit"]: row["kind"] or "" for row in facts.rows(rows)}
    known = populations or {}
    bodies = [Body(str(p.key), p.key.network, kinds.get(p.unit, ""), known.get(p.unit)) for p in facts.profiles]
    return {**match(bodies), **administration.peers}


def match(bodies: Sequence[Body], most: int = PEERS) -> dict[str, tuple[str, ...]]:
    """For each body with a known population: those of its network and kind whose population is nearest in ratio."""
    sized = [(body, log(body.population)) for body in bodies if body.population]
    matched = {}
    for body, size in sized:
        others = [
            (abs(other_size - size), other.subject)
            for other, other_size in sized
            if other.subject != body.subject and (other.network, other.kind) == (body.network, body.kind)
        ]
        matched[body.subject] = tuple(subject for _, subject in sorted(others)[:most])
    return matched


def gap(value: float, peers: Sequence[float]) -> float | None:
    """(x − median of peers) / MAD of peers; None with too few of them, or when they are all alike."""
    if len(peers) < FEWEST:
        return None
    centre = median(peers)
    spread = median(abs(peer - centre) for peer in peers)
    return (value - centre) / spread if spread else None


def gaps(figures: Sequence[Figure], peers: Groups) -> list[Figure]:
    """The gap of each figure that can be set against its peers' figures of the same metric, in MADs."""
    values = {(f.metric, f.subject): f.value for f in figures if f.value is not None}
    found = []
    for figure in figures:
        beside = [values[key] for peer in peers.get(figure.subject, ()) if (key := (figure.metric, peer)) in values]
        if figure.value is None or (value := gap(figure.value, beside)) is None:
            continue
        ends = [_gap_at(bound, beside) for bound in (figure.low, figure.high)]
        found.append(
            replace(figure, unit=Unit.MADS, value=value, raw=figure.value, low=ends[0], high=ends[1], n=len(beside))
        )
    return found


def percentile(figure: Figure, peers: Sequence[Figure], draws: int = 2_000, seed: int = 0) -> Range | None:
    """The share of the peers that lie below, 0 to 1, with what the ranges of all of them leave open."""
    known = [peer for peer in peers if peer.value is not None]
    if figure.value is None or len(known) < FEWEST:
        return None
    rng = np.random.default_rng(seed)
    own, theirs = _draw(figure, rng, draws), np.stack([_draw(peer, rng, draws) for peer in known])
    places = (theirs < own).mean(axis=0) + (theirs == own).mean(axis=0) / 2
    middle = float(np.mean([_below(peer, figure) for peer in known]))
    low, high = (float(np.quantile(places, tail)) for tail in TAILS)
    return Range(min(low, middle), middle, max(high, middle))


def pool(figures: Sequence[Figure], peers: Groups | None = None) -> list[Figure]:
    """The figures with small samples pulled towards their peers (towards all the others when ``peers`` is None).

    Only metrics that are shares (Beta–binomial) or rates (Gamma–Poisson) are pooled, where three or more are known.
    """
    by_metric: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        if figure.value is not None:
            by_metric.setdefault(figure.metric, {})[figure.subject] = figure
    return [_pooled(figure, by_metric.get(figure.metric, {}), peers) for figure in figures]


def fit_beta(successes: Floats, trials: Floats) -> tuple[float, float]:
    """(a, b) of the Beta from which the shares behind binomial counts most likely came."""

    def cost(theta: Floats) -> float:
        a, b = np.exp(theta)
        return -float(np.sum(betaln(a + successes, b + trials - successes) - betaln(a, b)))

    mean = (successes.sum() + 0.5) / (trials.sum() + 1)
    return _fitted(cost, [log(10 * mean), log(10 * (1 - mean))])


def fit_gamma(counts: Floats, exposures: Floats) -> tuple[float, float]:
    """(shape, rate) of the Gamma from which the rates behind Poisson counts most likely came."""

    def cost(theta: Floats) -> float:
        a, b = np.exp(theta)
        terms = gammaln(a + counts) - gammaln(a) + a * np.log(b) - (a + counts) * np.log(b + exposures)
        return -float(np.sum(terms))

    mean = (counts.sum() + 0.5) / exposures.sum()
    return _fitted(cost, [log(2.0), log(2.0 / mean)])


def _pooled(figure: Figure, known: Mapping[str, Figure], peers: Groups | None) -> Figure:
    how = all_metrics()[figure.metric].calculation.pools
    named = known if peers is None else peers.get(figure.subject, ())
    others = [known[subject] for subject in named if subject in known and subject != figure.subject]
    if not how or figure.value is None or len(others) < FEWEST:
        return figure
    counts, exposures = _evidence([figure, *others], how)
    if how == "share":
        a, b = fit_beta(counts, exposures)
        a, b = a + counts[0], b + exposures[0] - counts[0]
        value, (low, high) = a / (a + b), (betaincinv(a, b, tail) for tail in TAILS)
    else:
        a, b = fit_gamma(counts, exposures)
        a, b = a + counts[0], b + exposures[0]
        value, (low, high) = a / b, (gammaincinv(a, tail) / b for tail in TAILS)
    return replace(
        figure,
        value=float(value),
        low=min(float(low), float(value)),
        high=max(float(high), float(value)),
        raw=figure.value,
    )


def _evidence(figures: Sequence[Figure], how: str) -> tuple[Floats, Floats]:
    """Counts and exposures. A rate's exposure is the one at which Poisson chance alone would leave so wide a range.

    How much posts differ is taken from the whole group: a few posts cannot tell it, and those that happen to be low
    would seem surest.
    """
    values, n = np.array([f.value for f in figures], float), np.array([f.n for f in figures], float)
    if how == "share":
        return values * n, n
    mean = float(np.average(values, weights=n))
    spreads = [
        f.n * ((f.high - f.low) / (2 * NORMAL_90 * doubt(f.n) * f.value)) ** 2
        for f in figures
        if f.value and f.low is not None and f.high is not None
    ]
    exposures = n / (mean * float(np.median(spreads))) if spreads and mean else n
    return values * exposures, exposures


def _fitted(cost: object, start: list[float]) -> tuple[float, float]:
    """Bounds in logs: where all are alike the likelihood has no maximum, and full pooling is the answer."""
    from scipy.optimize import minimize  # it takes half a second to wake: not while a server starts

    found = minimize(cost, start, method="L-BFGS-B", bounds=[(-12, 14), (-20, 20)])
    a, b = np.exp(found.x)
    return float(a), float(b)


def _gap_at(bound: float | None, peers: Sequence[float]) -> float | None:
    return None if bound is None else gap(bound, peers)


def _draw(figure: Figure, rng: np.random.Generator, draws: int) -> Floats:
    """A triangle over the range stands for what is not known of the value."""
    low, middle, high = figure.low, figure.value, figure.high
    if low is None or middle is None or high is None or low == high:
        return np.full(draws, middle if middle is not None else inf)
    return rng.triangular(low, middle, high, draws)


def _below(peer: Figure, figure: Figure) -> float:
    assert peer.value is not None
    assert figure.value is not None
    return 0.5 if peer.value == figure.value else float(peer.value < figure.value)
