# SPDX-License-Identifier: EUPL-1.2
"""What the administration publishes: each set of data, with its columns, and when it changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from criterio.domain.sentence import Sentence, say
from criterio.store import audit, imports, ledger, portfolios, publications, replies
from criterio.store.workspace import Store
from criterio.web.pages.public._columns import DECISIONS, PORTFOLIOS, REGISTER, Column
from criterio.web.pages.public._open_data import FILES, File


@dataclass(frozen=True)
class Dataset:
    """Its files are those of the same ``name``; ``page`` is where people read the same.

    ``changes``: moments in which it changed, the first and the last among them.
    """

    name: str
    title: Sentence
    description: Sentence
    page: str
    columns: tuple[Column, ...]
    changes: Callable[[Store], Iterable[datetime]]

    def changed(self, store: Store) -> datetime | None:
        """When it changed for the last time; None: never."""
        return max(self.changes(store), default=None)

    @property
    def files(self) -> dict[str, File]:
        return {name: file for name, file in FILES.items() if name.partition(".")[0] == self.name}


def _register(store: Store) -> Iterable[datetime]:
    """A file that came in, or anything that somebody did in the register."""
    done = audit.newest_of(store, "register.")
    return [*(run.finished_at for run in imports.imported(store)), *([done] if done else [])]


def _decisions(store: Store) -> Iterable[datetime]:
    signed, answered = (one.at for one in ledger.decisions(store)), (one.at for one in replies.replies(store))
    return [*signed, *answered, *(one.at for one in publications.words(store))]


DATASETS = (
    Dataset(
        "register",
        say("Official profiles on social networks"),
        say("Every profile that the administration has on social networks: address, unit, what it is for, and state."),
        "public.register",
        REGISTER,
        _register,
    ),
    Dataset(
        "decisions",
        say("Decisions on the profiles"),
        say("What was decided on each profile and initiative, why, and when it is looked at again."),
        "public.decisions",
        DECISIONS,
        _decisions,
    ),
    Dataset(
        "portfolios",
        say("The plan, as it was signed"),
        say("All decisions of one day together: hours and euros that they take, and the public value expected."),
        "public.decisions",
        PORTFOLIOS,
        lambda store: [one.at for one in portfolios.portfolios(store)],
    ),
)
