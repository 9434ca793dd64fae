# SPDX-License-Identifier: EUPL-1.2
"""The verbs of all the rooms, on one workspace."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

from criterio.collect.belonging import Units
from criterio.collect.importing import Importer, ImportReport, files_in
from criterio.decide.what_if import Choice, what_if
from criterio.demo.truth import TRUTH, Truth, load
from criterio.domain.administration import Administration
from criterio.domain.errors import BadInput
from criterio.domain.estimate import Figure, Window
from criterio.domain.forecast import Forecast
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import say
from criterio.domain.verdict import Portfolio
from criterio.expect.pace import WEEKS, Pace
from criterio.expect.panel import WEEK, monday
from criterio.expect.run import WEEKS_AHEAD, expect
from criterio.formats._format import Options
from criterio.language.looked_up import Names
from criterio.language.reader import Reader
from criterio.measure.peers import groups
from criterio.measure.run import By, measure
from criterio.measure.trends import trends
from criterio.networks.visiting import visit
from criterio.plan._plan import Plan
from criterio.plan.course import Course, course
from criterio.plan.pilots import seen
from criterio.plan.reality import quarters
from criterio.plan.said import as_said, planned_posts
from criterio.register.crosslinks import Checked, check
from criterio.register.difference import Difference, compare, entries, snapshots
from criterio.register.overlap import Overlap, Shared, duplicates, overlaps, shared_handles
from criterio.register.states import Standing, standings
from criterio.report import documents
from criterio.settings.machine import machine
from criterio.spread.run import PILOTS, Contagion
from criterio.store import facts, ledger, preferences
from criterio.store.declared import declare
from criterio.store.facts import Facts
from criterio.store.folder import declaration_of
from criterio.store.registry import profiles
from criterio.store.workspace import Store
from criterio.wiring import crosslinks
from criterio.wiring.declaring import Declaration
from criterio.wiring.expected import Expected, look_back, watched_metrics
from criterio.wiring.naming import figures_called, named
from criterio.wiring.reading import Reading, keep, kept, written_at
from criterio.wiring.returned import Returns, look_at_returns, with_records
from criterio.wiring.working_out import Worked, contagions, newest_day, work_out

YEAR_DAYS = 365
"""For what comes too seldom to be compared by quarters: messages by channel and subject."""
CHOICES = 64
"""Portfolios under other limits that are remembered."""

WINDOW_DAYS = 91
"""A quarter of whole weeks: long enough for a small profile, short enough to be news."""

_ONE_READS = Lock()
"""Visits of one process share a house: the first to see that there is a newer reading brings it, the others wait."""


@dataclass(frozen=True)
class House:
    """An administration's workspace, with the verbs of the rooms.

    Days default to the newest one that the data speak of, so that the same files give the same answers any day. What
    the reading holds, and nothing has changed since, is not worked out again.
    """

    root: Path
    language: str = ""

    @cached_property
    def declaration(self) -> Declaration:
        """``administration.toml``, which may be edited while the house is open."""
        return Declaration(self.root)

    @property
    def declared(self) -> Administration:
        """As ``administration.toml`` and its list of ties declare it now. Raises SettingsError and BadInput."""
        return self.declaration.now()

    @property
    def administration(self) -> Administration:
        """As it is declared, and as people have said in the pages since. Raises SettingsError."""
        return as_said(self.store, self.declared)

    @cached_property
    def reader(self) -> Reader:
        """Says sentences in the administration's language, or in the one that was asked for."""
        return Reader(self.language or self.declared.language, self.indicators, self.names)

    @cached_property
    def store(self) -> Store:
        """Records and history. Raises SettingsError when the folder is not a workspace."""
        return Store(self.root, machine().database_url)

    @property
    def names(self) -> Names:
        """What the register calls profiles, by key: looked up once for whoever reads."""

        @cache
        def look() -> Mapping[str, str]:
            reading = self.reading()
            return reading.names if reading else named(profiles(self.store))

        return Names(look)

    @property
    def indicators(self) -> Names:
        """What people call the figures of their own files, by key."""
        return figures_called(self.store, self.declared.indicators)

    def facts(self) -> facts.Facts:
        """What is known, as it is now."""
        return facts.read(self.store)

    def import_files(
        self,
        paths: Sequence[Path],
        options: Options | None = None,
        mapping: str = "",
        progress: Callable[[int], None] = lambda rows: None,
        units: Units = None,
    ) -> Iterator[ImportReport]:
        """One report a file, as each ends. Folders are entered. ``units``: files that are given for these alone."""
        importer = Importer(self.store, self.declared, self.reader, progress, units)
        for path in files_in(list(paths)):
            yield importer.take(path, options or Options(), mapping)

    def moment(self, now: datetime) -> datetime:
        """Now. In a demo, the morning of the town's last day: its calendar stands still, whenever it is looked at."""
        return datetime.combine(self._truth.end, time(9), UTC) if self._truth else now

    def local(self, at: datetime) -> datetime:
        """A moment by the clock of the administration: records are kept in UTC, where days begin at another hour."""
        return at.astimezone(ZoneInfo(self.declared.time_zone))

    def last_day(self) -> date:
        """The newest day that the data speak of. Raises BadInput when there is no data."""
        fresh = self._fresh()
        return fresh.on if fresh else newest_day(self.facts())

    def window(self, on: date | None = None, days: int = WINDOW_DAYS) -> Window:
        """The days up to ``on``."""
        end = on or self.last_day()
        return Window(end - timedelta(days=days - 1), end)

    def register(self, on: date | None = None) -> list[Standing]:
        """Every profile with its state."""
        return standings(self.facts(), self.administration, on or self.last_day())

    def overlaps(self) -> list[Overlap]:
        """Profiles that say the same."""
        return overlaps(self.facts())

    def shared_handles(self) -> list[Shared]:
        """Profiles that the newest register lists more than once."""
        return _listed_twice(self.facts())

    def duplicates(self) -> list[tuple[ProfileKey, ProfileKey]]:
        """Profiles under two names that are one, by the network's identifier or by address."""
        return _same(self.facts())

    def compare_registers(self, before: date, after: date) -> Difference:
        """Two dated registers. Raises BadInput, listing the dates there are, when one is missing."""
        known = self.facts()
        there = snapshots(known)
        for day in (before, after):
            if day not in there:
                raise BadInput(say("There is no register of {day}. There are: {days}", day=day, days=there))
        return compare(entries(known, before), entries(known, after))

    def measure(
        self, window: Window | None = None, by: By = "profile", metrics: list[str] | None = None
    ) -> list[Figure]:
        """Every metric that the data allow."""
        fresh = self._fresh()
        if fresh and window in (None, fresh.plan.window):
            return fresh.measured(by, metrics)
        return measure(self.facts(), self.administration, window or self.window(), by, metrics)

    def expect(
        self,
        on: date | None = None,
        periods: int = WEEKS_AHEAD,
        pace: Pace = WEEKS,
        posts: Mapping[str, float] | None = None,
    ) -> list[Forecast]:
        """What is to come, as ranges; ``posts``: what profiles plan a week, in place of what is declared.

        Raises BadInput when posts are planned for a profile that is not known.
        """
        fresh = None if posts else self._fresh(on)
        if fresh and (ahead := fresh.looks_ahead(periods, pace)) is not None:
            return ahead
        known, administration = self.facts(), self.administration
        unknown = set(posts or ()) - {str(profile.key) for profile in known.profiles}
        if unknown:
            raise BadInput(say("There is no profile {profile}: write network:handle.", profile=min(unknown)))
        administration = replace(administration, planned_posts={**administration.planned_posts, **(posts or {})})
        metrics = watched_metrics(known, administration)
        return expect(known, administration, on or self.last_day(), periods, metrics, pace)

    def look_back(self, on: date | None = None) -> Expected:
        """The surprises of the last whole week and of the days since, and how what was expected turned out."""
        fresh = self._fresh(on)
        if fresh and fresh.newest_due == ledger.newest_due(self.store, fresh.on):
            return replace(fresh.expected, days={}, months={}, posting=None)
        day = on or self.last_day()
        return look_back(self.facts(), self._before(day), day, ledger.expectations(self.store))

    def _before(self, on: date) -> Administration:
        """As it was when the last whole week before a day began: posts planned today move no week that is over."""
        planned = planned_posts(self.store, self.declared, monday(on) - WEEK)
        return replace(self.administration, planned_posts=planned)

    def returns(self) -> Returns:
        """What came of what was done, and whether the data could tell it."""
        fresh = self._fresh()
        if fresh:
            return fresh.returns
        day = self.last_day()
        return self._returns(self.facts(), self.measure(self.window(day)), day)

    def _returns(self, known: Facts, figures: Sequence[Figure], day: date) -> Returns:
        administration = with_records(self.administration, self.store)
        return look_at_returns(known, administration, self.store, figures, self.window(day, YEAR_DAYS))

    def write_down(self, written: Iterable[ledger.Expectation]) -> None:
        """Expectations, for ever: a later one of the same author replaces an earlier one openly."""
        for one in written:
            ledger.write_expectation(self.store, one)

    def foresee(self, on: date, weeks: int) -> int:
        """Freezes what the house itself expects of the weeks from ``on`` on, as written in that morning; how many."""
        at = datetime.combine(on, time(9), UTC)
        return ledger.freeze(self.store, self.expect(on, weeks), at)

    def spread(self, on: date | None = None, pilots: int = PILOTS) -> list[Contagion]:
        """Each practice that was followed by unit: whether it spreads, how far, who is next, where to begin."""
        fresh = self._fresh(on) if pilots == PILOTS else None
        if fresh:
            return list(fresh.contagions)
        return list(contagions(self.facts(), self.administration, on or self.last_day(), pilots))

    def decide(self, on: date | None = None) -> Portfolio:
        """One verdict for every profile and initiative."""
        return self.plan(on).portfolio

    def plan(self, on: date | None = None) -> Plan:
        """All of it at once; in a demo, with what is true of the town at the end."""
        fresh = self._fresh(on)
        return fresh.plan if fresh else self._work_out(on).plan

    def refresh(self, at: datetime) -> Reading:
        """Works out again everything that the pages show, and keeps it. Raises BadInput when there is no data."""
        mark = self.mark()
        worked = self._work_out(None)
        known, plan = worked.known, worked.plan
        town, on = plan.administration, plan.on
        others: tuple[By, ...] = ("unit", "network", "all")
        reading = Reading(
            made_at=at,
            mark=mark,
            plan=plan,
            figures={"profile": plan.figures, **{by: tuple(measure(known, town, plan.window, by)) for by in others}},
            trends=trends(known, on),
            problem=worked.problem,
            overlaps=tuple(worked.overlaps),
            shared=tuple(_listed_twice(known)),
            duplicates=tuple(_same(known)),
            quarters=quarters(known, town, on),
            pilots=seen(self.store, known, town, on),
            peers=groups(known, town, _populations(town)),
            contagions=worked.contagions,
            newest_due=ledger.newest_due(self.store, on),
            returns=self._returns(known, plan.figures, on),
            expected=look_back(known, self._before(on), on, ledger.expectations(self.store), worked.ahead),
        )
        keep(reading, self.root)
        return reading

    def course(self, plan: Plan) -> Course:
        """Objectives, pilots, days, quarters and what was signed, as they stand beside a plan."""
        fresh = self._fresh(plan.on)
        known = fresh.quarters if fresh else quarters(self.facts(), plan.administration, plan.on)
        return course(self.store, plan, known)

    def reading(self) -> Reading | None:
        """What was worked out last; None until it has been worked out for the first time."""
        with _ONE_READS:
            written = written_at(self.root)
            if written not in self._kept:
                newest = kept(self.root)
                self._kept.clear()
                self._kept[written] = newest
                gc.freeze()  # it never changes and has no circles: nobody looks through it again for rubbish
            return self._kept[written]

    def is_stale(self, reading: Reading) -> bool:
        """Whether data, register or declaration changed since."""
        return reading.mark != self.mark()

    def mark(self) -> str:
        """Names what there is: it changes whenever data, register or declaration do."""
        return f"{ledger.newest(self.store)}:{sha256(declaration_of(self.root).read_bytes()).hexdigest()}"

    def _fresh(self, on: date | None = None) -> Reading | None:
        """The reading, where to work it out again for that day would give the same."""
        reading = self.reading()
        if reading is None or on not in (None, reading.on) or self.is_stale(reading):
            return None
        return reading if reading.stands_on(self.administration, profiles(self.store)) else None

    def check_links(self, at: datetime) -> Checked:
        """Visits the site and every profile, and keeps what was seen. Raises BadInput when no site is declared."""
        site, near = self.administration.site, machine().near
        if not site:
            raise BadInput(say("Say which your site is, in “Our administration” or as site in administration.toml."))
        checked = check(site, profiles(self.store), lambda address, is_actor: visit(address, near, is_actor), at)
        crosslinks.keep(checked, self.root)
        return checked

    def links(self) -> Checked | None:
        """What the last check saw; None before the first."""
        return crosslinks.kept(self.root)

    def what_if(self, reading: Reading, hours: float | None, euros: float | None) -> Choice:
        """The portfolio with other hours a week and euros a year for everything. Raises RuleBroken."""
        answers = preferences.standing_answers(self.store)
        asked = (reading.made_at, hours, euros, answers)
        choice = self._choices.get(asked)
        if choice is None:
            choice = what_if(reading.problem, reading.plan.administration.objectives, hours, euros, answers)
            if len(self._choices) >= CHOICES:
                self._choices.clear()
            self._choices[asked] = choice
        return choice

    def declare(self) -> bool:
        """Enters what the administration says of itself in the records; False when nothing of it changed."""
        return declare(self.store, self.administration)

    def _work_out(self, on: date | None) -> Worked:
        self.declare()
        known = self.facts()
        window = self.window(on or newest_day(known))
        return work_out(self.store, known, self.administration, window, self._truth)

    @cached_property
    def _truth(self) -> Truth | None:
        """What is true of the town; None where the workspace is no demo."""
        truth = self.root / TRUTH
        return load(truth) if truth.exists() else None

    @cached_property
    def _choices(self) -> dict[tuple[object, ...], Choice]:
        """Portfolios under other limits, by what was asked for: many look at the same."""
        return {}

    @cached_property
    def _kept(self) -> dict[int, Reading | None]:
        """The newest reading, by when its file was written."""
        return {}

    def write(self, plan: Plan, folder: Path) -> list[Path]:
        """Every document of the plan, whole or not at all. What it expects is frozen: later it is held to it."""
        ledger.freeze(self.store, plan.forecasts, datetime.now(UTC))
        return documents.write_all(plan, self.reader, folder)


def _listed_twice(known: Facts) -> list[Shared]:
    there = snapshots(known)
    return shared_handles(entries(known, max(there))) if there else []


def _same(known: Facts) -> list[tuple[ProfileKey, ProfileKey]]:
    return [(one.key, other.key) for one, other in duplicates(known.profiles)]


def _populations(administration: Administration) -> dict[str, int]:
    """Of the units that are bodies of their own."""
    return {unit.name: unit.population for unit in administration.units if unit.population}
