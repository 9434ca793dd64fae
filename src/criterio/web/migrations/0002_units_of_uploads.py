# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0003_frozen_expectations"), ("web", "0001_people")]
    operations = [
        migrations.AddField(
            model_name="upload",
            name="unit",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.unit"
            ),
        ),
    ]
