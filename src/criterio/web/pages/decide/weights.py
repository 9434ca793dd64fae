# SPDX-License-Identifier: EUPL-1.2
"""What weighs more: who has answered, what that leaves of each aspect's weight, and where people differ."""

from dataclasses import replace

from django.http import HttpResponseBase

from criterio.decide.cone import ASPECTS, SIZE
from criterio.decide.elicit import contradiction, differ, disagreement
from criterio.decide.weigh import weigh
from criterio.domain.sentence import say
from criterio.store import preferences
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    every = preferences.sittings(visit.house.store)
    names = visit.people
    answers = [replace(one, who=names.get(one.who, one.who)) for one in preferences.standing_answers(visit.house.store)]
    weights = weigh(visit.house.administration.objectives, answers)
    shares = weights.corners / SIZE
    aspects = sorted(
        zip(ASPECTS, shares.min(axis=0), weights.centre / SIZE, shares.max(axis=0), strict=True),
        key=lambda row: -row[2],
    )
    found = disagreement(weights) if answers else None
    return visit.render(
        "decide/weights.html.jinja",
        aspects=[(aspect, float(low), float(middle), float(high)) for aspect, low, middle, high in aspects],
        declared=weights.declared,
        finished={names.get(one.person, one.person): one for one in every if one.finished_at},
        going_on=[one.person for one in every if one.finished_at is None],
        disagreement=found,
        differ=differ(found) if found else None,
        contradictions=[told for voice in weights.voices if (told := contradiction(voice))],
        mine=next((one for one in reversed(every) if one.person == visit.who), None),
        may_answer=visit.may(Permission.APPROVE, WHOLE),
    )


PAGE = Page(path="decide/weights/", title=say("What weighs more"), needs=Permission.READ, show=_show, question="decide")
