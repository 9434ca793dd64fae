# SPDX-License-Identifier: EUPL-1.2
"""What was expected before the fact, and what was decided by whom: written once, read for ever."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from django.db.models import Count, Max, QuerySet
from pydantic import TypeAdapter

from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.governance import Signatory
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode, Option, Verdict
from criterio.store import models
from criterio.store.joined import once, present
from criterio.store.sentences import kept, told
from criterio.store.workspace import Store

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Levels of an expectation: those that a person can be asked for too, so that both are scored alike."""

BASELINE = "baseline"
"""The author of what the house itself expects."""

_OPTIONS = TypeAdapter(tuple[Option, ...])


@dataclass(frozen=True)
class Expectation:
    """A range of one indicator in the ``days`` days that end on ``due`` (an ISO week or a day), as ``author`` wrote it.

    ``quantiles[i]`` belongs to ``levels[i]``. With one level it is an event: that the indicator reaches
    ``quantiles[0]``, with probability ``1 - levels[0]``. ``replaces``: the number of an earlier one.
    """

    metric: str
    subject: str
    due: date
    levels: tuple[float, ...]
    quantiles: tuple[float, ...]
    author: str
    written_at: datetime
    number: int = 0
    replaces: int | None = None
    days: int = 7


@dataclass(frozen=True)
class Evidence:
    """What a decision stood on: its grade, how firm the verdict was, the newest day of the data, and their files."""

    grade: str = ""
    standing: str = ""
    on: date | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What ``signed_by`` decided on one subject: the name as it was then, of an ``account``; None: not known.

    ``replaces``: the number of an earlier decision.

    ``proposed``: what Criterio proposed, where the person decided otherwise; ``portfolio``: the number of the portfolio
    that it was signed with.
    """

    number: int
    subject: str
    mode: Mode
    into: str
    signed_by: str
    at: datetime
    review_on: date | None
    replaces: int | None
    reasons: tuple[Sentence | str, ...] = ()
    options: tuple[Option, ...] = ()
    proposed: str = ""
    evidence: Evidence = Evidence()
    portfolio: int | None = None
    account: str | None = None

    @property
    def signatory(self) -> Signatory:
        """Who signed."""
        return Signatory(self.signed_by, self.account)

    @property
    def is_of_pilot(self) -> bool:
        """Whether it says what became of a pilot: every proposal is signed with the options that stood beside it."""
        return not self.options and self.mode in (Mode.NO, Mode.FULL)


_EVIDENCE = TypeAdapter(Evidence)


def freeze(store: Store, forecasts: Iterable[Forecast], at: datetime, author: str = BASELINE) -> int:
    """Writes what is expected of each coming week or day, due on its last day; how many are new.

    What the same author wrote before of the same indicator, subject and days stands: an expectation that could be
    mended once they are nearer would prove nothing.
    """
    with store.writing():
        table = models.Expectation.objects.using(store.alias)
        known = set(table.filter(author=author).values_list("metric", "subject", "due", "days"))
        new = [f for f in forecasts if (f.metric, f.subject, f.due, f.days) not in known]
        table.bulk_create([_expectation(f, at, author) for f in new], batch_size=500)
    return len(new)


def write_expectation(store: Store, expectation: Expectation) -> Expectation:
    """Writes it for ever. It replaces, openly, its author's last one of the same indicator, subject, days and kind."""
    with store.writing():
        what = {name: getattr(expectation, name) for name in ("metric", "subject", "due", "days", "author")}
        before = models.Expectation.objects.using(store.alias).filter(**what).order_by("-id")
        row = models.Expectation(
            **what,
            levels=list(expectation.levels),
            quantiles=list(expectation.quantiles),
            written_at=expectation.written_at,
            replaces=next((one for one in before if len(one.levels) == len(expectation.levels)), None),
        )
        row.save(using=store.alias)
    return _read(row)


def expectations(store: Store) -> list[Expectation]:
    """Everything that was expected, the soonest due first; those that were replaced stay."""
    return _expected(store, models.Expectation.objects.using(store.alias))


def come_due(store: Store, after: date, until: date) -> int:
    """How many expectations fell due after a day, and by another."""
    rows = models.Expectation.objects.using(store.alias).filter(due__gt=after, due__lte=until)
    return rows.values("metric", "subject", "due").distinct().count()


def newest_due(store: Store, before: date) -> int:
    """The number of the newest expectation that fell due before a day; zero when none did."""
    last = models.Expectation.objects.using(store.alias).filter(due__lt=before).aggregate(last=Max("pk"))["last"]
    return last or 0


def written_by_people(store: Store) -> list[Expectation]:
    """What people expected, the soonest due first: a few among the many that the house itself writes."""
    rows = models.Expectation.objects.using(store.alias).exclude(author=BASELINE)
    return _expected(store, rows)


def record_decision(
    store: Store,
    verdict: Verdict,
    signatory: Signatory,
    at: datetime,
    review_on: date | None,
    evidence: Evidence = Evidence(),
) -> Decision:
    """Signs a verdict, with its reasons and the options that stood beside it. It replaces the last one openly."""
    with store.writing():
        row = decision_row(verdict, signatory, at, review_on, evidence)
        row.replaces_id = last_decisions(store).get(verdict.subject)
        row.save(using=store.alias)
    return _decision(row)


def decision_row(
    verdict: Verdict, signatory: Signatory, at: datetime, review_on: date | None, evidence: Evidence
) -> models.Decision:
    """A decision that is not written yet."""
    return models.Decision(
        subject=verdict.subject,
        mode=verdict.mode,
        into=verdict.into,
        reasons=kept(verdict.because),
        options=_OPTIONS.dump_python(verdict.options, mode="json"),
        evidence=_EVIDENCE.dump_python(evidence, mode="json"),
        signed_by=signatory.name,
        account=signatory.account,
        at=at,
        review_on=review_on,
    )


def last_decisions(store: Store) -> dict[str, int]:
    """By subject, the number of its newest decision."""
    rows = models.Decision.objects.using(store.alias).order_by("id").values_list("subject", "pk")
    return dict(rows)


def decisions(store: Store) -> list[Decision]:
    """Every decision signed, oldest first; those that were replaced stay."""
    return [_decision(row) for row in models.Decision.objects.using(store.alias).order_by("id")]


def in_force(signed: Iterable[Decision]) -> dict[str, Decision]:
    """By subject, the newest of decisions that come oldest first: what it replaced binds nobody any more."""
    return {decision.subject: decision for decision in signed}


def newest(store: Store) -> str:
    """Names the records that the house reads: files, their rows, states, and what people have said.

    How many there are of each besides the newest: an import that is taken back is seldom the last one.
    """
    tables = (
        models.ImportRun,
        models.LakeFile,
        models.StateChange,
        models.Profile,
        models.Alias,
        models.SaidFit,
        models.SaidObjective,
        models.SaidPart,
        models.Campaign,
        models.UnitCost,
        models.PlannedPosts,
    )
    told = [table.objects.using(store.alias).aggregate(last=Max("pk"), many=Count("pk")) for table in tables]
    accepted = models.OpeningRequest.objects.using(store.alias).filter(state="accepted").count()
    answered = models.Preferences.objects.using(store.alias).filter(finished_at__isnull=False).count()
    return "-".join([*(f"{one['last'] or 0}.{one['many']}" for one in told), str(accepted), str(answered)])


def _expected(store: Store, rows: QuerySet[models.Expectation]) -> list[Expectation]:
    """In order, each under the name by which its profile is known now."""
    known = present(store)
    found = [_read(row) for row in rows.order_by("due", "metric", "subject", "author", "id")]
    if not known:
        return found
    return once(
        found,
        lambda one: replace(one, subject=known.get(one.subject, one.subject)),
        lambda one: (one.metric, one.subject, one.due, one.days, one.author),
    )


def _expectation(forecast: Forecast, at: datetime, author: str) -> models.Expectation:
    return models.Expectation(
        metric=forecast.metric,
        subject=forecast.subject,
        due=forecast.due,
        days=forecast.days,
        levels=list(LEVELS),
        quantiles=_at(forecast),
        author=author,
        written_at=at,
    )


def _at(forecast: Forecast) -> list[float]:
    """Its quantiles at the levels of an expectation: whole where all of its own are, as those of counts."""
    between = np.interp(LEVELS, QUANTILES, forecast.quantiles)
    is_whole = all(quantile.is_integer() for quantile in forecast.quantiles)
    return [float(value) for value in (np.round(between) if is_whole else between)]


def _read(row: models.Expectation) -> Expectation:
    return Expectation(
        metric=row.metric,
        subject=row.subject,
        due=row.due,
        levels=tuple(row.levels),
        quantiles=tuple(row.quantiles),
        author=row.author,
        written_at=row.written_at,
        number=row.pk,
        replaces=row.replaces_id,
        days=row.days,
    )


def _decision(row: models.Decision) -> Decision:
    return Decision(
        number=row.pk,
        subject=row.subject,
        mode=Mode(row.mode),
        into=row.into,
        signed_by=row.signed_by,
        account=row.account,
        at=row.at,
        review_on=row.review_on,
        replaces=row.replaces_id,
        reasons=tuple(told(row.reasons)),
        options=_OPTIONS.validate_python(row.options),
        proposed=row.proposed,
        evidence=_EVIDENCE.validate_python(row.evidence),
        portfolio=row.portfolio_id,
    )
