# SPDX-License-Identifier: EUPL-1.2
"""What needs a person today: one line a matter, with where to see to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from criterio.domain.names import State
from criterio.domain.sentence import Sentence, say, say_many
from criterio.domain.verdict import Mode
from criterio.evidence.networks import display_name
from criterio.formats._all import all_formats
from criterio.plan import pilots as piloting
from criterio.plan import replying
from criterio.register import closings as closing
from criterio.register import custody
from criterio.report.subjects import called
from criterio.store import closings, imports, ledger, openings, pilots, registry, replies
from criterio.web.models import LOST, LetterSent
from criterio.web.pages.collect._whose import my_runs
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit, url

SOON = timedelta(days=7)
_A_MONTH = timedelta(days=35)


@dataclass(frozen=True)
class Matter:
    """Something to see to. ``count`` is never zero: what needs nobody is not told."""

    told: Sentence
    url: str
    count: int
    urgent: bool = False


def matters(visit: Visit) -> list[Matter]:
    """What this person may do something about, the urgent first."""
    return sorted((one for ask in _EVERY for one in ask(visit) if one.count), key=lambda one: not one.urgent)


def _refused(visit: Visit) -> Iterator[Matter]:
    if visit.may(Permission.IMPORT):
        refused = {run.run: run.refused for run in imports.imported(visit.house.store) if run.refused}
        rows = sum(refused[run] for run in my_runs(visit, list(refused)))
        told = say_many("One row of a file was not understood.", "{n} rows of files were not understood.", rows)
        yield Matter(told, url("collect.files"), rows)


def _dry(visit: Visit) -> Iterator[Matter]:
    """Networks in use whose exports came once and come no more."""
    if visit.may(Permission.IMPORT) and visit.reading:
        in_use = {one.profile.key.network for one in visit.reading.plan.standings if one.state is State.ACTIVE}
        newest: dict[str, date] = {}
        for run in imports.imported(visit.house.store):
            one = all_formats().get(run.format)
            if one is not None and one.network in in_use:
                newest[one.network] = max(run.observed_at.date(), newest.get(one.network, date.min))
        dry = [display_name(network) for network, day in sorted(newest.items()) if day + _A_MONTH < visit.today]
        told = say("Nothing new has come of {networks} for more than a month: give its newest export.", networks=dry)
        yield Matter(told, url("collect.files"), len(dry))


def _expected(visit: Visit) -> Iterator[Matter]:
    """What was forecast of days that no file speaks of yet."""
    if visit.may(Permission.IMPORT) and visit.reading:
        due = ledger.come_due(visit.house.store, visit.reading.on, visit.today)
        told = say_many(
            "One expectation is due: give the newest files, and see whether it came true.",
            "{n} expectations are due: give the newest files, and see whether they came true.",
            due,
        )
        yield Matter(told, url("collect.files"), due)


def _silent(visit: Visit) -> Iterator[Matter]:
    standings = visit.reading.plan.standings if visit.reading else ()
    states = [one.state for one in standings if visit.may(Permission.READ, one.profile.unit)]
    waiting, dormant = states.count(State.ZOMBIE), states.count(State.DORMANT)
    told = say_many(
        "One profile is unattended: people write to it and nobody answers.",
        "{n} profiles are unattended: people write to them and nobody answers.",
        waiting,
    )
    yield Matter(told, f"{url('register.profiles')}?state=zombie", waiting, urgent=True)
    told = say_many("One profile is dormant.", "{n} profiles are dormant.", dormant)
    yield Matter(told, f"{url('register.profiles')}?state=dormant", dormant)


def _unlinked(visit: Visit) -> Iterator[Matter]:
    checked, standings = visit.house.links(), visit.reading.standings if visit.reading else {}
    unnamed = [str(one.key) for one in checked.links if one.by_site is False] if checked else []
    count = sum(key in standings and visit.may(Permission.EDIT, standings[key].profile.unit) for key in unnamed)
    told = say_many("Your site does not link to one profile.", "Your site does not link to {n} profiles.", count)
    yield Matter(told, url("register.links"), count)


def _awaited(visit: Visit) -> Iterator[Matter]:
    if visit.may(Permission.APPROVE) and visit.reading:
        signed = ledger.in_force(ledger.decisions(visit.house.store))
        count = sum(subject not in signed for subject in visit.reading.verdicts)
        told = say_many("One verdict waits for a decision.", "{n} verdicts wait for a decision.", count)
        yield Matter(told, f"{url('decide.verdicts')}?signed=no", count)


def _proposed(visit: Visit) -> Iterator[Matter]:
    """Changes that are proposed for the profiles of a unit, for who works in it and not in the whole house."""
    if visit.reading is None or visit.may(Permission.EDIT, WHOLE):
        return
    signed, standings = ledger.in_force(ledger.decisions(visit.house.store)), visit.reading.standings
    units = Counter(
        standings[subject].profile.unit
        for subject, verdict in visit.reading.verdicts.items()
        if subject in standings and verdict.mode is not Mode.KEEP and subject not in signed
    )
    for unit, count in sorted(units.items()):
        if visit.may(Permission.EDIT, unit):
            told = say_many(
                "A change is proposed for one profile of {unit}: see why, and reply if you see it otherwise.",
                "Changes are proposed for {n} profiles of {unit}: see why, and reply if you see it otherwise.",
                count,
                unit=unit,
            )
            yield Matter(told, f"{url('decide.verdicts')}?{urlencode({'unit': unit, 'signed': 'no'})}", count)


def _reviews(visit: Visit) -> Iterator[Matter]:
    signed = ledger.in_force(ledger.decisions(visit.house.store)).values()
    due = [one for one in signed if one.review_on and one.review_on <= visit.today + SOON]
    told = say_many("One decision is due for review.", "{n} decisions are due for review.", len(due))
    yield Matter(told, url("decide.decisions"), len(due))


def _replied(visit: Visit) -> Iterator[Matter]:
    """What units answered this week to what this person may decide again, and before a review that is due."""
    store = visit.house.store
    signed, every = ledger.decisions(store), replies.replies(store)
    due = {s for s, one in ledger.in_force(signed).items() if one.review_on and one.review_on <= visit.today + SOON}
    found = [
        one
        for one in every
        if (one.subject in due or visit.now - one.at <= SOON)
        and visit.may(Permission.APPROVE, one.unit)
        and one in replying.to_read(one.subject, signed, every)
    ]
    told = say_many(
        "One reply of a unit to a decision or a proposal is to be read.",
        "{n} replies of units to decisions or proposals are to be read.",
        len(found),
    )
    yield Matter(told, url("decide.verdict", subject=found[0].subject) if found else "", len(found))


def _asked(visit: Visit) -> Iterator[Matter]:
    store = visit.house.store
    waiting = [o for o in openings.openings(store) if o.state == "asked" and visit.may(Permission.APPROVE, o.unit)]
    told = say_many(
        "One request to open a profile waits for an answer.",
        "{n} requests to open a profile wait for an answer.",
        len(waiting),
    )
    yield Matter(told, url("register.openings"), len(waiting))


def _piloted(visit: Visit) -> Iterator[Matter]:
    """Pilots whose day has come, and those that somebody else wrote and nobody has started."""
    mine = [one for one in pilots.pilots(visit.house.store) if visit.may(Permission.APPROVE, one.unit)]
    due = [one for one in mine if one.state == "running" and one.decides_on and one.decides_on <= visit.today]
    told = say_many("One pilot is to be decided: stop or go.", "{n} pilots are to be decided: stop or go.", len(due))
    yield Matter(told, url("plan.pilots"), len(due), urgent=True)
    ready = [one for one in mine if one.state == "draft" and one.author != visit.who and not piloting.missing(one)]
    told = say_many(
        "One pilot is written and waits to be started.", "{n} pilots are written and wait to be started.", len(ready)
    )
    yield Matter(told, url("plan.pilots"), len(ready))


def _closing(visit: Visit) -> Iterator[Matter]:
    """Plans to close what is not closed yet: those of others that lack only a signature, and the signed of today."""
    standings = visit.reading.standings if visit.reading else {}
    for plan in closings.closings(visit.house.store):
        key = str(plan.key)
        one = standings.get(key)
        if one is None or one.state is State.CLOSED or not visit.may(Permission.APPROVE, one.profile.unit):
            continue
        if plan.state == "draft" and plan.author != visit.who and not closing.missing(plan):
            told = say("The plan to close {profile} waits for a signature.", profile=called(key))
            yield Matter(told, url("register.closing", key=key), 1)
        if plan.state == "signed" and plan.closes_on is not None and plan.closes_on <= visit.today:
            told = say("{profile} is to be closed: its public has been told.", profile=called(key))
            yield Matter(told, url("register.closing", key=key), 1, urgent=True)


def _undelivered(visit: Visit) -> Iterator[Matter]:
    """Letters of the last week that did not reach who asked for them, for whoever may look after the mail server."""
    if visit.may(Permission.ADMINISTER, WHOLE):
        lost = LetterSent.objects.filter(day__gt=visit.today - SOON, state__in=LOST).count()
        told = say_many(
            "One letter of the week could not be delivered.", "{n} letters of the week could not be delivered.", lost
        )
        yield Matter(told, url("people.letters"), lost, urgent=True)


def _unconfirmed(visit: Visit) -> Iterator[Matter]:
    """Profiles of the person's own units whose facts nobody has confirmed for six months."""
    own = [one for one in registry.profiles(visit.house.store) if visit.may(Permission.EDIT, one.unit)]
    due = custody.due(visit.house.store, own, visit.today)
    told = say_many(
        "Nobody has confirmed one profile in the last six months.",
        "Nobody has confirmed {n} profiles in the last six months.",
        len(due),
    )
    yield Matter(told, url("register.custody", key=str(due[0].key)) if due else "", len(due))


_EVERY = (
    *(_refused, _dry, _expected, _silent, _unlinked),
    *(_undelivered, _awaited, _proposed, _reviews, _replied, _asked, _piloted, _closing, _unconfirmed),
)
"""In the order in which they are told."""
