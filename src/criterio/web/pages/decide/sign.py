# SPDX-License-Identifier: EUPL-1.2
"""The signature of the whole portfolio: as it is proposed, but for what the person decides otherwise, and why."""

from datetime import timedelta

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode
from criterio.plan import decisions, replying
from criterio.plan.board import cards
from criterio.plan.decisions import Otherwise
from criterio.report.outline import MODES
from criterio.store import ledger, portfolios, replies
from criterio.store.replies import Reply
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong, day

REVIEW = timedelta(days=91)
"""A quarter: then the plan is held to what happened."""

ROWS, MOST_ROWS = 2, 60


def _show(visit: Visit) -> HttpResponseBase:
    reading, told = visit.reading, visit.request.POST
    every = sorted(cards(reading.plan), key=lambda card: str(card.name)) if reading else []
    rows = _rows(visit) + [{"subject": "", "mode": "", "reason": ""}] * ROWS
    return visit.render(
        "decide/sign.html.jinja",
        portfolio=reading.plan.portfolio if reading else None,
        mark=reading.mark if reading else "",
        cards=every,
        by_mode=[(mode, [card for card in every if card.verdict.mode is mode]) for mode in MODES],
        rows=rows[:MOST_ROWS],
        ways=MODES,
        review_on=told.get("review_on") or (visit.today + REVIEW).isoformat(),
        statement=told.get("statement", ""),
        replies=_to_read(visit),
        last=next(reversed(portfolios.portfolios(visit.house.store)), None),
    )


def _to_read(visit: Visit) -> list[Reply]:
    """What units answered, and no signature has come since."""
    every, signed = replies.replies(visit.house.store), ledger.decisions(visit.house.store)
    return [one for one in every if one in replying.to_read(one.subject, signed, every)]


def _take(visit: Visit, act: str) -> HttpResponseBase:
    if visit.reading is None:
        raise Http404
    if act == "more":
        return _show(visit)
    signed = _signed(visit)
    visit.audit("decide.sign_portfolio", f"portfolio:{signed.number}", otherwise=signed.totals.otherwise)
    visit.tell(say("Signed. It is on record, public, and nobody can change it; a later one may replace it."))
    return visit.go("public.portfolio", number=signed.number)


def _signed(visit: Visit) -> portfolios.Signed:
    told, reading = visit.request.POST, visit.reading
    if reading is None or told.get("mark") != reading.mark:
        raise RuleBroken(say("The proposal changed while you were reading it. Read it again before you sign."))
    review_on = day(told.get("review_on", ""))
    if review_on is None:
        raise Wrong({"review_on": say("Give the day of the review, such as 2027-05-31.")})
    otherwise = [_otherwise(row) for row in _rows(visit)]
    statement = told.get("statement", "")
    return decisions.sign(
        visit.house.store, reading.plan, otherwise, visit.signatory, visit.now, review_on, reading.mark, statement
    )


def _otherwise(row: dict[str, str]) -> Otherwise:
    if row["mode"] not in set(Mode):
        raise RuleBroken(say("Say what is decided for {subject}.", subject=row["subject"]))
    return Otherwise(row["subject"], Mode(row["mode"]), row["reason"])


def _rows(visit: Visit) -> list[dict[str, str]]:
    """What is decided otherwise: the rows of which somebody chose the item."""
    told = visit.request.POST
    lists = zip(told.getlist("subject"), told.getlist("mode"), told.getlist("reason"), strict=False)
    return [{"subject": s, "mode": m, "reason": r} for s, m, r in lists if s][:MOST_ROWS]


PAGE = Page(
    path="decide/sign/",
    title=say("Sign the whole portfolio"),
    needs=Permission.APPROVE,
    show=_show,
    take=_take,
    takes={"more": Permission.APPROVE, "sign": Permission.APPROVE},
    unit_of=lambda visit: WHOLE,
    question="decide",
)
