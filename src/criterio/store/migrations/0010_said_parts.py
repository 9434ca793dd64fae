# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models

from criterio.store.frozen_guard import guarding


class Migration(migrations.Migration):
    """What people write in the pages of the house itself, of its units and of what may never be without a channel."""

    dependencies = [
        ("store", "0009_expectations_of_days"),
    ]

    operations = [
        migrations.CreateModel(
            name="SaidPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("name", models.TextField(default="")),
                ("body", models.JSONField(null=True)),
                ("who", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(
            guarding("saidpart", "What was said of the administration"), migrations.RunPython.noop
        ),
    ]
