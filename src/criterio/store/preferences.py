# SPDX-License-Identifier: EUPL-1.2
"""What people answered of what weighs more: one set of answers a person, frozen when it is finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from criterio.domain.errors import RuleBroken
from criterio.domain.preference import Answer
from criterio.domain.sentence import say
from criterio.store import models
from criterio.store.workspace import Store

_ANSWERS = TypeAdapter(tuple[Answer, ...])


@dataclass(frozen=True)
class Sitting:
    """One person's answers, in the order in which they were given. ``finished_at`` None: still going on."""

    number: int
    person: str
    answers: tuple[Answer, ...]
    began_at: datetime
    finished_at: datetime | None


def sittings(store: Store) -> list[Sitting]:
    """Every one, the oldest first; those that a later one of the same person replaces stay."""
    return [_read(row) for row in models.Preferences.objects.using(store.alias).order_by("id")]


def begin(store: Store, person: str, at: datetime) -> Sitting:
    """An empty set of answers."""
    with store.writing():
        row = models.Preferences(person=person, began_at=at)
        row.save(using=store.alias)
    return _read(row)


def write_answers(store: Store, number: int, answers: Sequence[Answer], finished_at: datetime | None) -> Sitting:
    """Writes the answers of a sitting that goes on. Raises RuleBroken once it is finished."""
    with store.writing():
        row = models.Preferences.objects.using(store.alias).get(pk=number)
        if row.finished_at is not None:
            raise RuleBroken(say("These answers are finished: nobody changes them. Begin again to replace them."))
        row.answers = _ANSWERS.dump_python(tuple(answers), mode="json")
        row.finished_at = finished_at
        row.save(using=store.alias)
    return _read(row)


def standing_answers(store: Store) -> tuple[Answer, ...]:
    """The answers of each person's newest finished sitting."""
    newest = {one.person: one for one in sittings(store) if one.finished_at is not None}
    return tuple(answer for person in sorted(newest) for answer in newest[person].answers)


def _read(row: models.Preferences) -> Sitting:
    return Sitting(row.pk, row.person, _ANSWERS.validate_python(row.answers), row.began_at, row.finished_at)
