# SPDX-License-Identifier: EUPL-1.2

from typing import Any

from django.db import migrations, models

from criterio.store.frozen_guard import guard


def guard_again(apps: Any, editor: Any) -> None:
    """SQLite makes a table anew to give it a column that is never empty, and its triggers go with the old one."""
    if editor.connection.vendor == "sqlite":
        guard(apps, editor)


class Migration(migrations.Migration):
    """What is expected of single days too; all that was written before is of weeks."""

    dependencies = [
        ("store", "0008_owner"),
    ]

    operations = [
        migrations.AddField(
            model_name="expectation", name="days", field=models.PositiveSmallIntegerField(default=7)
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
