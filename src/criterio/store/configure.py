# SPDX-License-Identifier: EUPL-1.2
"""Wakes Django once a process, and adds one database a workspace."""

import os
from pathlib import Path
from threading import Lock

import dj_database_url
import django
from django.core.management import call_command
from django.db import connections

_lock = Lock()


def connect(root: Path, database_url: str = "") -> str:
    """Adds the workspace's database to Django and brings it up to date. Returns its alias.

    ``database_url`` empty: SQLite (write-ahead log) inside the folder.
    """
    with _lock:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "criterio.store.django_settings")
        django.setup()
        alias = str(root.resolve())
        if alias not in connections.databases or alias == "default":
            connections.databases[alias] = _database(root, database_url)
            connections.configure_settings(connections.databases)
    _migrate(alias)
    return alias


def _database(root: Path, database_url: str) -> dict[str, object]:
    if database_url:
        return dict(dj_database_url.parse(database_url))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(root / "criterio.sqlite3"),
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    }


def _migrate(alias: str) -> None:
    call_command("migrate", database=alias, verbosity=0, interactive=False)
