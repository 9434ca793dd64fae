# SPDX-License-Identifier: EUPL-1.2
"""The plan as a document to sign, in PDF."""

from criterio.domain.sentence import say
from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.report._document import Document


def _write(plan: Plan, reader: Reader) -> bytes:
    from criterio.report.signing import pdf  # loaded only where it is written
    from criterio.report.signing.sheet import sheet

    return pdf.write(sheet(plan, reader))


DOCUMENT = Document(
    "plan_pdf",
    say("Plan to sign (PDF)"),
    "plan.pdf",
    "application/pdf",
    _write,
)
