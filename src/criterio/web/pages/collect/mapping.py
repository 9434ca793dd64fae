# SPDX-License-Identifier: EUPL-1.2
"""What each column of a file is, when nobody knows the file. It is remembered for the next of the same shape."""

from operator import itemgetter
from uuid import UUID

from django.http import HttpResponseBase

from criterio.collect.mapping import proposed, with_choices
from criterio.domain.sentence import say
from criterio.evidence.networks import display_name
from criterio.formats._mapping_file import KINDS
from criterio.store import registry
from criterio.web import uploads
from criterio.web._page import Page
from criterio.web.pages._offered import open_networks
from criterio.web.pages.collect import _given
from criterio.web.pages.collect._whose import unit_of_upload
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit, upload: UUID) -> HttpResponseBase:
    found = _given.find(upload)
    if found.state not in _given.TO_SEE:
        return visit.go("collect.upload", upload=upload)
    kind = visit.request.GET.get("kind", "")
    proposal = proposed(uploads.path_of(visit.house, found), kind)
    given = visit.request.POST
    columns = proposal.columns if proposal else ()
    return visit.render(
        "collect/mapping.html.jinja",
        upload=found,
        proposal=proposal,
        kinds=list(KINDS.items()),
        chosen=[given.get(f"column-{at}", one.taken_as) for at, one in enumerate(columns)],
        network=given.get("network", proposal.network if proposal else ""),
        networks=sorted(_networks(visit).items(), key=itemgetter(1)),
    )


def _networks(visit: Visit) -> dict[str, str]:
    """Those that go on and those of the register: a house that begins has none."""
    known = {one.key.network: display_name(one.key.network) for one in registry.profiles(visit.house.store)}
    return dict(open_networks()) | known


def _take(visit: Visit, act: str, upload: UUID) -> HttpResponseBase:
    found = _given.find(upload)
    kind = visit.request.GET.get("kind", "")
    proposal = proposed(uploads.path_of(visit.house, found), kind) if found.state in _given.TO_SEE else None
    if proposal is None:
        return visit.go("collect.upload", upload=upload)
    given = visit.request.POST
    choices = {one.name: given.get(f"column-{at}", one.taken_as) for at, one in enumerate(proposal.columns)}
    found.mapping = with_choices(proposal, choices, given.get("network"))
    found.save(update_fields=["mapping"])  # its state is the worker's
    visit.tell(say("Files with these columns will be read so from now on."), "info")
    return visit.go("collect.upload", upload=upload)


PAGE = Page(
    path="collect/upload/<uuid:upload>/columns/",
    title=say("What each column is"),
    needs=Permission.IMPORT,
    show=_show,
    take=_take,
    takes={"map": Permission.IMPORT},
    unit_of=unit_of_upload,
    question="collect",
)
