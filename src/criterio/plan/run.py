# SPDX-License-Identifier: EUPL-1.2
"""Makes the plan out of what every room below said. Nothing is calculated anew."""

from collections.abc import Iterable, Sequence
from datetime import date

from criterio.domain.administration import Administration, Initiative
from criterio.domain.estimate import Figure, Window
from criterio.domain.forecast import Forecast
from criterio.domain.verdict import Portfolio
from criterio.plan import councillor
from criterio.plan._plan import Appendix, Plan
from criterio.plan.counts import count, source_files
from criterio.plan.horizons import horizons, pilots, training
from criterio.plan.missing import missing
from criterio.plan.observed import has_results, observed
from criterio.plan.spoken import names_of
from criterio.register.states import Standing
from criterio.store.facts import Facts


def make_plan(  # noqa: PLR0913, PLR0917 - one argument a room that speaks in the plan
    facts: Facts,
    administration: Administration,
    standings: Sequence[Standing],
    figures: Iterable[Figure],
    forecasts: Iterable[Forecast],
    portfolio: Portfolio,
    on: date,
    window: Window,
    appendices: tuple[Appendix, ...] = (),
) -> Plan:
    """The whole plan of one day."""
    measured, coming = tuple(figures), tuple(forecasts)
    names = names_of(standing.profile for standing in standings)
    counts, results = count(facts.units, standings, portfolio), has_results(facts)
    return Plan(
        administration=administration,
        on=on,
        window=window,
        counts=counts,
        standings=tuple(standings),
        figures=measured,
        forecasts=coming,
        portfolio=portfolio,
        have=councillor.have(counts),
        stop=councillor.stop(portfolio, names),
        start=councillor.start(portfolio, names),
        expect=councillor.expect(coming, names, on),
        unknown=councillor.unknown(counts, measured, portfolio, results, bool(administration.campaigns)),
        missing=missing(administration, counts, measured, results),
        horizons=horizons(administration, standings, portfolio, on),
        pilots=pilots(administration, portfolio, on, lambda tried: _level(facts, administration, tried, window)),
        training=training(administration, standings, portfolio),
        sources=source_files(facts),
        appendices=appendices,
    )


def _level(facts: Facts, administration: Administration, tried: Initiative, window: Window) -> float | None:
    said = observed(facts, administration, tried.indicator, tried.unit, window) if tried.indicator else None
    return said.value if said else None
