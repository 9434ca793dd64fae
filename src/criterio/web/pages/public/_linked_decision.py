# SPDX-License-Identifier: EUPL-1.2
"""A decision as linked data: the document that everybody reads, and the choice that it tells.

The vocabulary is schema.org's, and Dublin Core's where one decision replaces another. Who signs is the office: no
person is named here.
"""

from collections.abc import Iterable
from typing import Any

from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, PilotEnd
from criterio.report.subjects import called
from criterio.store.replies import Reply
from criterio.web.pages.public._linked import LICENCE, organization
from criterio.web.pages.public._published import Published, officials
from criterio.web.visit import Visit, url


def address(visit: Visit, number: int) -> str:
    """The whole address of a decision's page, which names the decision too."""
    return visit.request.build_absolute_uri(url("public.decision", number=number))


def linked_decision(visit: Visit, one: Published) -> dict[str, Any]:
    """What stands in the page of a decision, and in its own file."""
    page = address(visit, one.decision.number)
    return {
        "@context": ["https://schema.org", {"dct": "http://purl.org/dc/terms/"}],
        "@graph": [
            {"@type": "GovernmentOrganization", "@id": organization(visit), "name": visit.house.declared.name},
            _document(visit, one, page),
            _choice(visit, one, page),
        ],
    }


def _document(visit: Visit, one: Published, page: str) -> dict[str, Any]:
    decision, reader = one.decision, visit.reader
    told = {
        "@type": "DigitalDocument",
        "@id": page,
        "url": page,
        "identifier": str(decision.number),
        "name": f"{reader.text(called(decision.subject))}: {reader.name(one.mode)}",
        "abstract": " ".join(reader.text(reason) for reason in one.reasons),
        "inLanguage": reader.language,
        "datePublished": visit.house.local(decision.at).date().isoformat(),
        "author": {"@id": organization(visit)},
        "publisher": {"@id": organization(visit)},
        "license": LICENCE,
        "isAccessibleForFree": True,
        "about": _subject(visit, decision.subject),
        "mainEntity": {"@id": f"{page}#choice"},
    }
    return told | dict(_known(visit, one))


def _known(visit: Visit, one: Published) -> Iterable[tuple[str, Any]]:
    """What some decisions have and others do not."""
    decision, evidence = one.decision, one.decision.evidence
    if evidence.grade:
        name = say("Grade {grade}, data until {day}", grade=evidence.grade, day=evidence.on)
        based: dict[str, Any] = {"@type": "CreativeWork", "name": visit.reader.text(name)}
        until = {"temporalCoverage": f"../{evidence.on.isoformat()}"} if evidence.on else {}
        yield "isBasedOn", based | until
    if decision.portfolio:
        whole = url("public.portfolio", number=decision.portfolio)
        yield "isPartOf", {"@id": visit.request.build_absolute_uri(whole)}
    if decision.replaces:
        yield "dct:replaces", {"@id": address(visit, decision.replaces)}
    if one.replaced_by:
        yield "dct:isReplacedBy", {"@id": address(visit, one.replaced_by)}
    if one.replies:
        yield "comment", [_reply(visit, reply) for reply in one.replies]
    if decision.review_on:
        again = {"@type": "AssessAction", "scheduledTime": decision.review_on.isoformat()}
        yield "potentialAction", again | {"agent": {"@id": organization(visit)}}


def _reply(visit: Visit, reply: Reply) -> dict[str, Any]:
    unit = {"@type": "GovernmentOrganization", "name": reply.unit, "parentOrganization": {"@id": organization(visit)}}
    at = visit.house.local(reply.at).isoformat(timespec="seconds")
    author = unit if reply.unit else {"@id": organization(visit)}
    return {"@type": "Comment", "text": reply.text, "dateCreated": at, "author": author}


def _choice(visit: Visit, one: Published, page: str) -> dict[str, Any]:
    ways = {option.mode: None for option in one.decision.options}
    return {
        "@type": "ChooseAction",
        "@id": f"{page}#choice",
        "actionStatus": "https://schema.org/CompletedActionStatus",
        "agent": {"@id": organization(visit)},
        "endTime": visit.house.local(one.decision.at).isoformat(timespec="seconds"),
        "object": _subject(visit, one.decision.subject),
        "actionOption": [_way(visit, way) for way in ways],
        "result": _way(visit, one.mode),
    }


def _way(visit: Visit, mode: Mode | PilotEnd) -> dict[str, Any]:
    """A way that a decision may go, with the name that programs know in every language."""
    words = visit.request.build_absolute_uri(url("public.data"))
    return {"@type": "DefinedTerm", "termCode": mode.value, "name": visit.reader.name(mode), "inDefinedTermSet": words}


def _subject(visit: Visit, subject: str) -> dict[str, Any]:
    """An official profile by its address; anything else by its name."""
    name = visit.reader.text(called(subject))
    if subject.startswith("initiative:"):
        return {"@type": "Project", "name": name}
    found = next((one.address for one in officials(visit.house.store) if str(one.profile.key) == subject), "")
    return {"@type": "WebPage", "name": name} | ({"url": found} if found else {})
