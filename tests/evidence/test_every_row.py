# SPDX-License-Identifier: EUPL-1.2
import tomllib
from importlib import resources

import pytest

from criterio.evidence.load import subjects

LATEST = 2026


@pytest.mark.parametrize("subject", subjects())
def test_every_row_of_knowledge_has_a_source_and_a_date(subject: str) -> None:
    text = resources.files("criterio.evidence").joinpath(f"{subject}.toml").read_text(encoding="utf-8")
    (rows,) = tomllib.loads(text).values()
    assert [row for row in rows if not row.get("source") or not 1990 <= row["date"].year <= LATEST] == []
    assert len(rows) > 0
