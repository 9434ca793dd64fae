# SPDX-License-Identifier: EUPL-1.2
"""The plan as a document to sign, in ODT."""

from criterio.domain.sentence import say
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.report._document import Document


def _write(plan: Plan, reader: Reader) -> bytes:
    from criterio.report.signing import odt  # loaded only where it is written
    from criterio.report.signing.sheet import sheet

    return odt.write(sheet(plan, reader))


DOCUMENT = Document(
    "plan_odt",
    say("Plan to sign, to be edited (ODT)"),
    "plan.odt",
    "application/vnd.oasis.opendocument.text",
    _write,
)
