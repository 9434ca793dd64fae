# SPDX-License-Identifier: EUPL-1.2
"""Nobody signs what they have not read: a form says what its page showed, and the act looks whether it is still so.

What changes between that look and the writing is seen by ``criterio.store.meanwhile``.
"""

from hashlib import sha256

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.web.visit import Visit


def mark(*shown: object) -> str:
    """Names what a page shows, for the field ``shown`` of its form. Values whose text says all that they are."""
    return sha256(repr(shown).encode()).hexdigest()[:24]


def hold(visit: Visit, *shown: object) -> None:
    """Raises RuleBroken when the page that the form was on showed something else."""
    if visit.request.POST.get("shown") != mark(*shown):
        raise RuleBroken(say("This changed while you were reading it. Read it again before you decide."))
