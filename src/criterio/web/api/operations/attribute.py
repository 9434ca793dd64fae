# SPDX-License-Identifier: EUPL-1.2
"""What was done and what it returned, whether the data can tell, and what an hour brings."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from criterio.attribute.planning import answer
from criterio.domain.errors import NotIdentified, UnknownName
from criterio.domain.sentence import Sentence, listing, say
from criterio.web.api._knowledge import plain, reading
from criterio.web.api._lists import Asked, listed
from criterio.web.api._return_schemas import CanTellOut, ChannelOut, EffectOut, ReturnOut, Wanted
from criterio.web.api._schemas import Listed

ROUTER = Router(tags=["attribute"])


@ROUTER.get("/effects", response=Listed[EffectOut], summary=str(say("Campaigns and their effects")))
def effects(request: HttpRequest, part: Asked, campaign: str = "") -> dict[str, Any]:
    found = [one for one in reading().returns.effects if campaign in ("", one.campaign.name)]

    def tell(one: Any) -> dict[str, Any]:
        told: dict[str, Any] = plain(request, one)
        return {**told, "campaign": one.campaign.name, "grade": one.grade, "on": one.campaign.on}

    return listed(request, found, part, tell)


@ROUTER.get("/can-tell", response=CanTellOut, summary=str(say("Can the data tell?")))
def can_tell(request: HttpRequest, wanted: Annotated[Wanted, Query()]) -> dict[str, Any]:
    powers = reading().returns.powers
    if wanted.indicator not in powers:
        name, known = wanted.indicator[:120], listing(list(powers))
        raise UnknownName(say("No figure is called {name}. There are: {known}.", name=name, known=known))
    told: dict[str, Any] = plain(request, answer(powers[wanted.indicator], wanted.units, wanted.weeks, wanted.hoped))
    return told


@ROUTER.get("/returns", response=Listed[ReturnOut], summary=str(say("For each hour and euro")))
def returns(request: HttpRequest, part: Asked, subject: str = "") -> dict[str, Any]:
    found = [one for one in reading().returns.profiles if subject in ("", one.subject)]
    return listed(request, found, part, lambda one: plain(request, one))


@ROUTER.get("/channels", response=Listed[ChannelOut], summary=str(say("Networks compared")))
def channels(request: HttpRequest, part: Asked) -> dict[str, Any]:
    compared = reading().returns.channels
    if isinstance(compared, Sentence):
        raise NotIdentified(compared)
    return listed(request, compared.channels if compared else (), part, lambda one: plain(request, one))
