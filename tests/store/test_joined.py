# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest

import criterio
from criterio.collect.resolving import Resolver
from criterio.domain.administration import Administration, Campaign, Synergy
from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Closing, Custody, HandOver
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.records import Owner
from criterio.formats._format import Options
from criterio.plan.said import as_said, planned_posts
from criterio.register import closings as drafting
from criterio.register import same
from criterio.register.entering import enter
from criterio.register.same import moving
from criterio.store import custody, ledger, registry
from criterio.store.joined import join, others, present, separate
from criterio.wiring.returned import with_records

OLD, NEW = ProfileKey("x", "ayto_viejo"), ProfileKey("x", "ayto")
HEADER = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"
NOW = datetime(2026, 4, 1, tzinfo=UTC)


def posts(handle: str, numbers: range, likes: int = 3) -> str:
    rows = [
        f'203000000000000000{n},"Tue, Mar {n + 1}, 2026",post {n},https://x.com/{handle}/status/203000000000000000{n},100,{likes},1,2'
        for n in numbers
    ]
    return "\n".join([HEADER, *rows])


@pytest.fixture
def house(folder):
    """Two handles of one account: nine posts, two of them in both files."""
    made = criterio.open(folder)
    give(made, folder, "viejo.csv", posts("ayto_viejo", range(5)))
    give(made, folder, "nuevo.csv", posts("ayto", range(3, 9), likes=7))
    return made


def give(house, folder, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (report,) = house.import_files([folder / name], Options())
    assert report.state == "taken", report


def seen(house) -> list[tuple[str, int, int]]:
    """By profile: posts, and the reactions that are known."""
    rows = house.facts().arrow(house.facts().posts.select("profile", "post_key", "reactions")).to_pylist()
    names = sorted({row["profile"] for row in rows})
    return [
        (n, sum(r["profile"] == n for r in rows), sum(r["reactions"] for r in rows if r["profile"] == n)) for n in names
    ]


APART = [("x:ayto", 6, 42), ("x:ayto_viejo", 5, 15)]


def test_a_post_that_both_had_is_counted_once_with_its_newest_figures(house):
    assert seen(house) == APART
    join(house.store, NEW, OLD)
    assert seen(house) == [("x:ayto", 9, 3 * 3 + 6 * 7)]
    assert [one.key for one in registry.profiles(house.store)] == [NEW]


def test_a_file_with_the_old_handle_lands_in_the_joined_profile(house, folder):
    join(house.store, NEW, OLD)
    give(house, folder, "tarde.csv", posts("ayto_viejo", range(1, 2), likes=9))
    assert seen(house) == [("x:ayto", 9, 3 * 2 + 9 + 6 * 7)]
    assert [one.key for one in registry.profiles(house.store)] == [NEW]


def test_a_register_with_the_old_handle_speaks_of_the_joined_profile(house, folder):
    join(house.store, NEW, OLD)
    (folder / "registro.csv").write_text("unidad;red;perfil\nPrensa;X;@ayto_viejo", encoding="utf-8")
    (report,) = house.import_files([folder / "registro.csv"], Options(as_of=NOW))
    assert report.taken == 1, report
    assert [(one.key, one.unit) for one in registry.profiles(house.store)] == [(NEW, "Prensa")]


def test_what_was_told_of_the_other_fills_what_is_not_known(house):
    custody.write_custody(house.store, OLD, Custody("Ana", "", ("Ana",)), "Eva", NOW)
    join(house.store, NEW, OLD)
    assert registry.profiles(house.store)[0].owner == "Ana"
    assert custody.custody_of(house.store, NEW).key_holders == ("Ana",)


def expected(house, subject: ProfileKey, high: float) -> None:
    told = ledger.Expectation("interactions", str(subject), date(2026, 4, 12), (0.05, 0.95), (1.0, high), "Eva", NOW)
    ledger.write_expectation(house.store, told)


def test_what_was_expected_of_the_other_is_of_the_one_that_stays_unless_it_has_its_own(house):
    expected(house, OLD, 9.0)
    join(house.store, NEW, OLD)
    assert [(one.subject, one.quantiles[1]) for one in ledger.expectations(house.store)] == [("x:ayto", 9.0)]
    expected(house, NEW, 11.0)
    assert [(one.subject, one.quantiles[1]) for one in ledger.expectations(house.store)] == [("x:ayto", 11.0)]


def test_told_apart_again_each_has_what_it_had(house):
    custody.write_custody(house.store, OLD, Custody("Ana", "", ("Ana",)), "Eva", NOW)
    join(house.store, NEW, OLD)
    assert others(house.store, NEW) == [OLD]
    separate(house.store, NEW, OLD)
    assert (seen(house), others(house.store, NEW)) == (APART, [])
    assert {str(one.key): one.owner for one in registry.profiles(house.store)} == {"x:ayto": "", "x:ayto_viejo": "Ana"}


def test_what_moves_is_said_before(house):
    expected(house, OLD, 9.0)
    told = moving(house.store, house.facts(), NEW, OLD)
    assert (told.posts, told.shared, told.expectations, told.decisions, told.has_custody) == (5, 2, 1, 0, False)


def test_whoever_takes_over_answers_for_a_profile_whose_owner_only_the_other_had(house):
    custody.write_custody(house.store, OLD, Custody("Ana", "", ("Ana",)), "Eva", NOW)
    join(house.store, NEW, OLD)
    custody.hand_over(house.store, HandOver(0, (NEW,), "Ana", "Pep", "Ana retires", (), "Eva", NOW))
    held = custody.custody_of(house.store, NEW)
    assert (registry.profiles(house.store)[0].owner, held.owner, held.key_holders) == ("Pep", "Pep", ("Pep",))


def test_of_two_that_are_a_third_one_expectation_counts(house, folder):
    give(house, folder, "otro.csv", posts("tercero", range(2)))
    third = ProfileKey("x", "tercero")
    expected(house, OLD, 9.0)
    expected(house, OLD, 10.0)
    expected(house, third, 11.0)
    for other in (OLD, third):
        join(house.store, NEW, other)
    assert [one.quantiles[1] for one in ledger.expectations(house.store)] == [9.0, 10.0]


def test_a_number_that_the_one_that_stays_learned_meanwhile_is_told_apart_again(house):
    registry.see(house.store, OLD, external_id="42")
    join(house.store, NEW, OLD)
    registry.see(house.store, NEW, external_id="42")
    separate(house.store, NEW, OLD)
    assert present(house.store) == {}


def test_it_is_seen_that_profiles_were_joined_and_told_apart(house):
    marks = [ledger.newest(house.store)]
    join(house.store, NEW, OLD)
    marks.append(ledger.newest(house.store))
    separate(house.store, NEW, OLD)
    marks.append(ledger.newest(house.store))
    assert marks[0] != marks[1] != marks[2]


def test_a_name_that_is_known_already_is_not_entered_as_new(house):
    join(house.store, NEW, OLD)
    with pytest.raises(RuleBroken, match="already, as"):
        enter(house.store, Profile(OLD), True, NOW.date())


def test_posts_given_for_the_old_name_by_hand_are_of_the_joined_profile(house):
    join(house.store, NEW, OLD)
    assert Resolver(registry.profiles(house.store), OLD).key_of(Owner("x")) == NEW


def test_the_old_name_is_no_way_to_write_of_another_unit(house, folder):
    (folder / "registro.csv").write_text("unidad;red;perfil\nPrensa;X;@ayto", encoding="utf-8")
    assert [one.taken for one in house.import_files([folder / "registro.csv"], Options(as_of=NOW))] == [1]
    join(house.store, NEW, OLD)
    (folder / "otro.csv").write_text("unidad;red;perfil\nDeportes;X;@ayto_viejo", encoding="utf-8")
    given = house.import_files([folder / "otro.csv"], Options(as_of=NOW), units=frozenset({"Deportes"}))
    assert [(one.taken, one.refused) for one in given] == [(0, 1)]
    assert registry.profiles(house.store)[0].unit == "Prensa"


def test_what_was_planned_or_tried_on_the_old_name_is_of_the_joined_profile(house):
    join(house.store, NEW, OLD)
    tried = Campaign("Evenings", NOW.date(), (str(OLD),), ("interactions",), starts={str(OLD): NOW.date()})
    told = Administration("Town", campaigns=(tried,), planned_posts={str(OLD): 3.0})
    (found,) = with_records(told, house.store).campaigns
    assert (found.on, found.starts) == ((str(NEW),), {str(NEW): NOW.date()})
    assert planned_posts(house.store, told) == {str(NEW): 3.0}


def test_what_the_declaration_says_of_the_old_name_it_says_of_the_joined_profile(house):
    join(house.store, NEW, OLD)
    other = "x:other"
    told = Administration(
        "Town",
        support={str(OLD): 0.9},
        peers={str(OLD): (other,), other: (str(OLD), str(NEW))},
        synergies=(Synergy((str(OLD), other), {}), Synergy((str(OLD), str(NEW)), {})),
    )
    said = as_said(house.store, told)
    assert (said.support, said.peers) == ({str(NEW): 0.9}, {str(NEW): (other,), other: (str(NEW),)})
    assert said.synergies == (Synergy((str(NEW), other), {}),)


def test_a_profile_that_is_being_closed_is_not_joined_until_its_plan_is_over(house):
    plan = drafting.draft(house.store, Closing(OLD, "Eva"), NOW)
    with pytest.raises(RuleBroken, match="a plan to close"):
        same.join(house.store, NEW, OLD)
    drafting.withdraw(house.store, plan, NOW)
    same.join(house.store, NEW, OLD)
    assert others(house.store, NEW) == [OLD]


@pytest.mark.parametrize("pair", [(NEW, NEW), (NEW, ProfileKey("tiktok", "ayto"))])
def test_what_cannot_be_one_is_refused(house, pair):
    with pytest.raises(RuleBroken):
        join(house.store, *pair)


def test_a_profile_with_names_of_its_own_is_not_joined_to_another(house, folder):
    give(house, folder, "otro.csv", posts("tercero", range(2)))
    join(house.store, NEW, OLD)
    with pytest.raises(RuleBroken, match="itself known"):
        join(house.store, ProfileKey("x", "tercero"), NEW)
