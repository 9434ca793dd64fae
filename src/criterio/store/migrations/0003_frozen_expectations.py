# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from criterio.store.frozen_guard import guard


class Migration(migrations.Migration):
    """What was expected before the fact is frozen in the database too."""

    dependencies = [
        ("store", "0002_governance"),
    ]

    operations = [
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
