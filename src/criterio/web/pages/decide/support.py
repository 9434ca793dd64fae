# SPDX-License-Identifier: EUPL-1.2
"""What the government backs, as whoever administers writes it: openly, for it weighs a tenth at most and fades."""

from django.http import HttpResponseBase

from criterio.decide.criteria.political_support import CAP, faded
from criterio.domain.administration import Administration
from criterio.domain.names import State
from criterio.domain.sentence import say
from criterio.plan.horizons import PREFIX
from criterio.register import describing
from criterio.report.subjects import called
from criterio.store import parts, registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, number_in


def _show(visit: Visit) -> HttpResponseBase:
    administration = visit.house.administration
    backed = administration.support.items()
    names = [(PREFIX + name if _is_initiative(name, administration) else name, name, share) for name, share in backed]
    return visit.render(
        "decide/support.html.jinja",
        backed=[(subject, name, share, faded(administration, name, visit.today)) for subject, name, share in names],
        words=parts.words(visit.house.store, parts.SUPPORT),
        subjects=[(one, visit.reader.text(called(one))) for one in _subjects(visit, administration)],
        most=CAP,
        in_office=bool(administration.inaugurations),
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _is_initiative(name: str, administration: Administration) -> bool:
    return any(one.name == name for one in administration.initiatives)


def _subjects(visit: Visit, administration: Administration) -> list[str]:
    """Initiatives, and the profiles that go on."""
    profiles = (one for one in registry.profiles(visit.house.store) if one.declared_state is not State.CLOSED)
    return [*(PREFIX + one.name for one in administration.initiatives), *sorted(str(one.key) for one in profiles)]


def _take(visit: Visit, act: str) -> HttpResponseBase:
    administration, told, errors = visit.house.administration, visit.request.POST, Errors()
    subject = told.get("subject", "")
    share = number_in(told, "share", errors, 0) if act == "say" else None
    if subject not in {*_subjects(visit, administration), *administration.support}:
        errors["subject"] = say("Choose one of the list.")
    if act == "say" and not errors and (share is None or share > 1):
        errors["share"] = say("Write a number from 0 to 1.")
    all_right(errors)
    under = (subject, subject.removeprefix(PREFIX))
    key = next((one for one in administration.support if one in under), subject)
    describing.back(visit.house.store, key, share, visit.who, visit.now)
    visit.audit(f"decide.{act}_support", subject, share=share)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("decide.support")


PAGE = Page(
    path="decide/support/",
    title=say("What the government backs"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER, "drop": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="decide",
)
