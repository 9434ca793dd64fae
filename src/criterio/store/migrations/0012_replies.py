# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from criterio.store.frozen_guard import guarding


class Migration(migrations.Migration):
    """What the unit concerned answers to a decision, and whether everybody sees it."""

    dependencies = [
        ("store", "0011_publications"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.TextField()),
                ("unit", models.TextField(default="")),
                ("text", models.TextField()),
                ("for_all", models.BooleanField()),
                ("who", models.TextField()),
                ("at", models.DateTimeField()),
                ("decision", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="store.decision")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="reply",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="store.reply"),
        ),
        migrations.RunPython(guarding("reply", "A reply"), migrations.RunPython.noop),
    ]
