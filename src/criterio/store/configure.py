# SPDX-License-Identifier: EUPL-1.2
"""Wakes Django once a process, and adds one database a workspace."""

import os
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

import dj_database_url
import django
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from criterio.store.folder import records_of
from criterio.store.privacy import keep_private, own_records

_lock = Lock()


def connect(root: Path, database_url: str = "") -> str:
    """Adds the workspace's database to Django and brings it up to date. Returns its alias.

    ``database_url`` empty: SQLite (write-ahead log) inside the folder. A process that serves the workspace has it as
    Django's own, and up to date, before anybody asks.
    """
    with _lock:
        if settings.configured and getattr(settings, "CRITERIO_ROOT", None) == root.resolve():
            return DEFAULT_DB_ALIAS
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "criterio.store.django_settings")
        django.setup()
        alias, told = str(root.resolve()), database(root, database_url)
        if alias not in connections.databases or alias == "default":
            connections.databases[alias] = told
            connections.configure_settings(connections.databases)
    bring_up_to_date(alias)
    return alias


def database(root: Path, database_url: str) -> dict[str, object]:
    """The workspace's database as Django is told of it. Raises SettingsError when the records are elsewhere."""
    own = records_of(root, database_url)
    if not database_url:
        own_records(root)
    keep_private(root)
    if database_url:
        return dict(dj_database_url.parse(database_url, conn_max_age=60))
    return own_database(own)


def own_database(file: Path) -> dict[str, object]:
    """SQLite in a file, as Django is told of it."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    }


def bring_up_to_date(alias: str) -> None:
    """In SQLite all of it or nothing: Django notes each step after it is taken; between the two it may be killed."""
    connection = connections[alias]
    steps = MigrationExecutor(connection)
    if not steps.migration_plan(steps.loader.graph.leaf_nodes()):
        return
    with ExitStack() as whole:
        if connection.vendor == "sqlite":
            whole.enter_context(connection.constraint_checks_disabled())
            whole.enter_context(transaction.atomic(using=alias))
        call_command("migrate", database=alias, verbosity=0, interactive=False)
