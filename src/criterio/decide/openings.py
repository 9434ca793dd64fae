# SPDX-License-Identifier: EUPL-1.2
"""Asking to open a profile: no gate may be shut when it is asked, and every gate is open when it is accepted."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from criterio.decide.fit import Fit, fit
from criterio.decide.functions import titled
from criterio.decide.gates import Gate, gates
from criterio.decide.reply import draft_reply
from criterio.domain.administration import Administration, Initiative
from criterio.domain.errors import RuleBroken, UnknownName
from criterio.domain.governance import Opening, Signatory
from criterio.domain.names import Answer, State
from criterio.domain.sentence import Sentence, say, together
from criterio.store import openings, states
from criterio.store.meanwhile import as_read
from criterio.store.workspace import Store

PASSAGES: dict[str, tuple[str, ...]] = {
    "draft": ("asked", "withdrawn"),
    "asked": ("accepted", "refused", "withdrawn"),
    "refused": ("draft",),
    "accepted": (),
    "withdrawn": ("draft",),
}
"""From which state a request may pass to which. What is refused may be mended and sent again."""


@dataclass(frozen=True)
class Examined:
    """A request held against the gates and the fit. ``reply``: the no that could be sent as it is."""

    gates: tuple[Gate, ...]
    fits: tuple[Fit, ...]
    vetoes: tuple[Sentence, ...]
    reply: tuple[Sentence, ...]

    @property
    def shut(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if gate.passed is False)

    @property
    def untold(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if gate.passed is None)


def examine_opening(
    initiative: Initiative, administration: Administration, instead: Sentence | None = None
) -> Examined:
    """The gates, whether the network can carry what it is for, and the reply if the answer were no."""
    asked = gates(initiative, administration)
    fits = _fits(initiative, administration)
    vetoes = tuple(_veto(one) for one in fits if one.answer is Answer.CANNOT)
    other = instead or _instead(fits)
    return Examined(asked, fits, vetoes, draft_reply(initiative, asked, other, vetoes))


def ask(store: Store, one: Opening, examined: Examined, at: datetime) -> Opening:
    """Sends the draft to who decides. Raises RuleBroken, with what to do, while a gate is shut."""
    _allowed(one, "asked")
    if examined.shut:
        raise RuleBroken(
            say("It cannot be asked for yet. {what}", what=together(gate.reason for gate in examined.shut))
        )
    with _as_read(store, one):
        return openings.pass_opening(store, one.number, "asked", at)


def accept(store: Store, one: Opening, examined: Examined, who: Signatory, at: datetime) -> Opening:
    """The profile enters the register as proposed. Raises RuleBroken while a gate is not open or a veto stands."""
    _allowed(one, "accepted")
    _by_another(one, who)
    closed = [*examined.vetoes, *(gate.reason for gate in (*examined.shut, *examined.untold))]
    if closed:
        raise RuleBroken(say("It cannot be accepted yet. {what}", what=together(closed)))
    with _as_read(store, one):
        if one.initiative.opens is not None:
            openings.propose_profile(store, one.initiative.opens, one.initiative)
            states.record(store, one.initiative.opens, State.PROPOSED, who, one.initiative.name, at)
        return openings.pass_opening(store, one.number, "accepted", at, who.account or who.name)


def refuse(store: Store, one: Opening, reply: str, who: Signatory, at: datetime) -> Opening:
    """The answer is no, with a reply. Raises RuleBroken without one."""
    _allowed(one, "refused")
    _by_another(one, who)
    if not reply.strip():
        raise RuleBroken(say("Write the reply: whoever asked deserves to know why."))
    with _as_read(store, one):
        return openings.pass_opening(store, one.number, "refused", at, who.account or who.name, reply.strip())


def withdraw(store: Store, one: Opening, at: datetime) -> Opening:
    """Whoever asked takes it back."""
    _allowed(one, "withdrawn")
    with _as_read(store, one):
        return openings.pass_opening(store, one.number, "withdrawn", at)


def rewrite(store: Store, one: Opening | None, initiative: Initiative, who: str, at: datetime) -> Opening:
    """A new draft, or a draft written anew; what was refused or withdrawn is a draft again. Raises RuleBroken."""
    if one is None:
        return openings.write_opening(store, initiative, who, at)
    if one.state != "draft":
        _allowed(one, "draft")
    with _as_read(store, one):
        openings.pass_opening(store, one.number, "draft", at)
        return openings.write_opening(store, initiative, who, at, one.number)


def _as_read(store: Store, one: Opening) -> AbstractContextManager[None]:
    return as_read(store, one, lambda: openings.opening(store, one.number))


def _allowed(one: Opening, to: str) -> None:
    if to not in PASSAGES[one.state]:
        raise RuleBroken(say("This request has been dealt with already. Look at it again."))


def _by_another(one: Opening, who: Signatory) -> None:
    if who.account == one.author:
        raise RuleBroken(say("Whoever asked cannot decide: ask another person."))


def _fits(initiative: Initiative, administration: Administration) -> tuple[Fit, ...]:
    if initiative.opens is None:
        return ()
    found = []
    for function in initiative.functions:
        try:
            found.append(fit(administration, function, initiative.opens.network, unit=initiative.unit))
        except UnknownName:
            continue
    return tuple(found)


def _veto(one: Fit) -> Sentence:
    reasons: Iterable[Sentence] = one.because
    return next(iter(reasons), say("This network cannot serve {function}.", function=titled(one.function)))


def _instead(fits: Iterable[Fit]) -> Sentence | None:
    return next((one.instead for one in fits if one.instead is not None), None)
