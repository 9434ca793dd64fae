# SPDX-License-Identifier: EUPL-1.2
"""Work that outlives the visit that asked for it: kept in the database, done by the one worker of the workspace."""

from datetime import UTC, datetime
from uuid import UUID

from django_tasks import task

from criterio.web import uploads
from criterio.web.pages._drawn import throw_away_the_old
from criterio.web.workplace import house


@task()
def refresh() -> None:
    """Works out again everything that the pages show."""
    if house().facts().last_day() is not None:
        house().refresh(datetime.now(UTC))
        throw_away_the_old(house().root)


@task()
def take(upload: str) -> None:
    """Takes a file in that somebody gave, and then works everything out again."""
    uploads.take(house(), UUID(upload))
    refresh.enqueue()


@task()
def write_plan() -> None:
    """Writes the documents of the plan into the workspace; what it expects is frozen."""
    house().write(house().plan(), house().root / "plan")
