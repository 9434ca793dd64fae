# SPDX-License-Identifier: EUPL-1.2
"""The records of a workspace from one database to another: every row of every table, compared, or nothing."""

from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connections, transaction
from django.db.models import Model

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say
from criterio.store.configure import bring_up_to_date

_BATCH = 1000


def transfer(source: str, target: str) -> dict[str, int]:
    """Copies every row, under its own number. Gives how many, by table. Raises SettingsError; then nothing is copied.

    ``source`` and ``target`` are aliases of Django's; the target has to be empty. Nobody may write in the source.
    """
    connection = connections[target]
    tables = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    try:
        if connection.introspection.table_names():
            raise SettingsError(say("The database to move to is not empty: give one that nothing is in."))
        with connection.constraint_checks_disabled(), transaction.atomic(using=target):
            bring_up_to_date(target)  # its tables too are there at once or not at all
            connection.check_constraints()  # and afterwards again at the end only: steps leave some to be held at once
            for model in tables:
                _copy(model, source, target)
            connection.check_constraints()
            counts = {model._meta.db_table: _same(model, source, target) for model in tables}
            _go_on_counting(tables, target)
    except (DatabaseError, ValueError) as error:
        said = say("The records could not be moved: {fault}. They are where they were.", fault=str(error).strip())
        raise SettingsError(said) from error
    return counts


def _is_kept(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and not model._meta.swapped


def _copy(model: type[Model], source: str, target: str) -> None:
    """Also over what a new database begins with, such as the names of its tables."""
    table, fields = model._base_manager.using(target), model._meta.concrete_fields
    if table.exists():
        table.all()._raw_delete(target)
    rows = iter(model._base_manager.using(source).order_by("pk").iterator(_BATCH))
    while some := list(islice(rows, _BATCH)):
        most = connections[target].ops.bulk_batch_size(fields, some)
        for first in range(0, len(some), most):  # as they are: a moment that Django writes by itself is not now
            table._insert(  # type: ignore[attr-defined]  # Django keeps it for itself, and its serializers do as much
                some[first : first + most], fields=fields, using=target, raw=True
            )


def _same(model: type[Model], source: str, target: str) -> int:
    """How many rows both have. Raises SettingsError where one is not as the other."""
    count = 0
    for before, after in zip_longest(_rows(model, source), _rows(model, target)):
        if before != after:
            raise SettingsError(
                say(
                    "A row of {table} did not arrive as it was. The records are where they were.",
                    table=model._meta.db_table,
                )
            )
        count += 1
    return count


def _rows(model: type[Model], alias: str) -> Iterator[tuple[Any, ...]]:
    names = [field.attname for field in model._meta.concrete_fields]
    return model._base_manager.using(alias).order_by("pk").values_list(*names).iterator(_BATCH)


def _go_on_counting(tables: list[type[Model]], target: str) -> None:
    """New rows get numbers after those that came."""
    connection = connections[target]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
