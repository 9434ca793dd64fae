# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    """By which account a state was changed, a word was said or a pilot decided; of what is there only the name is known."""

    dependencies = [
        ("store", "0013_accounts_of_signatures"),
    ]

    operations = [
        migrations.AddField(model_name=name, name="account", field=models.TextField(null=True))
        for name in ("statechange", "saidfit", "saidobjective", "publication", "pilot")
    ]
