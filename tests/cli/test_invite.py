# SPDX-License-Identifier: EUPL-1.2
"""Whoever is invited gets an address that they can open from where they are."""

import os

import pytest
from tests.web import splitting


@pytest.mark.parametrize(
    ("public", "words", "begins"),
    [
        ("", [], "http://127.0.0.1:8000/invitation/"),
        ("https://criterio.villaclara.es", [], "https://criterio.villaclara.es/invitation/"),
        ("https://criterio.villaclara.es", ["--address", "http://here:1/"], "http://here:1/invitation/"),
    ],
)
def test_an_invitation_leads_to_where_the_pages_are_served(monkeypatch, tmp_path, public, words, begins):
    monkeypatch.setenv("CRITERIO_PUBLIC_URL", public)
    (tmp_path / "administration.toml").write_text('name = "Villaclara"\nlanguage = "en"\n', encoding="utf-8")
    said = splitting.answer(["invite", "ana@example.org", *words], os.environ, tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert f"\n{begins}" in said.stdout
