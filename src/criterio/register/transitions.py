# SPDX-License-Identifier: EUPL-1.2
"""From which state a profile may pass to which, and who may not make it pass without a reason."""

from datetime import datetime

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Signatory
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import say
from criterio.language.names import english
from criterio.store import states
from criterio.store.workspace import Store

_OPEN = (State.ACTIVE, State.HIBERNATED, State.CLOSED)
PASSAGES: dict[State, tuple[State, ...]] = {
    State.PROPOSED: (State.ACTIVE, State.CLOSED),
    State.ACTIVE: (State.HIBERNATED, State.CLOSED),
    State.DORMANT: _OPEN,
    State.ZOMBIE: _OPEN,
    State.UNKNOWN: _OPEN,
    State.HIBERNATED: (State.ACTIVE, State.CLOSED),
    State.GONE: (State.CLOSED,),
    State.CLOSED: (),
}
"""What is closed stays closed: opening it again is a new request. What is dormant, unattended or gone is seen."""


def change_state(
    store: Store, key: ProfileKey, now: State, to: State, who: Signatory, reason: str, at: datetime
) -> None:
    """Raises RuleBroken when the passage is not allowed, or nobody says why."""
    if to not in PASSAGES[now]:
        raise RuleBroken(
            say("A profile that is {now} cannot become {to}.", now=english(now), to=english(to)),
        )
    if not reason.strip():
        raise RuleBroken(say("Say why: the reason stays on record."))
    states.record(store, key, to, who, reason.strip(), at)
