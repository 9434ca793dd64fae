# SPDX-License-Identifier: EUPL-1.2
"""What was done, when and on whom: declared, or written here; and a new one."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.page import figure_name
from criterio.store import campaigns
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages.attribute._campaign import read, subjects
from criterio.web.pages.attribute._whom import groups
from criterio.web.pages.expect._subjects import unit_of
from criterio.web.people.roles import ANYWHERE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    returns = visit.reading.returns if visit.reading else None
    recorded = campaigns.recorded(visit.house.store)
    reader = visit.reader
    return visit.render(
        "attribute/campaigns.html.jinja",
        recorded=recorded,
        replaced={one.replaces for one in recorded},
        declared=visit.house.administration.campaigns,
        worked_out={one.campaign.name for one in returns.effects} if returns else set(),
        lot_is_open="drawn_from" in visit.typed,
        may_write=visit.may(Permission.EDIT),
        subjects=groups(visit, (one for one in _subjects(visit) if visit.may(Permission.EDIT, unit_of(visit, one)))),
        indicators=[(one, figure_name(one, reader)) for one in returns.columns] if returns else [],
    )


def _subjects(visit: Visit) -> set[str]:
    columns = visit.reading.returns.columns if visit.reading else {}
    return {subject for known in columns.values() for subject in known}


def _record(visit: Visit, act: str) -> HttpResponseBase:
    counted = set(visit.reading.returns.columns) if visit.reading else set()
    campaign = read(visit.request.POST, _subjects(visit), counted)
    kept = campaigns.record_campaign(visit.house.store, campaign, visit.who, visit.now)
    visit.audit("attribute.record", campaign.name, number=kept.number)
    tasks.refresh.enqueue()
    visit.tell(say("Recorded. Its effect is being worked out: look at it in a minute."))
    return visit.go("attribute.campaigns")


def _unit(visit: Visit) -> str | None:
    """Whoever works here may look; what was done is written by who edits in every unit on which it was done."""
    units = [unit_of(visit, subject) for subject in subjects(visit.request.POST, _subjects(visit))]
    return next((unit for unit in units if not visit.may(Permission.EDIT, unit)), units[0] if units else ANYWHERE)


PAGE = Page(
    path="attribute/campaigns/",
    title=say("What was done"),
    needs=Permission.READ,
    show=_show,
    take=_record,
    takes={"record": Permission.EDIT},
    unit_of=_unit,
    question="attribute",
)
