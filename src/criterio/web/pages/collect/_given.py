# SPDX-License-Identifier: EUPL-1.2
"""Files that wait, as pages find them and move them on."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.web import uploads
from criterio.web.models import Upload
from criterio.web.pages.collect._whose import my_units
from criterio.web.tasks import take
from criterio.web.visit import Visit
from criterio.web.written import Wrong

UNDER_WAY = (Upload.State.WAITING, Upload.State.TAKING)
TO_SEE = (Upload.State.SHOWN, Upload.State.UNUSABLE)
_MEGABYTE = 1 << 20


def find(upload: UUID) -> Upload:
    """Raises Http404 when nobody gave it, or it was thrown away."""
    found = Upload.objects.filter(pk=upload).first()
    if found is None:
        raise Http404
    return found


def receive(visit: Visit, files: list[UploadedFile[Any]]) -> list[Upload]:
    """Keeps each file, to be shown. Raises Wrong when there is none or one is too large: then none is kept."""
    if not files:
        raise Wrong({"files": say("Choose at least one file.")})
    for file in files:
        if (file.size or 0) > uploads.LARGEST:
            too_large = say(
                "{file} is too large: at most {megabytes} megabytes. Export fewer months at a time.",
                file=uploads.safe_name(file.name or ""),
                megabytes=uploads.LARGEST // _MEGABYTE,
            )
            raise Wrong({"files": too_large})
    unit = _unit(visit)
    kept = [uploads.keep(visit.house, visit.person, unit, file.name or "", file, visit.now) for file in files]
    for upload in kept:
        visit.audit("import.give", upload.name, bytes=upload.bytes, unit=unit)
    return kept


def _unit(visit: Visit) -> str:
    """The one that was chosen; the widest of the person's own where none was."""
    own = my_units(visit)
    asked = visit.request.POST.get("unit", own[0])
    if asked not in own:
        raise Wrong({"unit": say("You give no files for «{unit}».", unit=asked)})
    return asked


def take_in(visit: Visit, upload: Upload) -> None:
    """Leaves it to the worker. Raises BadInput when something must be said first."""
    if upload.state not in TO_SEE:
        return
    seen = uploads.look(visit.house, upload)
    if seen.fault:
        raise BadInput(seen.fault)
    if seen.seen is None or not seen.ready:
        raise BadInput(say("{file} cannot be taken in yet: see what it asks.", file=upload.name))
    rows = uploads.rows_in_all(seen.seen, uploads.path_of(visit.house, upload))
    moved = Upload.objects.filter(pk=upload.pk, state__in=TO_SEE)
    if moved.update(state=Upload.State.WAITING, rows_in_all=rows, message={}):
        take.enqueue(str(upload.pk))
        visit.audit("import.take", upload.name)


def throw_away(visit: Visit, upload: Upload) -> None:
    """Raises BadInput when it is too late."""
    if upload.state in UNDER_WAY:
        raise BadInput(say("{file} is being taken in. When it ends, you may undo it.", file=upload.name))
    uploads.throw_away(visit.house, upload)
    visit.audit("import.throw", upload.name)
