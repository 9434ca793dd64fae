# SPDX-License-Identifier: EUPL-1.2
"""The document to sign as tagged PDF (PDF/UA-1, ISO 14289), as an electronic signature and an archive want it."""

import json
from dataclasses import asdict
from importlib.resources import files

import typst

from criterio.report.signing.sheet import Sheet

_TEMPLATE = files("criterio.report.signing").joinpath("sheet.typ")


def write(sheet: Sheet) -> bytes:
    """With its structure, title and language; Typst refuses to write what would break the norm."""
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in sheet.blocks]
    said = json.dumps({"title": sheet.title, "author": sheet.author, "language": sheet.language, "blocks": blocks})
    made = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"sheet": said}, pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )  # fmt: skip
    assert isinstance(made, bytes)  # a PDF is one file
    return made
