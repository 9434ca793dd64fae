# SPDX-License-Identifier: EUPL-1.2
"""Whether the administration's site and its profiles name each other, as the worker saw it last."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.register.crosslinks import CrossLink
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import Permission
from criterio.web.tasks import check_links
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    checked = visit.house.links()
    links = sorted(checked.links, key=_worst) if checked else []
    return visit.render(
        "register/links.html.jinja",
        checked=checked,
        slice=sliced(links, visit.request.GET),
        unnamed=sum(one.by_site is False for one in links),
        site=visit.house.administration.site,
        may_check=visit.may(Permission.EDIT),
    )


def _worst(one: CrossLink) -> tuple[int, str]:
    """What the site forgets first, then what does not name it, then what is not known."""
    said = {False: 0, None: 1, True: 2}
    return 3 * said[one.by_site] + said[one.of_site], str(one.key)


def _take(visit: Visit, act: str) -> HttpResponseBase:
    check_links.enqueue()
    visit.audit("register.check_links", visit.house.administration.site)
    visit.tell(say("The site and the profiles are being visited. Come back in some minutes."), "info")
    return visit.go("register.links")


PAGE = Page(
    path="links/",
    title=say("Do the site and the profiles name each other?"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"check": Permission.EDIT},
    question="register",
)
