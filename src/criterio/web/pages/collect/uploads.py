# SPDX-License-Identifier: EUPL-1.2
"""Several files that were given at once: what each is taken to be, and all of them taken in together."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say, say_many
from criterio.web import uploads
from criterio.web._page import Page
from criterio.web.models import Upload
from criterio.web.pages.collect import _given
from criterio.web.pages.collect._whose import mine
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _waiting(visit: Visit) -> list[Upload]:
    return mine(visit, state__in=_given.TO_SEE)


def _show(visit: Visit) -> HttpResponseBase:
    looked = [(one, uploads.look(visit.house, one)) for one in _waiting(visit)]
    return visit.render(
        "collect/uploads.html.jinja",
        title=PAGE.title,
        looked=looked,
        ready=sum(look.ready for _, look in looked),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    waiting = _waiting(visit)
    if act == "throw_all":
        for one in waiting:
            _given.throw_away(visit, one)
        visit.tell(say_many("One file was thrown away.", "{n} files were thrown away.", len(waiting)))
        return visit.go("collect.files")
    looked = [(one, uploads.look(visit.house, one)) for one in waiting]
    ready = [(one, look.seen) for one, look in looked if look.ready]
    for one, _ in sorted(ready, key=lambda pair: pair[1] is None or pair[1].yields != "register"):
        _given.take_in(visit, one)  # registers first: they say whose the other files are
    visit.tell(say_many("One file is being taken in.", "{n} files are being taken in.", len(ready)))
    return visit.go("collect.uploads" if len(ready) < len(waiting) else "collect.files")


PAGE = Page(
    path="collect/uploads/",
    title=say("Files that wait"),
    needs=Permission.IMPORT,
    show=_show,
    take=_take,
    takes={"take_all": Permission.IMPORT, "throw_all": Permission.IMPORT},
    question="collect",
)
