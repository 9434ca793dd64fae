# SPDX-License-Identifier: EUPL-1.2
"""What a page is: an address, who may see it, what it shows and what it takes.

Each member of the set is a module of ``pages`` with one constant, ``PAGE``, beside its template of the same name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence
from criterio.web.people.roles import ANYWHERE, Permission
from criterio.web.visit import Visit

View = Callable[..., HttpResponseBase]
"""Gets the visit and the parts of the address by name."""


def anywhere(visit: Visit, **parts: Any) -> str | None:
    """The page belongs to no unit: a role in any of them is enough."""
    return ANYWHERE


@dataclass(frozen=True)
class Page:
    """``needs`` None: everybody may see it, without login. ``takes``: what each named action of a POST needs.

    ``unit_of`` tells the unit whose page it is, from the visit and the parts of the address. A POST names its action in
    the field ``act``; ``take`` gets it as a word of its own. ``question`` is the entry of the menu it stands under, and
    ``is_entry`` makes it the one that the menu opens.

    ``is_for_programs``: programs send its forms too, without the token that shows that a form was shown here; its
    address has to hold a secret.
    """

    path: str
    title: Sentence
    needs: Permission | None
    show: View
    take: View | None = None
    takes: Mapping[str, Permission | None] = field(default_factory=dict)
    unit_of: Callable[..., str | None] = anywhere
    question: str = ""
    is_entry: bool = False
    is_for_programs: bool = False
