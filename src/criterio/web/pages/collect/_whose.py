# SPDX-License-Identifier: EUPL-1.2
"""Whose a file is: the unit for which it was given. What waits, what was refused and what may be undone is theirs."""

from typing import Any
from uuid import UUID

from criterio.web import uploads
from criterio.web.models import Upload
from criterio.web.people.access import unit_parents
from criterio.web.people.roles import ANYWHERE, WHOLE, Permission
from criterio.web.visit import Visit


def unit_of_upload(visit: Visit, upload: UUID) -> str | None:
    """Of a file that nobody gave, or that is gone, whoever may import is told so."""
    unit = uploads.unit_of(pk=upload)
    return ANYWHERE if unit is None else unit


def unit_of_run(visit: Visit, run: int) -> str | None:
    """Of an import that no page began, whoever works for the whole administration."""
    unit = uploads.unit_of(run=run)
    return WHOLE if unit is None else unit


def my_units(visit: Visit) -> list[str]:
    """For which this person may give files; an empty name is the whole administration, and comes first."""
    return [unit for unit in (WHOLE, *sorted(unit_parents())) if visit.may(Permission.IMPORT, unit)]


def mine(visit: Visit, **which: Any) -> list[Upload]:
    """The files of this person's units."""
    found = Upload.objects.filter(**which).select_related("unit").order_by("at", "name")
    return [one for one in found if visit.may(Permission.IMPORT, one.unit.name if one.unit else WHOLE)]


def my_runs(visit: Visit, runs: list[int]) -> set[int]:
    """Those of the imports that this person may mend and undo."""
    units = dict(Upload.objects.filter(run__in=runs).values_list("run", "unit__name"))
    return {run for run in runs if visit.may(Permission.IMPORT, units.get(run) or WHOLE)}
