# SPDX-License-Identifier: EUPL-1.2
"""One verdict: why, what would change it, what else there was; and the signature of whoever decides."""

from datetime import timedelta

from django.http import HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.domain.verdict import Verdict
from criterio.plan import replying
from criterio.store import ledger, replies
from criterio.web._page import Page
from criterio.web.pages.decide._answering import TOLD, answer
from criterio.web.pages.decide._subjects import unit_of_subject
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong, day

REVIEW = timedelta(days=182)


def _verdict(visit: Visit, subject: str) -> Verdict:
    found = visit.reading.verdicts.get(subject) if visit.reading else None
    if found is None:
        raise visit.nothing(subject)
    return found


def _show(visit: Visit, subject: str) -> HttpResponseBase:
    """Of a profile that was closed nothing is proposed: its page tells what was decided on it."""
    if visit.reading and subject in visit.reading.standings and subject not in visit.reading.verdicts:
        return visit.go("register.profile", key=subject)
    verdict = _verdict(visit, subject)
    unit, store = unit_of_subject(visit, subject), visit.house.store
    signed = ledger.decisions(store)
    return visit.render(
        "decide/verdict.html.jinja",
        verdict=verdict,
        proposal=_proposal(verdict),
        unit=unit,
        decisions=[one for one in signed if one.subject == subject],
        replies=replying.to_read(subject, signed, replies.replies(store, subject)),
        may_answer=visit.may(Permission.READ, unit),
        longest_reply=replying.LONGEST,
        may_sign=visit.may(Permission.APPROVE, unit),
        review_on=visit.today + REVIEW,
    )


def _proposal(verdict: Verdict) -> str:
    """Names what is proposed, for the form to say which proposal its reader saw."""
    return f"{verdict.mode} {verdict.into}".strip()


def _take(visit: Visit, act: str, subject: str) -> HttpResponseBase:
    return _sign(visit, subject) if act == "sign" else _reply(visit, subject)


def _reply(visit: Visit, subject: str) -> HttpResponseBase:
    _verdict(visit, subject)
    answer(visit, subject, None, unit_of_subject(visit, subject))
    visit.audit("decide.reply_verdict", subject)
    visit.tell(TOLD)
    return visit.go("decide.verdict", subject=subject)


def _sign(visit: Visit, subject: str) -> HttpResponseBase:
    verdict, told = _verdict(visit, subject), visit.request.POST
    if told.get("proposal") != _proposal(verdict):
        raise RuleBroken(say("The proposal changed while you were reading it. Read it again before you sign."))
    review_on = day(told.get("review_on", ""))
    if review_on is None:
        raise Wrong({"review_on": say("Give the day of the review, such as 2027-05-31.")})
    if review_on <= visit.today:
        raise Wrong({"review_on": say("The day of the review must be after today.")})
    decision = ledger.record_decision(
        visit.house.store, verdict, visit.signatory, visit.now, review_on, _evidence(visit, verdict)
    )
    visit.audit("decide.sign", subject, number=decision.number, mode=decision.mode)
    visit.tell(say("Signed. It is on record, and nobody can change it; a later decision may replace it."))
    return visit.go("decide.verdict", subject=subject)


def _evidence(visit: Visit, verdict: Verdict) -> ledger.Evidence:
    if visit.reading is None:
        return ledger.Evidence(verdict.grade.value, verdict.standing)
    files = tuple(file.name for file in visit.reading.plan.sources)
    return ledger.Evidence(verdict.grade.value, verdict.standing, visit.reading.on, files)


PAGE = Page(
    path="decide/verdict/<path:subject>/",
    title=say("Verdict"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"sign": Permission.APPROVE, "reply": Permission.READ},
    unit_of=lambda visit, subject: unit_of_subject(visit, subject) if visit.request.method == "POST" else None,
    question="decide",
)
