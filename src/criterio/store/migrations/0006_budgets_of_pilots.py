# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0005_what_was_done'),
    ]

    operations = [
        migrations.AddField(model_name='pilot', name=name, field=models.FloatField(null=True))
        for name in ('hours_granted', 'euros_granted', 'hours_spent', 'euros_spent')
    ] + [
        migrations.AddField(model_name='pilot', name='spent_on', field=models.DateField(null=True)),
    ]
