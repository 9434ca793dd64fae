# SPDX-License-Identifier: EUPL-1.2
"""The plan to read and to sign: one page for a councillor first, then everything behind it."""

from criterio.domain.sentence import say
from criterio.report._document import Document
from criterio.report.page import page

DOCUMENT = Document(
    "plan_html",
    say("Plan to read and to sign"),
    "plan.html",
    "text/html; charset=utf-8",
    lambda plan, reader: page(plan, reader).encode(),
)
