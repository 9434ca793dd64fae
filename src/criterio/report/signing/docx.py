# SPDX-License-Identifier: EUPL-1.2
"""The document to sign as DOCX, to be worked on in a word processor."""

from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from criterio.report.signing.packed import timeless
from criterio.report.signing.sheet import Bullets, Grid, Heading, Paragraph, Sheet

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_A4 = Cm(21), Cm(29.7)


def write(sheet: Sheet) -> bytes:
    """With headings, lists and headings of tables that a screen reader finds, in the language that it says."""
    document = docx.Document()
    _frame(document, sheet)
    for block in sheet.blocks:
        match block:
            case Heading(text, level):
                document.add_heading(text, level - 1)  # python-docx calls the title level 0
            case Paragraph(text):
                document.add_paragraph(text)
            case Bullets(lines):
                for line in lines:
                    document.add_paragraph(line, style="List Bullet")
            case Grid():
                _table(document, block)
    out = BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _frame(document: Document, sheet: Sheet) -> None:
    said = document.core_properties
    said.title, said.author, said.language = sheet.title, sheet.author, sheet.language
    said.created = said.modified = _NO_DAY
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = Cm(2.2)
    style = document.styles["Normal"]
    style.font.size = Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), sheet.language)
    style.element.get_or_add_rPr().append(language)


def _table(document: Document, grid: Grid) -> None:
    document.add_paragraph(grid.caption, style="Caption")
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.head), style="Table Grid")
    for row, told in zip(table.rows, (grid.head, *grid.rows), strict=True):
        for cell, text in zip(row.cells, told, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    repeats = OxmlElement("w:tblHeader")
    repeats.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeats)  # python-docx has no other way to say so
