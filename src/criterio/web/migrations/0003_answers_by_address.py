# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from typing import Any

from django.db import migrations


def by_address(apps: Any, editor: Any) -> None:
    """Whoever answered under a name that one account alone bears is known by its mail address from now on."""
    alias = editor.connection.alias
    accounts = list(apps.get_model("web", "Account").objects.using(alias).values_list("name", "email"))
    borne = Counter(name for name, _ in accounts)
    address = {name: email for name, email in accounts if name and borne[name] == 1}
    for row in apps.get_model("store", "Preferences").objects.using(alias).filter(person__in=address):
        row.person = address[row.person]
        row.answers = [{**answer, "who": row.person} for answer in row.answers]
        row.save(using=alias)


class Migration(migrations.Migration):
    """Names are what people say of themselves: two may bear one, and one may change theirs."""

    dependencies = [("store", "0009_expectations_of_days"), ("web", "0002_units_of_uploads")]

    operations = [migrations.RunPython(by_address, migrations.RunPython.noop)]
