# SPDX-License-Identifier: EUPL-1.2
"""What needs a person today: one line a matter, with where to see to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from criterio.domain.names import State
from criterio.domain.sentence import Sentence, say_many
from criterio.store import imports, ledger
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit, url

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Matter:
    """Something to see to. ``count`` is never zero: what needs nobody is not told."""

    told: Sentence
    url: str
    count: int


def matters(visit: Visit) -> list[Matter]:
    """What this person may do something about, the urgent first."""
    return [matter for ask in (_refused, _silent, _awaited, _reviews) for matter in ask(visit) if matter.count]


def _refused(visit: Visit) -> Iterator[Matter]:
    if visit.may(Permission.IMPORT):
        rows = sum(run.refused for run in imports.imported(visit.house.store))
        told = say_many("One row of a file was not understood.", "{n} rows of files were not understood.", rows)
        yield Matter(told, url("collect.files"), rows)


def _silent(visit: Visit) -> Iterator[Matter]:
    standings = visit.reading.plan.standings if visit.reading else ()
    states = [one.state for one in standings if visit.may(Permission.READ, one.profile.unit)]
    waiting, dormant = states.count(State.ZOMBIE), states.count(State.DORMANT)
    told = say_many(
        "One profile is unattended: people write to it and nobody answers.",
        "{n} profiles are unattended: people write to them and nobody answers.",
        waiting,
    )
    yield Matter(told, f"{url('register.profiles')}?state=zombie", waiting)
    told = say_many("One profile is dormant.", "{n} profiles are dormant.", dormant)
    yield Matter(told, f"{url('register.profiles')}?state=dormant", dormant)


def _awaited(visit: Visit) -> Iterator[Matter]:
    if visit.may(Permission.APPROVE) and visit.reading:
        signed = {decision.subject for decision in ledger.decisions(visit.house.store)}
        count = sum(subject not in signed for subject in visit.reading.verdicts)
        told = say_many("One verdict waits for a decision.", "{n} verdicts wait for a decision.", count)
        yield Matter(told, f"{url('decide.verdicts')}?signed=no", count)


def _reviews(visit: Visit) -> Iterator[Matter]:
    due = [one for one in ledger.decisions(visit.house.store) if one.review_on and one.review_on <= visit.today + SOON]
    told = say_many("One decision is due for review.", "{n} decisions are due for review.", len(due))
    yield Matter(told, url("decide.decisions"), len(due))
