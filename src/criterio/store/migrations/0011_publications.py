# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from criterio.store.frozen_guard import guarding


class Migration(migrations.Migration):
    """Whether everybody sees a decision, as somebody said it since."""

    dependencies = [
        ("store", "0010_said_parts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_public", models.BooleanField()),
                ("reason", models.TextField(default="")),
                ("who", models.TextField()),
                ("at", models.DateTimeField()),
                ("decision", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="store.decision")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(guarding("publication", "Who sees a decision"), migrations.RunPython.noop),
    ]
