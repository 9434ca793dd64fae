# SPDX-License-Identifier: EUPL-1.2
"""How what was expected turned out, worked out with everything else: surprises of weeks and days, and the scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from criterio.domain.administration import Administration
from criterio.domain.forecast import Forecast, by_figure
from criterio.domain.sentence import Sentence
from criterio.expect.days import DAY
from criterio.expect.efforts import doubts, efforts
from criterio.expect.ledger import Outcomes, Score, scored
from criterio.expect.outcomes import outcomes
from criterio.expect.outlook import posting_of
from criterio.expect.pace import DAYS, MONTHS, PACES, WEEKS
from criterio.expect.panel import WEEK, monday
from criterio.expect.posting import Posting
from criterio.expect.run import Ahead, Notice, expect_all, notices
from criterio.expect.surprises import Surprise, came_in, surprises
from criterio.store.facts import FOLLOWERS, Facts
from criterio.store.ledger import BASELINE, Expectation

PAST, PAST_DAYS, PAST_MONTHS = 26, 28, 13
"""Weeks, days and months shown before what is likely: of months, the same one a year ago too."""
ALWAYS = ("interactions", FOLLOWERS)
WHERE_TOLD = frozenset({"reach"})
"""Watched too, without being declared, where a network's files tell it by day."""


@dataclass(frozen=True)
class Expected:
    """``week`` is the Monday of the last whole week, in which ``watched`` figures were looked at.

    ``scores`` are those of what is due and known, the newest due first; ``doubts`` by number of the expectation.
    ``days`` and ``months``: what the coming ones are likely to bring, by metric and subject. ``came``, ``came_by_day``
    and ``came_by_month`` are the last ones of every figure, to be drawn before what is likely. ``breaks``:
    where the past of a figure is another thing than what is to come, also of those for which nothing can be expected.
    ``posting``: how interactions move with posts; None where too few days are known, or nothing ahead was told.
    """

    week: date
    watched: int
    surprises: tuple[Surprise, ...]
    scores: tuple[Score, ...]
    doubts: Mapping[int, tuple[Sentence, ...]] = field(default_factory=dict)
    came: Outcomes = field(default_factory=dict)
    breaks: tuple[Notice, ...] = ()
    days_watched: int = 0
    surprises_by_day: tuple[Surprise, ...] = ()
    days: Mapping[tuple[str, str], tuple[Forecast, ...]] = field(default_factory=dict)
    came_by_day: Outcomes = field(default_factory=dict)
    months: Mapping[tuple[str, str], tuple[Forecast, ...]] = field(default_factory=dict)
    came_by_month: Outcomes = field(default_factory=dict)
    posting: Posting | None = None

    def past_days(self, metric: str, subject: str, until: date) -> tuple[tuple[date, float | None], ...]:
        """Its days before ``until``, from the first that is known; None: not known, or nobody counts on it."""
        days = [until - DAY * back for back in range(PAST_DAYS, 0, -1)]
        return _since_known(days, [self.came_by_day.get((metric, subject, day)) for day in days])

    def past_months(self, metric: str, subject: str, until: date) -> tuple[tuple[date, float | None], ...]:
        """Its months before that of ``until``, from the first that is known; None: not known."""
        months = MONTHS.before(until, PAST_MONTHS)
        values = [self.came_by_month.get((metric, subject, month.last)) for month in months]
        return _since_known([month.opens for month in months], values)

    def past(self, metric: str, subject: str) -> tuple[tuple[date, float | None], ...]:
        """Its last weeks by Monday, from the first that is known; None: not known."""
        mondays = [self.week - WEEK * back for back in reversed(range(PAST - 1))]
        return _since_known(mondays, [self.came.get((metric, subject, day + WEEK - DAY)) for day in mondays])

    @property
    def of_people(self) -> tuple[Score, ...]:
        return tuple(score for score in self.scores if score.expectation.author != BASELINE)


def look_back(
    facts: Facts,
    administration: Administration,
    on: date,
    written: Sequence[Expectation],
    ahead: Ahead | None = None,
) -> Expected:
    """What the last whole week and the days since brought against what was likely before, and what is due.

    ``ahead``: what is likely to come, to be kept with it.
    """
    metrics, ahead = watched_metrics(facts, administration), ahead or Ahead()
    calm = ahead.calm.get("interactions")
    came, came_by_day, came_by_month = (outcomes(facts, metrics, on, pace) for pace in (WEEKS, DAYS, MONTHS))
    week = monday(on) - WEEK
    then = expect_all(facts, administration, week, metrics, 2, (on - week).days, 0)
    of_week = [one for one in then.weeks if one.week == week]
    by_pace = {WEEKS.name: came, DAYS.name: came_by_day, MONTHS.name: came_by_month}
    scores = sorted(scored(written, by_pace), key=lambda score: score.expectation.due, reverse=True)
    told = [score for score in scores if score.expectation.author != BASELINE]
    return Expected(
        week=week,
        watched=sum(came_in(one, came) is not None for one in of_week),
        surprises=tuple(surprises(of_week, came)),
        scores=tuple(scores),
        doubts=doubts(told, {pace.name: efforts(facts, pace) for pace in PACES.values()}) if told else {},
        came={key: value for key, value in came.items() if key[2] > on - PAST * WEEK},
        breaks=tuple(notices(facts, on, metrics)),
        days_watched=sum(came_in(one, came_by_day) is not None for one in then.days),
        surprises_by_day=tuple(surprises(then.days, came_by_day)),
        days=by_figure(ahead.days),
        months=by_figure(ahead.months),
        came_by_day={key: value for key, value in came_by_day.items() if key[2] >= on - PAST_DAYS * DAY},
        came_by_month={key: value for key, value in came_by_month.items() if key[2] >= on - 32 * PAST_MONTHS * DAY},
        posting=posting_of(facts, calm) if calm else None,
    )


def _since_known(opens: Sequence[date], values: Sequence[float | None]) -> tuple[tuple[date, float | None], ...]:
    known = [place for place, value in enumerate(values) if value is not None]
    return tuple(zip(opens, values, strict=True))[known[0] if known else len(opens) :]


def watched_metrics(facts: Facts, administration: Administration) -> tuple[str, ...]:
    """Interactions and followers; reach, and the outcomes that the office declared, where a file tells them by day."""
    declared = {objective.indicator for objective in administration.objectives}
    declared |= {initiative.indicator for initiative in administration.initiatives}
    counted = {str(row["metric"]) for row in facts.rows(facts.series.select("metric").distinct())}
    return (*ALWAYS, *sorted(((declared | WHERE_TOLD) & counted) - set(ALWAYS)))
