# SPDX-License-Identifier: EUPL-1.2
"""Who answers for what: the values that the records of governance are read as."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from criterio.domain.administration import Initiative
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey


@dataclass(frozen=True)
class Signatory:
    """Who signs: the ``name`` as it is on that day, and the ``account``, which stays when the name changes.

    ``account`` None: not known, as of what was signed before it was kept.
    """

    name: str
    account: str | None = None

    @property
    def in_full(self) -> str:
        """The name and the account, for those who work here: nobody else is told accounts."""
        return f"{self.name} ({self.account})" if self.account and self.account != self.name else self.name


@dataclass(frozen=True)
class StateChanged:
    """One passage of a profile to a state."""

    key: ProfileKey
    state: State
    at: datetime
    who: Signatory
    reason: str


@dataclass(frozen=True)
class Custody:
    """Who holds a profile. ``mfa`` None: nobody has said. Never a password."""

    owner: str = ""
    deputy: str = ""
    key_holders: tuple[str, ...] = ()
    recovery_mailbox: str = ""
    mfa: bool | None = None
    updated_at: datetime | None = None
    who: str = ""


@dataclass(frozen=True)
class Due:
    """A profile whose facts must be confirmed. ``last`` None: never confirmed."""

    key: ProfileKey
    last: date | None
    due_on: date


@dataclass(frozen=True)
class HandOver:
    """The act by which profiles passed from a person to another."""

    number: int
    profiles: tuple[ProfileKey, ...]
    from_person: str
    to_person: str
    reason: str
    items: tuple[str, ...]
    who: str
    at: datetime


@dataclass(frozen=True)
class Opening:
    """A unit's request to open a profile. ``state``: draft, asked, accepted, refused or withdrawn."""

    number: int
    unit: str
    author: str
    initiative: Initiative
    state: str
    created_at: datetime
    updated_at: datetime
    reply: str
    decided_by: str


@dataclass(frozen=True)
class Closing:
    """How a profile is closed. ``state``: draft, withdrawn, signed or done."""

    key: ProfileKey
    author: str
    reason: str = ""
    audience_goes_to: str = ""
    archive: str = ""
    notice: str = ""
    notice_on: date | None = None
    closes_on: date | None = None
    number: int | None = None
    state: str = "draft"
    signed_by: str = ""


@dataclass(frozen=True)
class AuditEntry:
    """One line of the audit log."""

    number: int
    at: datetime
    who: str
    act: str
    subject: str
    detail: dict[str, Any]
    previous: str
    seal: str


@dataclass(frozen=True)
class Verified:
    """``broken_at``: the number of the first entry that is not as it was written; None when all are.

    ``is_cut``: the newest entry that was noted outside of the log is not in it, or the note itself was taken away.
    """

    entries: int
    broken_at: int | None
    is_cut: bool = False

    @property
    def is_whole(self) -> bool:
        """Nobody changed, removed, reordered or cut anything."""
        return self.broken_at is None and not self.is_cut
