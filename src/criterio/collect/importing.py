# SPDX-License-Identifier: EUPL-1.2
"""Takes files in: all of each that can be understood, once, and traceable to its source; or nothing at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from criterio.collect.belonging import Belonging, Units
from criterio.collect.intake import Intake
from criterio.collect.placing import Placer
from criterio.collect.reading import Progress, Reading
from criterio.collect.recognising import Chosen, choose, date_order, identity, no_rows, remember
from criterio.collect.refused import Refused, RefusedFile, refused_path
from criterio.collect.resolving import Resolver, owner_hint
from criterio.domain.administration import Administration
from criterio.domain.errors import CriterioError
from criterio.domain.profile import Profile
from criterio.domain.sentence import Sentence, say
from criterio.formats._format import DateOrder, Options
from criterio.language.reader import Reader
from criterio.store import imports, registry
from criterio.store.workspace import Coming, Store


@dataclass(frozen=True)
class ImportReport:
    """What became of one file. ``state``: taken, already (the same content was here before) or unusable.

    ``first_refused``: the first of the ``refused``, all of which are in ``refused_file``, inside the workspace.
    ``run``: the number of the import that brought its content; None where none did.
    """

    file: str
    state: str
    title: Sentence | None = None
    locale: str = ""
    taken: int = 0
    refused: int = 0
    first_refused: tuple[Refused, ...] = ()
    refused_file: str = ""
    notices: tuple[Sentence, ...] = ()
    run: int | None = None


@dataclass(frozen=True)
class _Read:
    """A file that was read to its end, and of which nothing is in the records yet."""

    intake: Intake
    resolver: Resolver
    notices: tuple[Sentence, ...]
    order: DateOrder | None
    coming: Coming


@dataclass
class Importer:
    """Takes files into one workspace on behalf of one administration, or of some of its ``units``."""

    store: Store
    administration: Administration
    reader: Reader
    progress: Progress = field(default=lambda rows: None)
    units: Units = None

    def take(self, path: Path, options: Options, mapping: str = "") -> ImportReport:
        """One file. Never raises on bad content: the report says what is wrong with it."""
        try:
            return self._take(path, replace(options, time_zone=self.administration.time_zone), mapping)
        except CriterioError as error:
            return ImportReport(path.name, "unusable", notices=(error.sentence,))
        except OSError as error:
            if error.filename is None or Path(error.filename) != path:
                raise  # a fault of this machine, such as a full disk: not of the file
            unreadable = say("{file} cannot be opened: see that it exists and that you may read it.", file=path.name)
            return ImportReport(path.name, "unusable", notices=(unreadable,))

    def _take(self, path: Path, options: Options, mapping: str) -> ImportReport:
        sha256 = identity(path, options)
        if known := self._already(path, sha256):
            return known
        chosen = choose(self.store, path, options, mapping)
        if mapping:
            remember(self.store, path, chosen)
        with self.store.changing_history():  # whoever gave the same file at the same moment may have been first
            return self._already(path, sha256) or self._store(path, sha256, chosen, options)

    def _already(self, path: Path, sha256: str) -> ImportReport | None:
        before = imports.find(self.store, sha256)
        if before is None:
            return None
        return ImportReport(path.name, "already", taken=before.taken, refused=before.refused, run=before.run)

    def _store(self, path: Path, sha256: str, chosen: Chosen, options: Options) -> ImportReport:
        """Reads the file to its end before anybody has to wait; only what it gave is written while others may not."""
        observed_at = options.observed_at or datetime.fromtimestamp(path.stat().st_mtime, UTC)
        run, known = imports.reserve(self.store), registry.profiles(self.store)
        refused = RefusedFile(refused_path(self.store.root, path, sha256), self.reader)
        read = self._read(path, chosen, options, self._placer(path, options, observed_at, run, known), refused)
        with self.store.writing():
            now = registry.profiles(self.store)
            if now != known:  # somebody changed whose they are while the file was read
                refused.discard()
                read = self._read(path, chosen, options, self._placer(path, options, observed_at, run, now), refused)
            self._begin(path, sha256, chosen, observed_at, run)
            self._keep(read, run)
            refused.close()
            report = self._report(path, chosen, read, refused, run)
            self._finish(run, report, _said(path, options, read.order))
        return report

    def _read(self, path: Path, chosen: Chosen, options: Options, placer: Placer, refused: RefusedFile) -> _Read:
        reading = Reading(self.store.lake, refused, self.progress)
        intake, notices = reading.run(lambda: chosen.format.read(path, chosen.recognition, options), placer)
        if intake.taken == 0 and refused.rows == 0:
            raise no_rows()
        order = date_order(path, chosen, options) if refused.rows else None
        return _Read(intake, placer.resolver, notices, order, self.store.settle(intake.close()))

    def _report(self, path: Path, chosen: Chosen, read: _Read, refused: RefusedFile, run: int) -> ImportReport:
        return ImportReport(
            file=path.name,
            state="taken",
            title=chosen.format.title,
            locale=chosen.recognition.locale,
            taken=read.intake.taken,
            refused=refused.rows,
            first_refused=tuple(refused.first),
            refused_file=str(refused.path.relative_to(self.store.root)) if refused.rows else "",
            notices=(*chosen.recognition.notices, *read.notices),
            run=run,
        )

    def _begin(self, path: Path, sha256: str, chosen: Chosen, observed_at: datetime, run: int) -> None:
        file = {
            "sha256": sha256,
            "name": path.name,
            "bytes": path.stat().st_size,
            "format": chosen.recognition.format,
            "locale": chosen.recognition.locale,
        }
        imports.begin(self.store, file, observed_at, run)

    def _placer(self, path: Path, options: Options, observed_at: datetime, run: int, profiles: list[Profile]) -> Placer:
        return Placer(
            resolver=Resolver(profiles, owner_hint(path, options)),
            zone=ZoneInfo(options.time_zone),
            observed_at=observed_at,
            source=run,
            secret=self.store.secret(),
            belonging=Belonging.of(profiles, self.units),
        )

    def _finish(self, run: int, report: ImportReport, said: dict[str, str]) -> None:
        imports.finish(
            self.store,
            run,
            taken=report.taken,
            refused=report.refused,
            refused_file=report.refused_file,
            options=said,
            notices=[self.reader.text(notice) for notice in report.notices],
        )

    def _keep(self, read: _Read, run: int) -> None:
        registry.register(self.store, read.intake.entries)
        for key, owner in read.resolver.seen.items():
            registry.see(self.store, key, owner.external_id, owner.name)
        self.store.list_files(run, read.coming)


def files_in(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those inside the folders named, in order of name; hidden ones are left out."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file())
            yield from (p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts))
        else:
            yield path


def _said(path: Path, options: Options, order: DateOrder | None) -> dict[str, str]:
    """What the person added, kept with the file; and how its dates were understood, for rows to be mended are few."""
    said = {
        "profile": str(owner_hint(path, options) or ""),
        "subject": options.subject,
        "as_of": options.as_of.isoformat() if options.as_of else "",
        "date_order": order or "",
    }
    return {name: value for name, value in said.items() if value}
