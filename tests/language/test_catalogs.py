# SPDX-License-Identifier: EUPL-1.2
"""Every sentence of the code can be read in every language. Mend with: python -m criterio.language.extract."""

import re
from enum import StrEnum

import pytest
from babel.messages.catalog import Catalog

from criterio.domain import names, verdict
from criterio.language.catalogs import TRANSLATED, catalog, path
from criterio.language.extract import templates, untranslated, updated, write
from criterio.language.names import english

PLACES = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="session")
def found():
    return templates()


def forms(message) -> list[tuple[str, str]]:
    """Pairs of an English form and its translation."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_the_code_is_translated(language: str, found):
    assert list(untranslated(updated(language, found))) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_of_a_sentence_that_is_gone(language: str, found):
    assert {message.id for message in catalog(language)} <= {message.id for message in found}


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_carry_the_same_values_as_the_english(language: str):
    wrong = [
        (english_form, told)
        for message in catalog(language)
        if message.id
        for english_form, told in forms(message)
        if told and sorted(set(PLACES.findall(english_form))) != sorted(set(PLACES.findall(told)))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_writing_a_catalog_again_changes_nothing(language: str, found, tmp_path):
    first, second = tmp_path / "1.po", tmp_path / "2.po"
    write(updated(language, found), first)
    write(updated(language, found), second)
    assert first.read_bytes() == second.read_bytes()
    assert path(language).exists()


def test_a_sentence_that_gains_a_plural_is_to_be_translated_again():
    once = next(message for message in catalog("es") if message.id and not message.pluralizable)
    counted = Catalog()
    counted.add((once.id, "many of them"))
    assert list(untranslated(updated("es", counted))) == [once.id]


def test_every_member_of_the_closed_lists_has_a_name():
    lists = [kind for room in (names, verdict) for kind in vars(room).values() if isinstance(kind, type)]
    members = [member for kind in lists if issubclass(kind, StrEnum) and kind is not StrEnum for member in kind]
    assert [member for member in members if english(member).template == "{text}"] == []
