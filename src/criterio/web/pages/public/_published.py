# SPDX-License-Identifier: EUPL-1.2
"""What is published of the register and of the decisions, and how long browsers may keep it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.utils.cache import patch_vary_headers

from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode, PilotEnd
from criterio.plan.pilots import became
from criterio.plan.publishing import for_everybody
from criterio.plan.replying import beside, shown_to_all
from criterio.store import closings, ledger, publications, registry, replies
from criterio.store.models import StateChange
from criterio.store.replies import Reply
from criterio.store.workspace import Store
from criterio.web.models import Account
from criterio.web.visit import Visit
from criterio.web.workplace import house

_Response = TypeVar("_Response", bound=HttpResponseBase)

SECONDS = 60
"""How long an answer may be kept before it is asked for again."""

_ENDED = (State.CLOSED, State.HIBERNATED, State.GONE)
_NOT_YET = (State.PROPOSED,)


@dataclass(frozen=True)
class Official:
    """A profile as everybody may know it: in use, hibernated or closed, and since when if that was written down."""

    profile: Profile
    state: State
    since: date | None = None
    goes_to: str = ""
    """Of a closed one, the profile in which its public goes on."""

    @property
    def address(self) -> str:
        """Empty when the register gives none that a browser may safely follow."""
        url = self.profile.url
        return url if urlsplit(url).scheme in ("http", "https") else ""

    @property
    def is_open(self) -> bool:
        return self.state is State.ACTIVE


def officials(store: Store) -> list[Official]:
    """Those that a register lists or somebody opened here; what is only proposed is nobody's business yet."""
    since, goes_to = _since(), _goes_to(store)
    known = [(one, _state(one)) for one in registry.profiles(store) if _is_official(one)]
    return [
        Official(one, state, since.get((one.key, state)), goes_to.get(one.key, "") if state is State.CLOSED else "")
        for one, state in known
    ]


def find(found: Iterable[Official], text: str, network: str, unit: str) -> list[Official]:
    """Those whose handle, name, purpose or unit has the text, in one network and unit; empty: any."""
    words = text.casefold().split()
    return [
        one
        for one in found
        if network in ("", one.profile.key.network)
        and unit in ("", one.profile.unit)
        and all(word in _said(one.profile) for word in words)
    ]


@dataclass(frozen=True)
class Published:
    """A decision as everybody may read it. ``signed_by`` is a name, or empty: never an address.

    ``replies`` of the unit concerned, with whom no person is named; ``withheld``: why others are not shown now.
    """

    decision: ledger.Decision
    signed_by: str
    replaced_by: int | None
    replies: tuple[Reply, ...] = ()
    withheld: tuple[publications.Word, ...] = ()

    @property
    def reasons(self) -> tuple[Sentence | str, ...]:
        """Why, without what is the office's own business."""
        return for_everybody(self.decision.reasons)

    @property
    def mode(self) -> Mode | PilotEnd:
        """What was decided, or what became of a pilot, as a name that each language says in its words."""
        return became(self.decision)

    @property
    def proposed(self) -> Mode:
        """What was proposed: something else only where the decision says so."""
        return Mode(self.decision.proposed or self.decision.mode)


def published(visit: Visit) -> list[Published]:
    """Every decision that everybody sees, the newest first."""
    hidden = publications.withheld(visit.house.store)
    return [one for one in signed(visit) if one.decision.number not in hidden]


def signed(visit: Visit) -> list[Published]:
    """Every decision signed, also those that are withheld, the newest first."""
    store = visit.house.store
    every, answered, words = ledger.decisions(store), replies.replies(store), publications.of_replies(store)
    names: dict[str, str] = dict(Account.objects.values_list("email", "name"))
    replaced = {one.replaces: one.number for one in every if one.replaces}
    return [
        Published(
            one, _name(one.signed_by, names), replaced.get(one.number), *_answered(beside(one, every, answered), words)
        )
        for one in reversed(every)
    ]


def _answered(
    found: Iterable[Reply], words: Mapping[int, publications.Word]
) -> tuple[tuple[Reply, ...], tuple[publications.Word, ...]]:
    """What everybody sees of replies, and why the others that were withheld are not seen."""
    found = tuple(found)
    hidden = (words[one.number] for one in found if one.number in words)
    return shown_to_all(found, words), tuple(word for word in hidden if not word.is_public)


def signatory(signed_by: str) -> str:
    """Who signed, by name; empty where only an address is known."""
    return _name(signed_by, dict(Account.objects.values_list("email", "name")))


def kept(response: _Response, for_all: bool = False) -> _Response:
    """The answer with leave to keep it: in this browser, or ``for_all`` where it is the same for everybody."""
    response["Cache-Control"] = f"{'public' if for_all else 'private'}, max-age={SECONDS}"
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def open_to_all(response: _Response) -> _Response:
    """The answer with leave for any other site to read it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return kept(response, for_all=True)


def _is_official(profile: Profile) -> bool:
    if profile.declared_state in _NOT_YET:
        return False
    return profile.registered_on is not None or profile.declared_state is not None


def _state(profile: Profile) -> State:
    """Whether it is quiet is for the office; everybody is told what was decided."""
    state = profile.declared_state
    return state if state is not None and state in _ENDED else State.ACTIVE


def _since() -> dict[tuple[ProfileKey, State], date]:
    """The last day on which each profile came to each state."""
    local = house().local
    rows = StateChange.objects.order_by("at").values_list("profile__network", "profile__handle", "state", "at")
    return {(ProfileKey(network, handle), State(state)): local(at).date() for network, handle, state, at in rows}


def _goes_to(store: Store) -> dict[ProfileKey, str]:
    """Where the public of each profile goes that was closed by a plan; of two plans, the newer one counts."""
    done = (one for one in reversed(closings.closings(store)) if one.state == "done")
    return {one.key: one.audience_goes_to for one in done}


def _said(profile: Profile) -> str:
    return " ".join((str(profile.key), profile.name, profile.purpose, profile.unit)).casefold()


def _name(signed_by: str, names: dict[str, str]) -> str:
    name = names.get(signed_by, signed_by)
    return "" if "@" in name else name
