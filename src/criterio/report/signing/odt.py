# SPDX-License-Identifier: EUPL-1.2
"""The document to sign as ODT, the format that public administrations keep and exchange (ISO/IEC 26300)."""

from datetime import datetime
from io import BytesIO

import odfdo

from criterio.report.signing.packed import timeless
from criterio.report.signing.sheet import Bullets, Grid, Heading, Paragraph, Sheet

_NO_DAY = datetime(2000, 1, 1)  # ODF writes it without a zone
_COUNTRY = {"en": "en-GB"}


def write(sheet: Sheet) -> bytes:
    """With headings, lists and headings of tables that a screen reader finds, in the language that it says."""
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    for number, block in enumerate(sheet.blocks):
        match block:
            case Heading(text, level):
                body.append(odfdo.Header(level, text))
            case Paragraph(text):
                body.append(odfdo.Paragraph(text))
            case Bullets(lines):
                body.append(odfdo.List(list(lines)))
            case Grid():
                body.append(odfdo.Paragraph(block.caption))
                body.append(_table(block, f"table{number}"))
    _say(document, sheet)
    out = BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _table(grid: Grid, name: str) -> odfdo.Table:
    table = odfdo.Table(name, width=len(grid.head), height=0)
    head = odfdo.Element.from_tag("table:table-header-rows")
    head.append(_row(grid.head))
    table.append(head)
    for told in grid.rows:
        table.append(_row(told))
    return table


def _row(told: tuple[str, ...]) -> odfdo.Row:
    row = odfdo.Row()
    for text in told:
        cell = odfdo.Cell()
        cell.append(odfdo.Paragraph(text))
        row.append_cell(cell)
    return row


def _say(document: odfdo.Document, sheet: Sheet) -> None:
    document.set_language(_COUNTRY.get(sheet.language, f"{sheet.language}-ES"))
    meta = document.meta
    meta.title, meta.creator, meta.language = sheet.title, sheet.author, sheet.language
    meta.creation_date = meta.date = _NO_DAY
