# SPDX-License-Identifier: EUPL-1.2
"""Takes an import back: as if the file had never been given."""

from dataclasses import dataclass

from criterio.store import imports
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Undone:
    """The file that was taken back, and how many of its rows went with it."""

    name: str
    rows: int


def undo(store: Store, run: int) -> Undone:
    """Everything that the run brought leaves the history, or nothing does; the file may be given again.

    Rows that it had replaced speak again. Profiles and units stay in the register even when only this file spoke of
    them: somebody may have given them an owner or a state meanwhile. Raises UnknownName.
    """
    with store.changing_history():
        gone = imports.run_of(store, run)
        left = imports.without(store, run)
        with store.writing():
            imports.forget(store, left)
    if gone.refused_file:
        (store.root / gone.refused_file).unlink(missing_ok=True)
    return Undone(gone.name, gone.taken)
