# SPDX-License-Identifier: EUPL-1.2
"""What every document keeps to, whatever it is."""

import pytest
from tests.report.build import HOSTILE, ON, WINDOW, hostile, plan

from criterio.domain.administration import Administration
from criterio.domain.estimate import Range
from criterio.domain.verdict import Portfolio
from criterio.language import LANGUAGES, Reader
from criterio.plan._plan import Counts, Plan
from criterio.report import documents
from criterio.report._document import Document

EVERY = pytest.mark.parametrize("document", documents.all_documents().values(), ids=lambda document: document.name)


def empty() -> Plan:
    """What there is on the first day: a name, and nothing else."""
    portfolio = Portfolio((), 0.0, None, 0.0, None, Range(0, 0, 0), 0.0)
    return Plan(Administration("Ayuntamiento"), ON, WINDOW, Counts(0, 0, 0), (), (), (), portfolio)


@EVERY
def test_a_document_is_named_after_its_file(document: Document):
    assert documents.all_documents()[document.name] is document
    assert "/" not in document.file_name
    assert document.media_type.count("/") == 1


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_written_in_every_language(document: Document, language: str):
    assert document.write(plan(4), Reader(language))


@EVERY
def test_the_same_plan_gives_the_same_bytes(document: Document):
    assert document.write(plan(4), Reader("es")) == document.write(plan(4), Reader("es"))


@EVERY
def test_a_plan_of_nothing_can_be_told(document: Document):
    assert document.write(empty(), Reader("es"))


@EVERY
def test_imported_text_stays_text(document: Document):
    written = document.write(hostile(), Reader("es")).decode("utf-8", "replace")
    runs = HOSTILE in written or 'href="javascript:' in written
    assert not (runs and document.media_type.startswith("text/html"))


def test_file_names_are_not_shared():
    names = [document.file_name for document in documents.all_documents().values()]
    assert len(set(names)) == len(names)


def test_all_documents_are_written_and_nothing_else(tmp_path):
    written = documents.write_all(plan(3), Reader("es"), tmp_path / "plan")
    assert sorted(written) == sorted((tmp_path / "plan").iterdir())
    assert sorted(path.name for path in written) == [
        "figures.csv", "plan.docx", "plan.html", "plan.json", "plan.odt", "plan.pdf", "register.csv",
    ]  # fmt: skip
