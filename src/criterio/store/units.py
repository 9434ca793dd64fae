# SPDX-License-Identifier: EUPL-1.2
"""Which record a register means when it names a unit: institutions of different kinds may bear one name."""

from collections import defaultdict
from collections.abc import Iterable

from criterio.store import models
from criterio.store.workspace import Store

Units = dict[tuple[str, str], models.Unit]
"""Records by the name and the kind that a register gives."""


def units_of(store: Store, listed: Iterable[tuple[str, str]]) -> Units:
    """The records of the units that one register lists, made where they are new.

    A name that the register gives to several kinds is told apart as ``name (kind)``, for good; the record that bore the
    bare name becomes that of its own kind. Under one kind, a name is one unit, whatever its kind was called before.
    """
    table = models.Unit.objects.using(store.alias)
    pairs = sorted(set(listed))
    known = {row.name: row for row in table.all()}
    before = {row.pk: (row.name, row.kind) for row in known.values()}
    shared = _shared(pairs)
    for name, kinds in shared.items():
        bare = known.get(name)
        if bare is not None and bare.kind in kinds and _told_apart(name, bare.kind) not in known:
            bare.name = _told_apart(name, bare.kind)
            known[bare.name] = known.pop(name)
    names = {pair: _name(*pair, known, shared) for pair in pairs}
    for (_, kind), name in names.items():
        row = known.setdefault(name, models.Unit(name=name))
        row.kind = kind or row.kind
    rows = [known[name] for name in dict.fromkeys(names.values())]
    table.bulk_create([row for row in rows if row.pk is None])
    changed = [row for row in rows if before.get(row.pk, (row.name, row.kind)) != (row.name, row.kind)]
    table.bulk_update(changed, ["name", "kind"], batch_size=500)
    return {pair: known[name] for pair, name in names.items()}


def _shared(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    kinds = defaultdict(set)
    for name, kind in pairs:
        if kind:
            kinds[name].add(kind)
    return {name: found for name, found in kinds.items() if len(found) > 1}


def _name(name: str, kind: str, known: dict[str, models.Unit], shared: dict[str, set[str]]) -> str:
    apart = _told_apart(name, kind)
    return apart if kind and (name in shared or apart in known) else name


def _told_apart(name: str, kind: str) -> str:
    return f"{name} ({kind})"
