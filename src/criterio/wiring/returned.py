# SPDX-License-Identifier: EUPL-1.2
"""What came of what was done, worked out with everything else: effects, power, channels and what an hour brings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from criterio.attribute.channels import Comparison, compare_channels
from criterio.attribute.planning import Power, power
from criterio.attribute.returns import METRICS, Return, each
from criterio.attribute.run import Returned, attribute
from criterio.attribute.weeks import weeks_of
from criterio.domain.administration import Administration, Campaign
from criterio.domain.errors import NotIdentified
from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.sentence import Sentence
from criterio.store import campaigns
from criterio.store.facts import Facts
from criterio.store.joined import now, present, renamed
from criterio.store.workspace import Store

LEVEL = 0.9
"""Ranges that hold nine times in ten, like every other range of the house."""
INTERACTIONS = "interactions"


@dataclass(frozen=True)
class Returns:
    """``effects`` one a campaign and indicator; ``powers`` by indicator; ``columns`` who is counted, by indicator.

    ``profiles`` most for each hour first; ``channels`` a sentence where they cannot be compared.
    """

    effects: tuple[Returned, ...] = ()
    powers: Mapping[str, Power] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    profiles: tuple[Return, ...] = ()
    channels: Comparison | Sentence | None = None

    def of(self, name: str) -> tuple[Returned, ...]:
        """Every indicator of one campaign; empty when there is none of that name."""
        return tuple(one for one in self.effects if one.campaign.name == name)


def with_records(administration: Administration, store: Store) -> Administration:
    """The declaration with what people recorded in the pages, which takes the place of what has the same name."""
    told = {one.name: one for one in (*administration.campaigns, *campaigns.campaigns(store))}
    known = present(store)
    worth = {one.indicator: (one.low, one.high) for one in campaigns.prices_that_hold(store).values()}
    named = tuple(_named(one, known) for one in told.values())
    return replace(administration, campaigns=named, worth={**administration.worth, **worth})


def _named(campaign: Campaign, known: Mapping[str, str]) -> Campaign:
    """With the names by which its profiles are known now."""
    on, lot = now(campaign.on, known), now(campaign.drawn_from, known)
    return replace(campaign, on=on, starts=renamed(campaign.starts, known), drawn_from=lot)


def effects_of(facts: Facts, administration: Administration, store: Store, on: date) -> tuple[Returned, ...]:
    """Every campaign, declared or recorded; what a recorded unit cost stands on is told as its source."""
    sources = {one.indicator: one.source for one in campaigns.prices_that_hold(store).values()}
    return tuple(
        replace(one, worth=replace(one.worth, source=sources[one.indicator]))
        if one.worth and one.indicator in sources
        else one
        for one in attribute(facts, administration, on, LEVEL)
    )


def powers_of(
    facts: Facts, administration: Administration, on: date
) -> tuple[dict[str, Power], dict[str, tuple[str, ...]]]:
    """Of interactions and of every indicator that is declared and counted by week; and of whom each is counted."""
    powers: dict[str, Power] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for indicator in indicators(administration):
        try:
            weeks = weeks_of(facts, indicator, on)
        except NotIdentified:
            continue
        counted = tuple(subject for subject, metric in weeks.columns if metric == indicator)
        if counted:
            columns[indicator] = counted
        if known := power(weeks, indicator, on):
            powers[indicator] = known
    return powers, columns


def look_at_returns(
    facts: Facts,
    administration: Administration,
    store: Store,
    figures: Sequence[Figure],
    year: Window,
) -> Returns:
    """Everything that the pages of returns show. ``administration`` is that of :func:`with_records`."""
    powers, columns = powers_of(facts, administration, year.end)
    return Returns(
        effects_of(facts, administration, store, year.end),
        powers,
        columns,
        _by_profile(figures, facts, administration),
        _channels(facts, administration, year),
    )


def indicators(administration: Administration) -> tuple[str, ...]:
    """Interactions first, then what objectives, initiatives and campaigns are seen by."""
    named: list[Sequence[str]] = [campaign.indicators for campaign in administration.campaigns]
    named.append([one.indicator for one in administration.objectives])
    named.append([one.indicator for one in administration.initiatives])
    return tuple(dict.fromkeys((INTERACTIONS, *sorted({name for names in named for name in names if name}))))


def _by_profile(figures: Sequence[Figure], facts: Facts, administration: Administration) -> tuple[Return, ...]:
    """Only where something is known of the hours or the money; value first, and most for each hour."""
    asked = [figure for figure in figures if figure.metric in METRICS]
    known = [one for one in each(asked, facts.profiles, administration) if one.per_hour or one.per_euro]
    return tuple(sorted(known, key=lambda one: (-METRICS.index(one.metric), -_middle(one.per_hour), one.subject)))


def _middle(found: Range | None) -> float:
    return found.middle if found else 0.0


def _channels(facts: Facts, administration: Administration, year: Window) -> Comparison | Sentence:
    try:
        return compare_channels(facts, administration, year)
    except NotIdentified as why:
        return why.sentence
