# SPDX-License-Identifier: EUPL-1.2
"""One request, as a page sees it: who asks, in which language, of which house, and ways to answer."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from criterio.domain.governance import Signatory
from criterio.domain.sentence import Sentence
from criterio.language.reader import Reader
from criterio.store import audit
from criterio.web.models import Account
from criterio.web.people.access import grants_of, unit_parents
from criterio.web.people.names import names_of_people
from criterio.web.people.roles import ANYWHERE, Permission, may
from criterio.web.working import is_at_work
from criterio.web.workplace import house
from criterio.web.written import Errors

if TYPE_CHECKING:
    from criterio.wiring import House, Reading


class NotYet(Http404):
    """What a page looked for in the reading, and nothing has been worked out yet: it may be there in a minute."""


@dataclass
class Visit:
    """``now`` is the only clock that a page may look at; it shows the time of the administration.

    ``errors``: what has to be put right in the form that was sent, by field; ``__all__``: of no field in particular.
    ``was``: what the fields of that form stand on now, where somebody else had changed them (``by_two``).
    """

    request: HttpRequest
    now: datetime = field(default_factory=lambda: house().local(datetime.now(UTC)))
    errors: Errors = field(default_factory=dict)
    was: str = ""

    @property
    def house(self) -> "House":
        return house()

    @property
    def reader(self) -> Reader:
        return self.request.reader  # type: ignore[attr-defined,no-any-return]  # given by ReadingLanguage

    @property
    def person(self) -> Account | None:
        """None: nobody has said who they are."""
        user = self.request.user
        return user if isinstance(user, Account) else None

    @property
    def who(self) -> str:
        """How the person is written in records. Empty when nobody has said who they are."""
        return self.person.email if self.person else ""

    @property
    def signatory(self) -> Signatory:
        """Who signs here."""
        return Signatory(str(self.person), self.who)

    @cached_property
    def reading(self) -> "Reading | None":
        """Everything worked out of the data; None until it has been worked out for the first time."""
        return self.house.reading()

    @property
    def is_awaited(self) -> bool:
        """Whether nothing can be shown yet, and it is being worked out."""
        return self.reading is None and is_at_work()

    def nothing(self, sought: str) -> Http404:
        """What to raise where the reading does not know what was sought."""
        return NotYet(sought) if self.reading is None else Http404(sought)

    @property
    def today(self) -> date:
        """The day on which the administration is."""
        return self.house.local(self.now).date()

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the page is asked for (htmx)."""
        return bool(self.request.htmx)  # type: ignore[attr-defined]  # given by django-htmx

    @property
    def typed(self) -> QueryDict:
        """What somebody wrote in a form that could not be taken: its fields show it again."""
        return self.request.POST if self.errors else QueryDict()

    def may(self, permission: Permission, unit: str | None = ANYWHERE) -> bool:
        """Whether the person may, in that unit; without unit, in any."""
        return self.person is not None and may(self._grants, permission, unit, self._parents)

    def render(self, template: str, status: int = 200, **values: Any) -> HttpResponse:
        """A template of ``pages``, such as ``register/profile.html.jinja``."""
        told = 422 if self.errors and status == 200 else status
        return render(self.request, f"pages/{template}", {"visit": self, **values}, status=told)

    def go(self, page: str, **parts: Any) -> HttpResponse:
        """To another page, once what was asked is done."""
        return redirect(url(page, **parts))

    def tell(self, sentence: Sentence, level: str = "success") -> None:
        """Shown on the next page: ``success``, ``info``, ``warning`` or ``error``."""
        messages.add_message(self.request, messages.constants.DEFAULT_LEVELS[level.upper()], self.reader.text(sentence))

    def audit(self, act: str, subject: str, **detail: Any) -> None:
        """Writes down that the person did it. Never a secret in ``detail``."""
        audit.append(self.house.store, self.who, act, subject, detail, self.now)

    @cached_property
    def people(self) -> dict[str, str]:
        """By account, what each is called, as pages tell who wrote or did something: read once a visit."""
        return names_of_people()

    @cached_property
    def _grants(self) -> list[tuple[Any, str]]:
        return grants_of(self.person) if self.person else []

    @cached_property
    def _parents(self) -> dict[str, str]:
        """Read once a visit: a list asks of each of its rows."""
        return unit_parents()


def url(page: str, **parts: Any) -> str:
    """The address of a page by its name: ``register.profile``."""
    return reverse(page, kwargs=parts or None)
