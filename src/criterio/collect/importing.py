# SPDX-License-Identifier: EUPL-1.2
"""Takes files in: all of each that can be understood, once, and traceable to its source; or nothing at all."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from criterio.collect.intake import Intake
from criterio.collect.placing import Placer
from criterio.collect.recognising import Chosen, choose
from criterio.collect.refused import RefusedFile
from criterio.collect.resolving import Resolver, folder_hint, hinted
from criterio.domain.administration import Administration
from criterio.domain.errors import BadInput, CriterioError
from criterio.domain.sentence import Sentence, listing, say, say_many
from criterio.formats._format import Options
from criterio.language.reader import Reader
from criterio.store import imports, registry
from criterio.store.lake import Written
from criterio.store.workspace import Store

Progress = Callable[[int], None]


@dataclass(frozen=True)
class ImportReport:
    """What became of one file. ``state``: taken, already (the same content was here before) or unusable."""

    file: str
    state: str
    title: Sentence | None = None
    locale: str = ""
    taken: int = 0
    refused: int = 0
    refused_file: str = ""
    notices: tuple[Sentence, ...] = ()


@dataclass
class Importer:
    """Takes files into one workspace on behalf of one administration."""

    store: Store
    administration: Administration
    reader: Reader
    progress: Progress = field(default=lambda rows: None)

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
        if path.stat().st_size == 0:
            raise BadInput(say("The file is empty: the export failed. Make it again at the platform."))
        sha256 = _identity(path, options)
        before = imports.find(self.store, sha256)
        if before:
            return ImportReport(path.name, "already", taken=before.taken, refused=before.refused)
        chosen = choose(self.store, path, options, mapping)
        with self.store.writing():
            return self._store(path, sha256, chosen, options)

    def _store(self, path: Path, sha256: str, chosen: Chosen, options: Options) -> ImportReport:
        observed_at = options.observed_at or datetime.fromtimestamp(path.stat().st_mtime, UTC)
        run = imports.begin(
            self.store,
            {
                "sha256": sha256,
                "name": path.name,
                "bytes": path.stat().st_size,
                "format": chosen.recognition.format,
                "locale": chosen.recognition.locale,
            },
            observed_at,
        )
        hint = hinted(options.profile) if options.profile else folder_hint(path.parent.name)
        placer = Placer(
            resolver=Resolver(registry.profiles(self.store), hint),
            zone=ZoneInfo(options.time_zone),
            observed_at=observed_at,
            source=run,
            secret=self.store.secret(),
        )
        refused = RefusedFile(self.store.root / "refused" / f"{path.stem}-{sha256[:8]}.csv", self.reader)
        intake, notices = self._read_twice_if_needed(path, chosen, options, placer, refused)
        self._keep(intake, placer.resolver, run, intake.close())
        refused.close()
        refused_file = str(refused.path.relative_to(self.store.root)) if refused.rows else ""
        notices = (*chosen.recognition.notices, *notices)
        imports.finish(
            self.store,
            run,
            taken=intake.taken,
            refused=refused.rows,
            refused_file=refused_file,
            notices=[self.reader.text(notice) for notice in notices],
        )
        return ImportReport(
            file=path.name,
            state="taken",
            title=chosen.format.title,
            locale=chosen.recognition.locale,
            taken=intake.taken,
            refused=refused.rows,
            refused_file=refused_file,
            notices=notices,
        )

    def _read_twice_if_needed(
        self, path: Path, chosen: Chosen, options: Options, placer: Placer, refused: RefusedFile
    ) -> tuple[Intake, tuple[Sentence, ...]]:
        """Most files are read once; one whose whole tells that its parts cannot be trusted, twice."""
        intake = self._read(path, chosen, options, placer, refused)
        findings = intake.findings
        doubtful, rounded = findings.failed_reads(), findings.rounded()
        if doubtful or rounded:
            refused.discard()
            placer = replace(placer, doubtful=doubtful, ids_damaged=rounded)
            intake = self._read(path, chosen, options, placer, refused)
        if intake.taken == 0 and refused.rows == 0:
            raise BadInput(say("The file has headers and no rows: the export failed. Make it again at the platform."))
        return intake, tuple(_notices(doubtful, rounded, intake.findings.repeated))

    def _read(self, path: Path, chosen: Chosen, options: Options, placer: Placer, refused: RefusedFile) -> Intake:
        intake = Intake(self.store.lake, placer, refused, self.progress)
        intake.take(chosen.format.read(path, chosen.recognition, options))
        return intake

    def _keep(self, intake: Intake, resolver: Resolver, run: int, files: list[Written]) -> None:
        registry.register(self.store, intake.entries)
        for key, owner in resolver.seen.items():
            registry.see(self.store, key, owner.external_id, owner.name)
        self.store.list_files(run, files)


def files_in(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those inside the folders named, in order of name; hidden ones are left out."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file())
            yield from (p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts))
        else:
            yield path


def _notices(doubtful: frozenset[str], rounded: bool, repeated: int) -> Iterator[Sentence]:
    if doubtful:
        yield say(
            "Every post of {profiles} was read with zero reactions. That is a failed read, not a real zero: "
            "its counts are left as not known. Export it again.",
            profiles=listing(sorted(doubtful)),
        )
    if rounded:
        yield say(
            "The post identifiers were rounded by a spreadsheet. They are kept but never used to recognise a post: "
            "the permanent link is, or the date and text."
        )
    if repeated:
        yield say_many(
            "{n} post appears twice in the file and counts once.",
            "{n} posts appear twice in the file and count once.",
            repeated,
        )


def _identity(path: Path, options: Options) -> str:
    """A hash of the content, and of the day it is given for: an unchanged register of another day is another one."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    if options.as_of:
        digest.update(options.as_of.date().isoformat().encode())
    return digest.hexdigest()
