# SPDX-License-Identifier: EUPL-1.2
"""What one file is taken to be, before it is taken; how far it has come; and what became of it."""

from uuid import UUID

from django.http import HttpResponseBase

from criterio.collect.resolving import hinted
from criterio.domain.errors import RuleBroken, UnknownName
from criterio.domain.sentence import Sentence, say
from criterio.formats._all import all_formats
from criterio.register.entering import key_of
from criterio.report.subjects import called
from criterio.store import registry
from criterio.web import uploads
from criterio.web._page import Page
from criterio.web.models import Upload
from criterio.web.pages.collect import _given
from criterio.web.pages.collect._way import way
from criterio.web.pages.collect._whose import unit_of_upload
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong, day

_ORDERS = ("dmy", "mdy", "ymd")
_STOP_ASKING = 286
"""The answer that tells htmx to ask no more."""


def _show(visit: Visit, upload: UUID) -> HttpResponseBase:
    found = _given.find(upload)
    if found.state in _given.TO_SEE:
        return _shown(visit, found)
    ended = found.state == Upload.State.TAKEN
    partial, status = ("_progress", _STOP_ASKING if ended else 200) if visit.is_partial else ("taking", 200)
    return visit.render(f"collect/{partial}.html.jinja", status, upload=found, way=way(visit, found), ended=ended)


def _shown(visit: Visit, upload: Upload) -> HttpResponseBase:
    """A page that was watching the progress of a file that failed is told to come here whole."""
    if visit.is_partial:
        return visit.render("collect/_progress.html.jinja", _STOP_ASKING, upload=upload, way=None, ended=True)
    look = uploads.look(visit.house, upload)
    return visit.render(
        "collect/upload.html.jinja",
        upload=upload,
        look=look,
        seen=look.seen,
        profiles=_whose(visit, look.seen.format) if look.seen and look.seen.asks == "profile" else [],
    )


def _whose(visit: Visit, name: str) -> list[tuple[str, Sentence]]:
    """The profiles whose file it may be: of its network, where its format is of one."""
    network = _network(name)
    known = [one.key for one in registry.profiles(visit.house.store) if network in ("", one.key.network)]
    return [(str(key), called(str(key))) for key in known]


def _network(name: str) -> str:
    one = all_formats().get(name)
    return one.network if one else ""


def _take(visit: Visit, act: str, upload: UUID) -> HttpResponseBase:
    found = _given.find(upload)
    if act == "say":
        _say(visit, found)
    elif act == "throw":
        _given.throw_away(visit, found)
        visit.tell(say("{file} was thrown away. Nothing was kept of it.", file=found.name))
        return visit.go("collect.files")
    else:
        _given.take_in(visit, found)
    return visit.go("collect.upload", upload=upload)


def _say(visit: Visit, upload: Upload) -> None:
    """What the file does not say itself."""
    if upload.state not in _given.TO_SEE:
        return
    given = visit.request.POST
    said = {name: given[name].strip() for name in ("profile", "date_order", "as_of") if given.get(name, "").strip()}
    if "profile" in said:
        said["profile"] = _profile(visit, upload, said["profile"])
    if said.get("date_order") not in (None, *_ORDERS):
        raise Wrong({"date_order": say("Say whether the day or the month goes first.")})
    if "as_of" in said and day(said["as_of"]) is None:
        raise Wrong({"as_of": say("«{value}» is not a day.", value=said["as_of"][:40])})
    upload.options = upload.options | said
    upload.save(update_fields=["options"])  # its state is the worker's


def _profile(visit: Visit, upload: Upload, written: str) -> str:
    """By its address, its name there, or both with a colon between. Raises Wrong."""
    look = uploads.look(visit.house, upload)
    try:
        is_address = "/" in written
        said = None if is_address else hinted(written)
        return str(said or key_of(_network(look.seen.format) if look.seen else "", written))
    except (RuleBroken, UnknownName) as fault:
        raise Wrong({"profile": fault.sentence}) from fault


PAGE = Page(
    path="collect/upload/<uuid:upload>/",
    title=say("A file before it is taken"),
    needs=Permission.IMPORT,
    show=_show,
    take=_take,
    takes={"take": Permission.IMPORT, "throw": Permission.IMPORT, "say": Permission.IMPORT},
    unit_of=unit_of_upload,
    question="collect",
)
