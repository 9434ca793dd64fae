# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    """Which objective matters more, and between which shares of the whole; of what is there nothing of it was asked."""

    dependencies = [
        ("store", "0014_accounts_of_words"),
    ]

    operations = [
        migrations.AddField(model_name="saidobjective", name=name, field=field)
        for name, field in (
            ("rank", models.PositiveSmallIntegerField(null=True)),
            ("weight_low", models.FloatField(null=True)),
            ("weight_high", models.FloatField(null=True)),
            ("weighs", models.BooleanField(null=True)),
        )
    ]
