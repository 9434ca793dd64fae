# SPDX-License-Identifier: EUPL-1.2
"""The plan to sign says the same in each format, with a structure that a screen reader finds."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import odfdo
import pytest
from tests.report.build import hostile, plan

from criterio.domain.administration import Objective
from criterio.domain.names import Aspect
from criterio.language import Reader
from criterio.report.signing import docx as as_docx
from criterio.report.signing import odt as as_odt
from criterio.report.signing import pdf as as_pdf
from criterio.report.signing.sheet import Bullets, Grid, Heading, Sheet, sheet


@pytest.fixture
def signed() -> Sheet:
    one = plan(4)
    wanted = Objective("Menos llamadas", Aspect.SERVICE, "llamadas", low=-20.0, high=-5.0)
    return sheet(replace(one, administration=replace(one.administration, objectives=(wanted,))), Reader("es"))


def headings(of: Sheet) -> list[str]:
    return [block.text for block in of.blocks if isinstance(block, Heading)]


def grids(of: Sheet) -> list[Grid]:
    return [block for block in of.blocks if isinstance(block, Grid)]


def test_it_begins_with_its_title_and_no_level_is_skipped(signed: Sheet):
    levels = [block.level for block in signed.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_verdict_has_a_line_and_what_changes_most_comes_first(signed: Sheet):
    verdicts = next(grid for grid in grids(signed) if grid.head[1] == "Veredicto")
    assert len(verdicts.rows) == 4
    modes = [row[1] for row in verdicts.rows]
    assert modes.index("Cerrar") < modes.index("Mantener")


def test_what_is_not_known_is_said_and_an_objective_gives_its_range(signed: Sheet):
    objectives = next(grid for grid in grids(signed) if grid.caption == "Objetivos")
    ((name, _, change, review),) = objectives.rows
    assert (name, change, review) == ("Menos llamadas", Reader("es").range(-20.0, -5.0), "no se sabe")


def test_it_ends_where_it_is_signed(signed: Sheet):
    last = signed.blocks[-1]
    assert isinstance(last, Grid)
    assert set(last.rows) == {("", "", "")}


def test_the_docx_has_its_headings_lists_and_tables_and_repeats_the_heads_of_these(signed: Sheet):
    made = docx.Document(BytesIO(as_docx.write(signed)))
    styles = {"Title", "Heading 1", "Heading 2"}
    assert [one.text for one in made.paragraphs if one.style.name in styles] == headings(signed)
    lines = [line for block in signed.blocks if isinstance(block, Bullets) for line in block.lines]
    assert [one.text for one in made.paragraphs if one.style.name == "List Bullet"] == lines
    read = [tuple(tuple(cell.text for cell in row.cells) for row in table.rows) for table in made.tables]
    assert read == [(grid.head, *grid.rows) for grid in grids(signed)]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in made.tables)
    assert (made.core_properties.title, made.core_properties.language) == (signed.title, "es")


def test_the_odt_has_the_same_headings_and_tables(signed: Sheet):
    made = odfdo.Document(BytesIO(as_odt.write(signed)))
    assert [one.inner_text for one in made.body.headers] == headings(signed)
    heads = [row.inner_text for row in made.body.get_elements("//table:table-header-rows")]
    assert heads == ["".join(f"{one}\n" for one in grid.head) for grid in grids(signed)]
    assert made.meta.title == signed.title


def test_the_pdf_is_tagged_has_a_language_and_claims_the_norm(signed: Sheet):
    made = as_pdf.write(signed)
    assert made.startswith(b"%PDF-1.7")
    for mark in (b"/StructTreeRoot", b"/Lang", b"pdfuaid:part", b"/DisplayDocTitle true"):
        assert mark in made


@pytest.mark.parametrize("write", [as_pdf.write, as_odt.write, as_docx.write])
def test_text_of_a_register_is_never_markup(write):
    assert write(sheet(hostile(), Reader("es")))
