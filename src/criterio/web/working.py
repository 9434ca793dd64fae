# SPDX-License-Identifier: EUPL-1.2
"""The worker of a workspace: does what pages left to be done. One at a time, by a lock.

It ends after each piece of work, and with it what that took of memory; ``watching`` starts the next.
"""

from pathlib import Path

from django.core.management import call_command
from django.utils import timezone
from filelock import FileLock


def work(root: Path, is_first: bool) -> None:
    """Waits for something to do, and does it. The process has been told of its workspace already."""
    with FileLock(root / ".worker.lock"):
        take_up_again()
        if is_first:
            _bring_up_to_date()
            return  # and with it what was read to know; the next one waits for work
        call_command("db_worker", verbosity=0, interval=0.3, startup_delay=False, max_tasks=1)


def take_up_again() -> int:
    """What a worker that was killed left half done is done again; how many. Every task may be done twice safely."""
    from django_tasks import TaskResultStatus  # tables are there only once Django is awake
    from django_tasks_db.models import DBTaskResult

    left = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return left.update(status=TaskResultStatus.READY, started_at=None, enqueued_at=timezone.now())


def is_at_work() -> bool:
    """Whether anything that pages left to be done is being done, or waits; not what waits for its hour."""
    from django_tasks_db.models import DBTaskResult  # as above

    return bool((DBTaskResult.objects.ready() | DBTaskResult.objects.running()).exists())


def _bring_up_to_date() -> None:
    """What commands changed while nobody served is worked out before anything else."""
    from criterio.web.tasks import refresh, wake_for_letters  # as above
    from criterio.web.workplace import house

    reading = house().reading()
    if reading is None or house().is_stale(reading):
        refresh.enqueue()
    wake_for_letters(house().local(timezone.now()), at_once=True)
