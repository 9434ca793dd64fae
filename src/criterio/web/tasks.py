# SPDX-License-Identifier: EUPL-1.2
"""Work that outlives the visit that asked for it: kept in the database, done by the one worker of the workspace."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django_tasks import task
from django_tasks.base import Task

from criterio.web import uploads
from criterio.web.pages._drawn import throw_away_the_old
from criterio.web.workplace import house

_EVERY = timedelta(days=7)
"""The site and the profiles are visited again with the first change after a week."""


@task()
def refresh() -> bool:
    """Works out again everything that the pages show. False: the same waits behind it, and will do it for both."""
    if _waits(refresh):
        return False
    if house().facts().last_day() is not None:
        house().refresh(datetime.now(UTC))
        throw_away_the_old(house().root)
    last = house().links()
    if last is None or datetime.now(UTC) - last.at > _EVERY:
        check_links.enqueue()
    return True


def _waits(asked: Task[Any, Any]) -> bool:
    from django_tasks_db.models import DBTaskResult  # tables are there only once Django is awake

    return bool(DBTaskResult.objects.ready().filter(task_path=asked.module_path).exists())


@task()
def check_links() -> None:
    """Visits the site and the profiles, to see whether they name each other."""
    if house().administration.site:
        house().check_links(datetime.now(UTC))


@task(priority=1)
def take(upload: str) -> None:
    """Takes a file in that somebody gave, before what else waits, and then works everything out again."""
    uploads.take(house(), UUID(upload))
    refresh.enqueue()


@task()
def send_letters() -> None:
    """Sends the letters that are due, and wakes again when the next ones are, whatever became of these."""
    from criterio.web.letters import sending  # letters read every page, and pages ask for tasks

    now = house().local(datetime.now(UTC))
    try:
        sending.send_due(now)
    finally:
        wake_for_letters(now)


def wake_for_letters(now: datetime, at_once: bool = False) -> None:
    """Has the worker look when the next letter is due: one such task waits, or none when nobody asks for letters.

    ``at_once``: now too, for a server that begins when the hour of today has passed.
    """
    from django_tasks import TaskResultStatus  # tables are there only once Django is awake
    from django_tasks_db.models import DBTaskResult

    from criterio.web.letters import sending  # as above

    waiting = DBTaskResult.objects.filter(task_path=send_letters.module_path, status=TaskResultStatus.READY)
    waiting.delete()
    moment = sending.next_moment(now)
    if moment is not None:
        send_letters.using(run_after=now if at_once else max(moment, now)).enqueue()


@task()
def write_plan() -> None:
    """Writes the documents of the plan into the workspace; what it expects is frozen."""
    house().write(house().plan(), house().root / "plan")
