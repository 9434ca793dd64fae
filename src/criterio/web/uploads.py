# SPDX-License-Identifier: EUPL-1.2
"""Files that people gave: kept apart from everything, looked at before they are taken, gone once they are."""

import shutil
import time
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from criterio.collect.belonging import Units
from criterio.collect.preview import Preview, preview
from criterio.domain.errors import CriterioError
from criterio.domain.sentence import Sentence, say
from criterio.formats._format import Options
from criterio.store.models import Unit
from criterio.web.models import Upload
from criterio.web.people.access import unit_and_below
from criterio.web.people.roles import WHOLE
from criterio.wiring import House

if TYPE_CHECKING:
    from _typeshed import SupportsRead

LARGEST = 1 << 30
"""Bytes of the largest file that is received."""

_LONGEST_NAME, _LONGEST_ENDING = 200, 20
"""In bytes, which letters of other scripts have up to four of: a folder takes names of 255."""

_PACKED = b"PK"
_SAMPLE = 1 << 20


def folder_of(house: House, upload: uuid.UUID) -> Path:
    """Where the file of an upload is, alone, under a name that nobody chose."""
    return house.root / "uploads" / str(upload)


def path_of(house: House, upload: Upload) -> Path:
    """The file itself."""
    return folder_of(house, upload.id) / upload.name


def safe_name(name: str) -> str:
    """The name that a person gave to a file, without anything that could lead elsewhere."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if letter.isprintable()).strip().lstrip(".") or "file"
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        return _cut(plain, _LONGEST_NAME)
    ending = _cut(ending, _LONGEST_ENDING)
    return f"{_cut(stem, _LONGEST_NAME - len(ending.encode()) - 1)}.{ending}"


def _cut(text: str, most: int) -> str:
    """No more than so many bytes, in whole letters."""
    return text.encode()[:most].decode(errors="ignore")


def keep(house: House, account: Any, unit: str, name: str, content: "SupportsRead[bytes]", at: datetime) -> Upload:
    """Writes the file down, to be shown to its unit; an empty one is the whole administration."""
    held = Unit.objects.get(name=unit) if unit else None
    upload = Upload(account=account, unit=held, name=safe_name(name), at=at, bytes=0)
    path = path_of(house, upload)
    path.parent.mkdir(parents=True)
    with path.open("xb") as file:
        shutil.copyfileobj(content, file, 1 << 20)
    upload.bytes = path.stat().st_size
    upload.save()
    return upload


def find(**which: Any) -> Upload | None:
    """An upload with its unit, by its ``pk`` or by the ``run`` that it became."""
    return Upload.objects.filter(**which).select_related("unit").first()


def unit_of(**which: Any) -> str | None:
    """The unit of an upload, by its ``pk`` or its ``run``; empty: the whole administration. None: there is none."""
    upload = find(**which)
    return None if upload is None else upload.unit.name if upload.unit else WHOLE


def units_of(upload: Upload | None) -> Units:
    """Whose rows it may bring. What no page was given came from whoever runs the machine: any."""
    return unit_and_below(upload.unit.name) if upload and upload.unit else None


def mended(upload_run: int, run: int, account: Any, at: datetime) -> None:
    """Rows that were mended belong to the unit of the file that they were refused from."""
    first = find(run=upload_run)
    if first is not None:
        told = {"name": first.name, "bytes": 0, "at": at, "state": Upload.State.TAKEN, "run": run}
        Upload.objects.create(account=account, unit=first.unit, **told)


def throw_away(house: House, upload: Upload) -> None:
    """The file and what was noted of it."""
    shutil.rmtree(folder_of(house, upload.id), ignore_errors=True)
    upload.delete()


def options_of(upload: Upload) -> Options:
    """What the person added to what the file says."""
    said = upload.options
    day = said.get("as_of")
    return Options(
        profile=said.get("profile", ""),
        as_of=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
        date_order=said.get("date_order") or None,
        observed_at=upload.at,
    )


@dataclass(frozen=True)
class Look:
    """What was seen of a file: ``seen``, or ``fault`` when it cannot be used."""

    seen: Preview | None = None
    fault: Sentence | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be taken in as it is."""
        return self.seen is not None and not self.seen.asks and not self.seen.already


def look(house: House, upload: Upload) -> Look:
    """Looks as the import would. The same file is read once, as long as nothing else was taken in."""
    return _looked(
        _Asked(house, path_of(house, upload), options_of(upload), upload.mapping, units_of(upload), house.mark())
    )


@dataclass(frozen=True)
class _Asked:
    house: House = field(compare=False)
    path: Path
    options: Options
    mapping: str
    units: Units
    mark: str


@lru_cache(maxsize=200)
def _looked(asked: _Asked) -> Look:
    house = asked.house
    try:
        return Look(preview(house.store, house.administration, asked.path, asked.options, asked.mapping, asked.units))
    except CriterioError as error:
        return Look(fault=error.sentence)
    except FileNotFoundError:
        return Look(fault=say("The file is no longer here: give it again."))


def rows_in_all(seen: Preview, path: Path) -> int | None:
    """About how many rows there are, from the length of the first; None where the file is packed."""
    if seen.whole:
        return seen.understood + seen.refused
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    lines = sample.count(b"\n")
    return None if sample.startswith(_PACKED) or not lines else round(seen.bytes * lines / len(sample))


def rows_read(house: House, upload: Upload) -> int:
    """How far the worker has come. Beside the file: a count a second is no record."""
    try:
        return int(_counter(house, upload).read_text())
    except (FileNotFoundError, ValueError):
        return upload.rows_read


def take(house: House, upload: uuid.UUID) -> None:
    """Takes a file in, once: whole or not at all. Doing it again, as after a kill, ends as if it had been done once."""
    found = find(pk=upload)
    if found is None or found.state in (Upload.State.TAKEN, Upload.State.SHOWN):
        return
    resumed = found.state != Upload.State.WAITING
    Upload.objects.filter(pk=upload).update(state=Upload.State.TAKING)
    path, options = path_of(house, found), options_of(found)
    try:
        (report,) = house.import_files(
            [path], options, found.mapping, _counting(_counter(house, found)), units_of(found)
        )
    except Exception:
        found.state, found.message = Upload.State.UNUSABLE, {"notices": []}
        found.save()
        raise
    found.rows_read = report.taken + report.refused
    found.message = {
        "already": report.state == "already",
        "taken": report.taken,
        "refused": report.refused,
        "notices": [house.reader.text(notice) for notice in report.notices],
    }
    if report.state == "unusable":
        found.state = Upload.State.UNUSABLE
    else:
        found.state = Upload.State.TAKEN
        found.run = report.run if report.state == "taken" or (resumed and not _has_owner(report.run)) else None
    found.save()
    if found.state == Upload.State.TAKEN:
        shutil.rmtree(path.parent, ignore_errors=True)


def _has_owner(run: int | None) -> bool:
    """Who gives a file that is already in has no say over the import that brought it."""
    return Upload.objects.filter(run=run).exists()


def _counter(house: House, upload: Upload) -> Path:
    return folder_of(house, upload.id) / ".rows"


def _counting(path: Path) -> Callable[[int], None]:
    """Writes the number of rows down once a second."""
    last = time.monotonic()

    def count(rows: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= 1:
            last = now
            draft = path.with_suffix(".draft")
            draft.write_text(str(rows))
            draft.replace(path)

    return count
