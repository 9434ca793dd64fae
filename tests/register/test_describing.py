# SPDX-License-Identifier: EUPL-1.2
"""What is said of the house in its pages counts over the file, stays on record, and never says what cannot be."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from criterio.domain.administration import Administration, Capacity, Cell, Initiative, OrgUnit, Synergy, TiedUnits
from criterio.domain.errors import RuleBroken
from criterio.domain.names import Aspect, Horizon
from criterio.domain.profile import Profile, ProfileKey
from criterio.register import describing
from criterio.store import joined, ledger, models, parts, registry
from criterio.store.declared import declare
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store
from criterio.wiring import naming

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
DECLARED = Administration(
    "Vila", population=30_000, mission="As the file says.", units=(OrgUnit("Prensa", hours_per_week=10.0),),
    must_cover=(Cell("emergency"),),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / DECLARATION).touch()
    return Store(tmp_path)


def stands(store: Store) -> Administration:
    return parts.parts(store).over(DECLARED)


def test_without_a_word_it_stands_as_it_is_declared(store: Store) -> None:
    assert stands(store) == DECLARED


def test_the_newest_word_counts_over_the_file_and_the_one_before_stays_on_record(store: Store) -> None:
    for hours in (40.0, 55.5):
        said = Administration(
            "Vila", population=None, mission="Serve.", hours_per_week=hours, elections=(date(2027, 5, 23),),
            feast_days={"05-15": "San Isidro"},
        )  # fmt: skip
        describing.describe(store, said, "ana@vila.es", AT)
    now = stands(store)
    assert (now.population, now.mission, now.hours_per_week) == (None, "Serve.", 55.5)
    assert (now.elections, now.feast_days) == ((date(2027, 5, 23),), {"05-15": "San Isidro"})
    assert (now.name, now.units, now.must_cover) == (DECLARED.name, DECLARED.units, DECLARED.must_cover)
    assert models.SaidPart.objects.using(store.alias).count() == 2


@pytest.mark.parametrize(
    "said",
    [
        Administration("Vila", hours_per_week=-1.0),
        Administration("Vila", deflection=1.5),
        Administration("Vila", dormant_after_days=0),
        Administration("Vila", region="ATLANTIS"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(store: Store, said: Administration) -> None:
    with pytest.raises(RuleBroken):
        describing.describe(store, said, "ana@vila.es", AT)
    assert stands(store) == DECLARED


def test_a_unit_takes_the_place_of_its_namesake_and_hangs_from_one_that_only_a_register_named(store: Store) -> None:
    models.Unit.objects.using(store.alias).create(name="Alcaldía")
    describing.write_unit(store, DECLARED, OrgUnit("Prensa", "Alcaldía", 20.0, 2), "ana@vila.es", AT)
    assert {unit.name: unit for unit in stands(store).units} == {
        "Prensa": OrgUnit("Prensa", "Alcaldía", 20.0, 2),
        "Alcaldía": OrgUnit("Alcaldía"),
    }


def test_a_unit_hangs_neither_from_itself_nor_from_nothing(store: Store) -> None:
    for parent in ("Prensa", "Nowhere"):
        with pytest.raises(RuleBroken):
            describing.write_unit(store, DECLARED, OrgUnit("Prensa", parent), "ana@vila.es", AT)


def test_a_unit_goes_once_nothing_is_of_it(store: Store) -> None:
    declare(store, DECLARED)
    registry.write_profile(store, Profile(ProfileKey("x", "vila"), unit="Prensa"), AT.date())
    with pytest.raises(RuleBroken, match="still has profiles"):
        describing.drop_unit(store, DECLARED, "Prensa", "ana@vila.es", AT)
    registry.write_profile(store, Profile(ProfileKey("x", "vila")), AT.date())
    describing.drop_unit(store, DECLARED, "Prensa", "ana@vila.es", AT)
    assert (stands(store).units, registry.unit_names(store)) == ((), [])


def test_each_cell_is_kept_once_and_none_at_all_is_a_word_too(store: Store) -> None:
    describing.write_cells(store, [Cell("emergency"), Cell("emergency"), Cell("tourism", "ca")], "ana@vila.es", AT)
    assert stands(store).must_cover == (Cell("emergency"), Cell("tourism", "ca"))
    describing.write_cells(store, [], "ana@vila.es", AT)
    assert stands(store).must_cover == ()


def test_a_word_is_news_to_what_was_worked_out_and_nobody_rewrites_it(store: Store) -> None:
    before = ledger.newest(store)
    describing.write_cells(store, [Cell("emergency")], "ana@vila.es", AT)
    assert ledger.newest(store) != before
    from django.db import DatabaseError

    with pytest.raises(DatabaseError, match="written once"):
        models.SaidPart.objects.using(store.alias).update(who="somebody else")


def test_units_that_work_together_are_written_each_pair_once_and_count_over_the_file(store: Store) -> None:
    here = replace(DECLARED, units=(*DECLARED.units, OrgUnit("Cultura")))
    both_ways = [TiedUnits("Prensa", "Cultura"), TiedUnits("Cultura", "Prensa")]
    describing.write_ties(store, here, both_ways, "ana@vila.es", AT)
    assert stands(store).ties == (TiedUnits("Cultura", "Prensa"),)
    for wrong in (TiedUnits("Prensa", "Prensa"), TiedUnits("Prensa", "Nobody")):
        with pytest.raises(RuleBroken):
            describing.write_ties(store, here, [wrong], "ana@vila.es", AT)
    describing.write_ties(store, here, [], "eva@vila.es", AT)
    assert (stands(store).ties, parts.last_word(store, parts.TIES)) == ((), parts.LastWord("eva@vila.es", AT))
    assert parts.last_word(store, parts.CAPACITIES) is None


def test_what_there_is_in_a_period_counts_over_the_file_and_is_never_below_zero(store: Store) -> None:
    more = Capacity(Horizon.MEDIUM, "Prensa", hours_per_week=12.0)
    describing.write_capacities(store, DECLARED, [more], "ana@vila.es", AT)
    assert stands(store).capacities == (more,)
    wrong = (
        [replace(more, hours_per_week=-1.0)],
        [replace(more, unit="Nobody")],
        [more, more],
        [Capacity(Horizon.LONG)],
    )
    for each in wrong:
        with pytest.raises(RuleBroken):
            describing.write_capacities(store, DECLARED, each, "ana@vila.es", AT)
    assert stands(store).capacities == (more,)


def test_what_brings_more_together_is_written_each_set_once_and_counts_over_the_file(store: Store) -> None:
    here = replace(DECLARED, initiatives=(Initiative("Answers by message"),))
    less, more = (
        Synergy(("x:vila", "Answers by message"), {Aspect.SERVICE: (0.2, high)}, "Who asks is answered.")
        for high in (0.4, 0.6)
    )
    describing.write_synergies(store, here, [less, replace(more, between=more.between[::-1])], "ana@vila.es", AT)
    assert stands(store).synergies == (replace(more, between=more.between[::-1]),)
    wrong = (
        replace(more, between=("x:vila",)),
        replace(more, between=("x:vila", "Nothing like it")),
        replace(more, value={}),
        replace(more, value={Aspect.SERVICE: (0.2, 3.5)}),
    )
    for each in wrong:
        with pytest.raises(RuleBroken):
            describing.write_synergies(store, here, [each], "ana@vila.es", AT)
    describing.write_synergies(store, here, [], "eva@vila.es", AT)
    assert (stands(store).synergies, parts.last_word(store, parts.SYNERGIES)) == ((), parts.LastWord("eva@vila.es", AT))


def test_what_the_file_no_longer_proposes_blocks_no_other_writing(store: Store) -> None:
    pair = Synergy(("x:vila", "Answers by message"), {Aspect.SERVICE: (0.2, 0.6)})
    both = Synergy(("x:vila", "x:sports"), {Aspect.SERVICE: (0.2, 0.6)})
    needs = Initiative("A course", requires=("Answers by message",))
    here = replace(DECLARED, initiatives=(needs,), synergies=(both, pair), units=(*DECLARED.units, OrgUnit("Cultura")))
    describing.describe(store, replace(here, mission="Serve."), "ana@vila.es", AT)
    describing.write_ties(store, here, [TiedUnits("Prensa", "Cultura")], "ana@vila.es", AT)
    describing.write_unit(store, here, OrgUnit("Deportes"), "ana@vila.es", AT)
    describing.write_synergies(store, here, [pair], "ana@vila.es", AT)
    lost = replace(pair, between=("x:vila", "Something else"))
    with pytest.raises(RuleBroken, match="Something else"):
        describing.write_synergies(store, here, [pair, lost], "ana@vila.es", AT)
    assert (stands(store).synergies, stands(store).mission) == ((pair,), "Serve.")


def test_what_is_between_profiles_that_are_one_now_follows_them_and_is_nothing_between_the_two(store: Store) -> None:
    kept, other = ProfileKey("x", "vila"), ProfileKey("x", "ayto_vila")
    for key in (kept, other, ProfileKey("x", "sports")):
        registry.see(store, key)
    told = [Synergy((str(other), name), {Aspect.SERVICE: (0.2, 0.6)}) for name in ("x:sports", str(kept))]
    describing.write_synergies(store, DECLARED, told, "ana@vila.es", AT)
    joined.join(store, kept, other)
    assert [one.between for one in stands(store).synergies] == [("x:vila", "x:sports")]


def test_what_a_figure_is_called_is_said_of_each_by_itself_over_the_file(store: Store) -> None:
    declared = replace(DECLARED, indicators={"llamadas": "Calls", "citas": "Appointments"})
    describing.name_figure(store, "llamadas", " Calls to  the town hall ", "ana@vila.es", AT)
    describing.name_figure(store, "visitas", "Visits", "ana@vila.es", AT)
    describing.name_figure(store, "citas", " ", "eva@vila.es", AT)
    named = {"llamadas": "Calls to the town hall", "visitas": "Visits"}
    assert parts.parts(store).over(declared).indicators == named
    assert dict(naming.figures_called(store, declared.indicators)) == named
    assert parts.words(store, parts.CALLED)["citas"] == parts.Word("eva@vila.es", AT, None)


def test_who_is_comparable_and_what_is_backed_is_said_of_each_by_itself_under_the_names_of_now(store: Store) -> None:
    declared = replace(DECLARED, peers={"x:sports": ("x:a", "x:b")}, support={"Answers by message": 0.5})
    kept, other = ProfileKey("x", "vila"), ProfileKey("x", "ayto_vila")
    for key in (kept, other):
        registry.see(store, key)
    describing.compare_with(store, "x:ayto_vila", ["x:a", "x:b", "x:a"], "ana@vila.es", AT)
    describing.compare_with(store, "x:sports", [], "ana@vila.es", AT)
    describing.back(store, "x:ayto_vila", 0.4, "ana@vila.es", AT)
    with pytest.raises(RuleBroken):
        describing.compare_with(store, "x:vila", ["x:vila", "x:a"], "ana@vila.es", AT)
    joined.join(store, kept, other)
    now = parts.parts(store).over(declared)
    assert now.peers == {"x:vila": ("x:a", "x:b")}
    assert now.support == {"Answers by message": 0.5, "x:vila": 0.4}
