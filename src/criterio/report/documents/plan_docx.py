# SPDX-License-Identifier: EUPL-1.2
"""The plan as a document to sign, in DOCX."""

from criterio.domain.sentence import say
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.report._document import Document


def _write(plan: Plan, reader: Reader) -> bytes:
    from criterio.report.signing import docx  # loaded only where it is written
    from criterio.report.signing.sheet import sheet

    return docx.write(sheet(plan, reader))


DOCUMENT = Document(
    "plan_docx",
    say("Plan to sign, to be edited (DOCX)"),
    "plan.docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    _write,
)
