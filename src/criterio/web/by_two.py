# SPDX-License-Identifier: EUPL-1.2
"""Two people who write at once: neither row of one list is lost, nor what one of them left as it was shown in a form.

A form says in its field ``was`` what its page showed. Who changed a field that the other changed too is told, and what
they wrote stays in the form: said once more, it counts.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence, say
from criterio.store.workspace import Store
from criterio.web.visit import Visit
from criterio.web.written import all_right

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Record = TypeVar("_Record", bound="DataclassInstance")
_ANY = TypeAdapter(dict[str, Any])


@contextmanager
def alone(visit: Visit) -> Iterator[tuple[Store, Administration]]:
    """The records, and the administration as it stands: nobody else writes between what is read here and written."""
    with visit.house.store.writing():
        yield visit.house.store, visit.house.administration


def as_shown(visit: Visit, now: "DataclassInstance", names: Iterable[str] = ()) -> str:
    """For the field ``was``: what the page shows of a record. ``names``: of these fields alone.

    In a form that comes back, what its fields still stand on.
    """
    return visit.was or visit.typed.get("was", "") or json.dumps(_plain(now, names))


def both(visit: Visit, said: _Record, now: _Record, names: Iterable[str]) -> _Record:
    """What was ``said`` in the form, with what stands ``now`` where it was left as it was shown.

    Raises Wrong where both changed one field.
    """
    was = _read(visit.request.POST.get("was", ""))
    here, there = _plain(said, names), _plain(now, names)
    moved = {name for name in was.keys() & here.keys() if there[name] not in (was[name], here[name])}
    clash = sorted(name for name in moved if here[name] != was[name])
    if clash:
        visit.was = json.dumps(was | {name: there[name] for name in clash})
    all_right({name: meanwhile(getattr(now, name)) for name in clash})
    return replace(said, **{name: getattr(now, name) for name in moved})


def meanwhile(value: object) -> Sentence:
    """What whoever changed a field is told, where somebody else has written ``value`` in it."""
    if isinstance(value, str | int | float) and value != "" and not isinstance(value, bool):
        return say("Somebody wrote “{value}” here meanwhile. If what you wrote counts, save it again.", value=value)
    return say("Somebody changed this meanwhile. If what you wrote counts, save it again.")


def _plain(record: "DataclassInstance", names: Iterable[str]) -> dict[str, Any]:
    """As it is sent and comes back."""
    plain: dict[str, Any] = _ANY.dump_python(
        {name: getattr(record, name) for name in tuple(names) or [one.name for one in fields(record)]}, mode="json"
    )
    return plain


def _read(sent: str) -> dict[str, Any]:
    """Nothing where a form that knows nothing of it sent none."""
    try:
        found = json.loads(sent)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
