# SPDX-License-Identifier: EUPL-1.2
"""What did each campaign return? One answer for every campaign and indicator; a refusal is an answer too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.effect import LEVEL, Besides, Effect, effect
from criterio.attribute.kinds import kinds_of
from criterio.attribute.weeks import Column, Weeks, compared, weeks_of, without_weeks_of
from criterio.attribute.words import HUNDREDFOLD, beside
from criterio.attribute.worth import Worth, worth
from criterio.domain.administration import Administration, Campaign
from criterio.domain.errors import NotIdentified
from criterio.domain.estimate import Range, Window
from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, say, say_many
from criterio.evidence.knowledge import break_in, metrics
from criterio.evidence.networks import display_name
from criterio.store.facts import Facts

SEASON = 52
LEAST_BEFORE = 8
"""Weeks that must be known of everybody on whom it was done, before it began."""


@dataclass(frozen=True)
class Point:
    """One week, for the drawing: what was seen of the treated, on average, and what would have been without.

    ``between``: how far that may be, once it began, by the doubt that there is of the mean of those weeks; a single one
    strays more. None before, and where the effect has no end to speak of.
    """

    monday: date
    seen: float
    without: float
    after: bool
    between: Range | None = None


@dataclass(frozen=True)
class Returned:
    """What a campaign did to an indicator in ``window``. ``effect`` is None where the data cannot tell.

    ``sentence`` says it either way; ``grade`` is E where nothing can be told. ``with_whom`` are those that it was
    compared with; ``hope`` says what was hoped for beside what came, where somebody said it.
    """

    campaign: Campaign
    indicator: str
    window: Window
    effect: Effect | None
    sentence: Sentence
    worth: Worth | None = None
    course: tuple[Point, ...] = ()
    with_whom: tuple[str, ...] = ()
    hope: Sentence | None = None

    @property
    def grade(self) -> Grade:
        return self.effect.grade if self.effect else Grade.E


def attribute(known: Facts, administration: Administration, on: date, level: float = LEVEL) -> tuple[Returned, ...]:
    """Every campaign that the administration declares, in its order, each of its indicators apart."""
    return tuple(
        returned(known, administration, campaign, indicator, on, level)
        for campaign in administration.campaigns
        for indicator in campaign.indicators
    )


def returned(
    known: Facts, administration: Administration, campaign: Campaign, indicator: str, on: date, level: float = LEVEL
) -> Returned:
    """One campaign and one indicator, declared or only supposed."""
    try:
        weeks = weeks_of(known, indicator, on)
        mix = kinds_of(known, campaign.on, indicator, weeks.mondays)
        return within(weeks, administration, campaign, indicator, on, level, mix)
    except NotIdentified as why:
        return Returned(campaign, indicator, _window(campaign, on), None, why.sentence)


def within(
    weeks: Weeks,
    administration: Administration,
    campaign: Campaign,
    indicator: str,
    on: date,
    level: float = LEVEL,
    mix: Array | None = None,
) -> Returned:
    """The same on weeks that are at hand; ``mix`` (weeks, kinds): what the count is made of. Raises NotIdentified."""
    others = [other for other in administration.campaigns if other.name != campaign.name]
    subjects = tuple(dict.fromkeys(campaign.on))
    begun = [campaign.starts.get(subject, campaign.began_on) for subject in subjects]
    panel = without_weeks_of(compared(weeks, weeks.places(subjects, indicator), others, on), begun)
    starts = [panel.row(day) for day in begun]
    end = min(len(panel.mondays), panel.row((campaign.ended_on or on) - timedelta(days=5)))
    _must_be_told(panel, range(len(starts)), starts)
    _must_be_one_series(campaign, indicator, panel)
    if end <= max(starts):
        raise NotIdentified(say("There is no whole week of it yet. Wait for one."))
    made = effect(
        panel.values,
        range(len(starts)),
        starts if len(set(starts)) > 1 else starts[0],
        end=end,
        level=level,
        besides=_besides(panel, administration, campaign, indicator, mix),
    )
    more = _more(panel, made, starts, end)
    return Returned(
        campaign,
        indicator,
        Window(panel.mondays[min(starts)], panel.mondays[end - 1] + timedelta(days=6)),
        made,
        made.sentence,
        worth(more, campaign, indicator, administration) if more else None,
        tuple(_course(panel, made, min(starts))),
        tuple(f"{subject} · {counted}" for subject, counted in (panel.columns[place] for place in made.compared)),
        _hope(campaign, indicator, made),
    )


def _hope(campaign: Campaign, indicator: str, made: Effect) -> Sentence | None:
    """Of its first indicator; None where nobody said, or what came is no share, or has no end."""
    is_of_it = campaign.indicators[:1] == (indicator,) and made.ratio and np.isfinite(made.high)
    return beside(campaign.hoped, made.low, made.high) if campaign.hoped is not None and is_of_it else None


def _besides(
    panel: Weeks, administration: Administration, campaign: Campaign, indicator: str, mix: Array | None
) -> Besides:
    lot = [panel.columns.index(one) for one in _in_the_lot(campaign, indicator) if one in panel.columns]
    shocks = tuple(_shocks(panel, administration, campaign, indicator))
    return Besides(campaign.by_lot, tuple(lot), SEASON, shocks, mix, panel.left_out)


def _in_the_lot(campaign: Campaign, indicator: str) -> Iterator[Column]:
    """Those that could have been drawn and were not."""
    yield from ((subject, indicator) for subject in campaign.drawn_from if subject not in campaign.on)


def _must_be_told(panel: Weeks, places: Sequence[int], starts: Sequence[int]) -> None:
    """Raises NotIdentified where of one of the treated too few weeks are known before it began."""
    for place, start in zip(places, starts, strict=True):
        known = int(np.isfinite(panel.values[:start, place]).sum())
        if known < LEAST_BEFORE:
            told = say_many(
                "Of {who} only {n} week is known before it began. At least {least} are needed to say anything.",
                "Of {who} only {n} weeks are known before it began. At least {least} are needed to say anything.",
                known,
                who=panel.columns[place][0],
                least=LEAST_BEFORE,
            )
            raise NotIdentified(told)


def _must_be_one_series(campaign: Campaign, indicator: str, panel: Weeks) -> None:
    """Raises NotIdentified where the network began to count something else meanwhile."""
    for subject in campaign.on:
        network = subject.partition(":")[0]
        for one in metrics():
            is_it = one.network == network and indicator in (one.name, one.replaced_by)
            if is_it and one.replaced_by and one.until and panel.mondays[0] < one.until <= panel.mondays[-1]:
                told = say(
                    "{network} stopped counting {before} on {day} and counts {after} since: they are not one series.",
                    network=display_name(network),
                    before=one.name,
                    day=one.until,
                    after=one.replaced_by,
                )
                raise NotIdentified(told)


def _window(campaign: Campaign, on: date) -> Window:
    return Window(campaign.began_on, max(campaign.ended_on or on, campaign.began_on))


def _shocks(panel: Weeks, administration: Administration, campaign: Campaign, indicator: str) -> Iterator[int]:
    """Weeks of polls, new governments and declared shocks, and of counts that a network began to define otherwise."""
    first, last = panel.mondays[0], panel.mondays[-1] + timedelta(days=6)
    for day in (*administration.elections, *administration.inaugurations, *administration.shocks):
        if first <= day <= last:
            yield panel.row(day - timedelta(days=6))
    for subject in campaign.on:
        ended = break_in(subject.partition(":")[0], indicator, first, last)
        if ended and ended.until:
            yield panel.row(ended.until - timedelta(days=6))


def _more(panel: Weeks, made: Effect, starts: Sequence[int], end: int) -> Range | None:
    """How many more there were in all than without; None of what is not counted one by one, as minutes of waiting.

    None as well where the range of the effect has no end to speak of: what there would have been without is not known.
    """
    cells = [panel.values[start:end, place] * panel.days[start:end, place] for place, start in enumerate(starts)]
    totals = np.concatenate(cells)
    if not np.allclose(totals[np.isfinite(totals)] % 1, 0, atol=1e-6) or not _ends(made):
        return None
    seen, days = float(np.nansum(totals)), sum(float(panel.days[s:end, p].sum()) for p, s in enumerate(starts))
    sizes = (made.low, made.point, made.high)
    low, middle, high = (seen - seen / (1 + size) if made.ratio else size * days for size in sizes)
    return Range(low, middle, high, made.level)


def _ends(made: Effect) -> bool:
    most = HUNDREDFOLD if made.ratio else np.inf
    return made.high < most and made.low > (1 / (1 + most) - 1 if made.ratio else -np.inf)


def _course(panel: Weeks, made: Effect, start: int) -> Iterator[Point]:
    for turn, (seen, without) in enumerate(made.course):
        row = made.first + turn
        between = _between(made, without) if row >= start and _ends(made) else None
        yield Point(panel.mondays[row], seen, without, row >= start, between)


def _between(made: Effect, without: float) -> Range:
    """The more the measure brought, the less there would have been."""
    if made.ratio:
        low, high = (without * (1 + made.point) / (1 + end) for end in (made.high, made.low))
    else:
        low, high = (without + made.point - end for end in (made.high, made.low))
    return Range(low, without, high, made.level)
