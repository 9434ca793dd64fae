# SPDX-License-Identifier: EUPL-1.2
"""What every good practice promises: two languages, a source, a grade, a cost, and how to see whether it worked."""

import tomllib
from importlib import resources

import pytest

from criterio.domain.errors import UnknownName
from criterio.domain.names import Grade
from criterio.evidence.knowledge import functions
from criterio.evidence.networks import networks
from criterio.evidence.practice import LANGUAGES, chosen, practice, practices
from criterio.language.reader import Reader

every = pytest.mark.parametrize("one", practices(), ids=lambda one: one.name)
TEXTS = ("title", "what", "why", "conditions", "not_for", "indicator", "check")


def test_there_are_at_least_forty():
    assert len(practices()) >= 40
    assert len({str(one.title) for one in practices()}) == len(practices())


@every
def test_it_is_told_in_both_languages(one):
    told = [getattr(one, name) for name in TEXTS] + list(one.how)
    for sentence in told:
        texts = [Reader(language).text(sentence) for language in LANGUAGES]
        assert all(text.strip() == text and len(text) > 2 for text in texts)
        assert texts[0] != texts[1]


@every
def test_it_names_where_it_is_written(one):
    assert [source for source in one.sources if not 1950 < source.year <= 2026] == []
    assert all(source.author and source.title and source.url.startswith("https://") for source in one.sources)


@every
def test_its_grade_and_costs_are_told(one):
    assert one.grade in Grade
    assert min(one.hours_to_start, one.hours_per_week, one.euros) >= 0
    assert one.hours_to_start + one.hours_per_week > 0


@every
def test_it_speaks_of_functions_and_networks_that_the_house_knows(one):
    assert set(one.functions) <= {function.name for function in functions()}
    assert set(one.networks) <= {network.name for network in networks()}


@every
def test_it_is_small(one):
    assert one.hours_to_start <= 40
    assert one.hours_per_week <= 5
    assert all(len(str(step)) <= 120 for step in one.how)


@every
def test_nothing_unknown_is_written_in_its_file(one):
    text = resources.files("criterio.evidence").joinpath("practices", f"{one.name}.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == {
        "grade",
        "functions",
        "networks",
        "hours_to_start",
        "hours_per_week",
        "euros",
        "es",
        "en",
        "sources",
    }


def test_the_best_proven_come_first():
    grades = [one.grade for one in practices()]
    assert grades == sorted(grades)


def test_they_are_chosen_by_function_grade_and_network():
    found = chosen("emergency", "D", "x")
    assert len(found) > 0
    assert all("emergency" in one.functions and one.grade is Grade.D for one in found)
    assert all(not one.networks or "x" in one.networks for one in found)
    assert chosen() == practices()


def test_a_practice_that_is_not_there_is_refused():
    with pytest.raises(UnknownName, match="no practice called dancing"):
        practice("dancing")
