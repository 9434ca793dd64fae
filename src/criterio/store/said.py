# SPDX-License-Identifier: EUPL-1.2
"""What people say in the pages beside the declaration: of networks, objectives, planned posts. The newest counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from criterio.domain.administration import DeclaredFit, Objective
from criterio.domain.governance import Signatory
from criterio.domain.names import Answer, Aspect
from criterio.store import models
from criterio.store.joined import once, present
from criterio.store.workspace import Store


@dataclass(frozen=True)
class FitWord:
    """A word on a network for a function. ``answer`` None: as it is published, whatever was said before."""

    network: str
    function: str
    answer: Answer | None
    reason: str
    who: Signatory
    at: datetime

    @property
    def declared(self) -> DeclaredFit | None:
        """As the declaration would say it; None where it is as published."""
        return (
            DeclaredFit(self.network, self.function, self.answer, self.reason, self.who.name) if self.answer else None
        )


@dataclass(frozen=True)
class ObjectiveWord:
    """An objective as ``who`` wrote it. ``baseline``: its indicator before anything is done; None: not known.

    ``weighs``: it says rank and weight, too, be it that there is none; False: nobody was asked for them.
    """

    objective: Objective
    baseline: float | None
    who: Signatory
    at: datetime
    weighs: bool = True


@dataclass(frozen=True)
class PostsWord:
    """How many posts a week a profile plans from ``at`` on. ``posts`` None: as usual, whatever was said before."""

    profile: str
    posts: float | None
    who: str
    at: datetime


def fit_words(store: Store) -> list[FitWord]:
    """Every word, the oldest first."""
    rows = models.SaidFit.objects.using(store.alias).order_by("id")
    return [_fit(row) for row in rows]


def say_fit(store: Store, word: FitWord) -> None:
    """Writes a word. Who calls holds to the rules."""
    with store.writing():
        row = models.SaidFit(
            network=word.network, function=word.function, answer=word.answer or "", reason=word.reason,
            who=word.who.name, account=word.who.account, at=word.at,
        )  # fmt: skip
        row.save(using=store.alias)


def objective_words(store: Store) -> list[ObjectiveWord]:
    """Every objective ever written here, the oldest first."""
    return [_objective(row) for row in models.SaidObjective.objects.using(store.alias).order_by("id")]


def say_objective(store: Store, word: ObjectiveWord) -> None:
    """Writes an objective; one of the same name takes its place, openly."""
    said = word.objective
    least, most = said.weight or (None, None)
    with store.writing():
        row = models.SaidObjective(
            name=said.name, aspect=said.aspect, indicator=said.indicator, baseline=word.baseline, low=said.low,
            high=said.high, review_on=said.review_on, rank=said.rank, weight_low=least, weight_high=most,
            weighs=word.weighs, who=word.who.name, account=word.who.account, at=word.at,
        )  # fmt: skip
        row.save(using=store.alias)


def baselines(words: Iterable[ObjectiveWord]) -> dict[str, float]:
    """By objective, the newest baseline that somebody wrote."""
    return {word.objective.name: word.baseline for word in words if word.baseline is not None}


def posts_words(store: Store) -> list[PostsWord]:
    """Every plan of posts, the oldest first."""
    rows = models.PlannedPosts.objects.using(store.alias).order_by("id")
    known = present(store)
    found = [PostsWord(row.profile, row.posts, row.who, row.at) for row in rows]
    return once(found, lambda one: replace(one, profile=known.get(one.profile, one.profile)), lambda one: one.profile)


def say_posts(store: Store, word: PostsWord) -> None:
    """Writes a plan; it takes the place of the last one of its profile, openly."""
    with store.writing():
        models.PlannedPosts(profile=word.profile, posts=word.posts, who=word.who, at=word.at).save(using=store.alias)


def _fit(row: models.SaidFit) -> FitWord:
    answer = Answer(row.answer) if row.answer else None
    return FitWord(row.network, row.function, answer, row.reason, Signatory(row.who, row.account), row.at)


def _objective(row: models.SaidObjective) -> ObjectiveWord:
    weight = None if row.weight_low is None or row.weight_high is None else (row.weight_low, row.weight_high)
    said = Objective(
        row.name, Aspect(row.aspect), row.indicator, row.rank, weight, row.low, row.high, row.review_on
    )  # fmt: skip
    return ObjectiveWord(said, row.baseline, Signatory(row.who, row.account), row.at, bool(row.weighs))
