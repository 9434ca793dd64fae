# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    """By which account a decision or a portfolio was signed; of those that are there only the name is known."""

    dependencies = [
        ("store", "0012_replies"),
    ]

    operations = [
        migrations.AddField(model_name="decision", name="account", field=models.TextField(null=True)),
        migrations.AddField(model_name="signedportfolio", name="account", field=models.TextField(null=True)),
    ]
