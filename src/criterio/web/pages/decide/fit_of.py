# SPDX-License-Identifier: EUPL-1.2
"""One function on one network: why, with its sources; and the administration's own word, always with its reason."""

from django.http import Http404, HttpResponseBase

from criterio.decide.fit import barred_by, fit
from criterio.decide.functions import canonical, titled
from criterio.domain.errors import UnknownName
from criterio.domain.names import Answer
from criterio.domain.sentence import say
from criterio.evidence.networks import display_name
from criterio.store import said
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages.decide.fit import KINDS
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong


def _show(visit: Visit, function: str, network: str) -> HttpResponseBase:
    try:
        found = fit(visit.house.administration, function, network, on=visit.today)
    except UnknownName as fault:
        raise Http404(network) from fault
    words = [
        word
        for word in said.fit_words(visit.house.store)
        if (canonical(word.function), word.network) == (found.function, found.network)
    ]
    return visit.render(
        "decide/fit_of.html.jinja",
        fit=found,
        network=display_name(found.network),
        function=titled(found.function),
        kinds=KINDS,
        words=words[::-1],
        is_barred=barred_by(found.function, found.network) is not None,
        may_say=visit.may(Permission.APPROVE, WHOLE),
        answers=[("", say("as it is published")), *((one.value, one) for one in Answer)],
    )


def _take(visit: Visit, act: str, function: str, network: str) -> HttpResponseBase:
    told = visit.request.POST
    answer, reason = told.get("answer", ""), told.get("reason", "").strip()
    if not reason:
        raise Wrong({"reason": say("Write why: the reason is kept with your word.")})
    if answer and answer not in set(Answer):
        raise Wrong({"answer": say("Choose one of the answers.")})
    found = fit(visit.house.administration, function, network)
    word = said.FitWord(
        found.network, found.function, Answer(answer) if answer else None, reason, visit.signatory, visit.now
    )
    said.say_fit(visit.house.store, word)
    visit.audit("decide.say_fit", f"{found.function}@{found.network}", answer=answer or "published", reason=reason)
    tasks.refresh.enqueue()
    visit.tell(say("Your word is kept with its reason. The verdicts are being worked out again."))
    return visit.go("decide.fit_of", function=found.function, network=found.network)


PAGE = Page(
    path="decide/fit/<str:function>/<str:network>/",
    title=say("What each network can do"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.APPROVE},
    unit_of=lambda visit, **parts: WHOLE if visit.request.method == "POST" else None,
    question="decide",
)
