# SPDX-License-Identifier: EUPL-1.2
"""The cases that the house must handle well, from values alone."""

from dataclasses import replace
from datetime import date

import pytest

from criterio.decide._criterion import Case, Suitability, Twin
from criterio.decide.cases import cases
from criterio.decide.criteria.political_support import CAP, faded
from criterio.decide.run import choose, examine
from criterio.domain.administration import Administration, Cell, Initiative, OrgUnit
from criterio.domain.estimate import Figure, Window
from criterio.domain.names import Aspect, State, Unit
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode
from criterio.evidence.networks import called
from criterio.register.states import Standing

ON = date(2026, 11, 1)
TOWN = Administration("Villaclara")
SAME = say("Nine in ten posts are the same.")
READY = Initiative(
    "answers",
    hours_per_week=(2.0, 4.0),
    value={Aspect.SERVICE: (-1.0, 3.0)},
    objective="fewer calls",
    indicator="calls",
    expected=(-20.0, -5.0),
    owner="Ana",
    deputy="Luis",
    heir="Sports",
    review_on=date(2027, 6, 30),
    exit_rule="stop if calls have not fallen",
)


def figure(metric: str, value: float) -> Figure:
    return Figure(metric, "x:a", Window(date(2026, 8, 3), ON), Unit.COUNT, value, value, value)


def case(key: str, state: State = State.ACTIVE, **known) -> Case:
    names = ("functions", "languages", "unit", "owner", "deputy")
    profile = Profile(ProfileKey.parse(key), **{name: known.pop(name) for name in names if name in known})
    return Case(profile, known.pop("administration", TOWN), ON, state, **known)


def followed(followers: float) -> dict[str, Figure]:
    return {"followers": figure("followers", followers)}


def verdicts(*cases: Case, administration: Administration = TOWN):
    return {verdict.subject: verdict for verdict in choose(administration, cases, ON).verdicts}


def test_a_duplicate_merges_into_the_profile_that_people_follow():
    twin = Twin("x:big", 0.9, SAME, bigger=True)
    found = verdicts(
        case("x:big", figures=followed(9000)), case("x:small", twins=(twin,), figures=followed(90), hours=(1, 3))
    )
    assert (found["x:small"].mode, found["x:small"].into) == (Mode.MERGE, "x:big")
    assert SAME in found["x:small"].because
    assert found["x:small"].instead == say("People will find it in {profile}.", profile=called(ProfileKey("x", "big")))


def test_a_zombie_is_stopped():
    found = verdicts(case("x:z", State.ZOMBIE, silent_days=300, unanswered=4, hours=(0, 0.2)))
    assert found["x:z"].mode in (Mode.CLOSE, Mode.HIBERNATE)


@pytest.mark.parametrize("state", [State.ACTIVE, State.ZOMBIE])
def test_what_is_stopped_says_first_why_it_does_not_go_on_as_it_is(state):
    """Beside closing, a network that serves its function would speak for hibernating: nobody asks that."""
    fits = (Suitability("general_information", 2),)
    loud = {"engagement_e": 0.02, "posts": 0.98}
    hours = (20, 20) if state is State.ACTIVE else (0.5, 0.5)
    (found,) = verdicts(
        case("x:z", state, silent_days=300, fits=fits, ranks=loud, hours=hours, hours_declared=True)
    ).values()
    assert found.mode in (Mode.CLOSE, Mode.HIBERNATE)
    if state is State.ACTIVE:
        assert str(found.because[0]) == "As it is it takes 20.0 hours a week, and what it brings is not worth them."
    else:
        assert any("300 days" in str(reason) for reason in found.because)


def test_hours_that_nobody_has_said_are_told_as_a_range_and_as_an_estimate():
    (found,) = verdicts(case("x:z", ranks={"engagement_e": 0.02, "posts": 0.98}, hours=(10.0, 30.0))).values()
    assert found.mode in (Mode.CLOSE, Mode.HIBERNATE)
    told = "between 10.0 and 30.0 hours a week (an estimate from how often it publishes: nobody has said them)"
    assert str(found.because[0]) == f"As it is it takes {told}, and what it brings is not worth them."


def test_hours_that_bring_more_elsewhere_are_the_reason_to_stop_what_would_bring_something():
    tight = replace(TOWN, units=(OrgUnit("Press", hours_per_week=4),))
    seen = {"ranks": {"engagement_e": 0.6}, "owner": "Ana", "deputy": "Luis", "hours": (4, 4), "hours_declared": True}
    found = verdicts(
        case("x:big", figures=followed(90_000), unit="Press", **seen),
        case("x:small", figures=followed(9_000), unit="Press", **seen),
        administration=tight,
    )
    assert found["x:big"].mode is Mode.KEEP
    assert found["x:small"].mode in (Mode.CLOSE, Mode.HIBERNATE)
    assert "As it is it takes 4.0 hours a week, which bring more elsewhere." in map(str, found["x:small"].because)


def test_a_silent_profile_that_alone_carries_emergencies_is_woken_not_closed():
    found = verdicts(case("x:z", State.ZOMBIE, silent_days=300, unanswered=4, hours=(0, 0.2), functions=("emergency",)))
    assert found["x:z"].mode is Mode.STRENGTHEN


def test_a_profile_with_results_far_above_its_peers_is_strengthened():
    found = verdicts(case("x:j", ranks={"engagement_e": 0.95}, figures=followed(8000), owner="Ana", hours=(2, 5)))
    assert found["x:j"].mode is Mode.STRENGTHEN


def test_nothing_known_is_kept_and_never_sure():
    found = verdicts(case("x:u", State.UNKNOWN))
    assert (found["x:u"].mode, found["x:u"].standing) == (Mode.KEEP, "borderline")


LOUD = {"ranks": {"engagement_e": 0.05, "posts": 0.95}, "multiples": {"engagement_e": 0.1, "posts": 4.0}}


def test_volume_without_return_is_called_out_and_not_rewarded():
    found = verdicts(case("x:l", **LOUD, figures=followed(3000), hours=(4, 9)))
    assert found["x:l"].mode in (Mode.HIBERNATE, Mode.CLOSE)
    told = [str(sentence) for sentence in found["x:l"].because]
    assert any("more than 95 % of comparable profiles and gets less from each post than 95 %" in one for one in told)


def test_the_last_of_a_good_group_is_not_called_empty():
    near = LOUD | {"multiples": {"engagement_e": 0.8, "posts": 4.0}}
    found = verdicts(case("x:l", **near, figures=followed(3000), hours=(1, 2)))
    assert found["x:l"].mode is Mode.KEEP


UNITS = (OrgUnit("Mayor"), OrgUnit("Press", "Mayor", accredited=2), OrgUnit("Elders", "Press", accredited=0))


@pytest.mark.parametrize(("unit", "into"), [("Elders", "Press"), ("Press", "Press"), ("Other", "Other"), ("", "Mayor")])
def test_an_orphan_is_handed_to_the_nearest_unit_with_somebody_accredited(unit, into):
    town = replace(TOWN, units=UNITS)
    found = verdicts(case("x:o", unit=unit, orphan=True, figures=followed(3000), hours=(1, 1)), administration=town)
    assert (found["x:o"].mode, found["x:o"].into) == (Mode.HAND_OVER, into)


def test_nobody_is_an_orphan_where_the_register_names_no_owners():
    standings = [Standing(Profile(ProfileKey("x", name), unit="Elders"), State.ACTIVE, 1) for name in "ab"]
    assert [one.orphan for one in cases(TOWN, (), standings, (), ON)] == [False, False]
    owned = replace(standings[0], profile=replace(standings[0].profile, owner="Ana"))
    assert [one.orphan for one in cases(TOWN, (), [owned, standings[1]], (), ON)] == [False, True]


def test_of_eighty_profiles_the_one_for_emergencies_stays_when_hours_run_out():
    town = replace(TOWN, hours_per_week=3.0, must_cover=(Cell("emergency"),))
    others = [case(f"x:d{n:02}", administration=town, figures=followed(9000), hours=(2, 2)) for n in range(79)]
    portfolio = choose(town, [*others, case("x:alerts", functions=("emergencias",), hours=(2, 2))], ON)
    kept = [verdict.subject for verdict in portfolio.verdicts if verdict.mode in (Mode.KEEP, Mode.STRENGTHEN)]
    assert (kept, portfolio.uncovered) == (["x:alerts"], ())
    assert portfolio.hours <= 3.0 + 1e-9


def test_a_pilot_without_an_heir_is_refused_and_told_why():
    town = replace(TOWN, initiatives=(replace(READY, heir=""),))
    refused = verdicts(administration=town)["initiative:answers"]
    assert refused.mode is Mode.NO
    assert "heir" in str(refused.because[0])


def test_a_pilot_with_everything_ready_begins():
    assert verdicts(administration=replace(TOWN, initiatives=(READY,)))["initiative:answers"].mode is Mode.PILOT


def test_an_initiative_that_is_refused_names_the_profile_to_use_instead():
    proposal = replace(READY, objective="", functions=("emergency",), opens=ProfileKey("tiktok", "new"))
    found = verdicts(case("x:a", functions=("emergency",)), administration=replace(TOWN, initiatives=(proposal,)))
    assert found["initiative:answers"].instead.values["profile"] == called(ProfileKey("x", "a"))


def test_political_support_fades_and_never_passes_a_tenth():
    town = replace(TOWN, support={"x:a": 5.0}, inaugurations=(date(2023, 6, 17), date(2027, 6, 17)))
    assert faded(town, "x:a", date(2023, 6, 17)) == CAP
    assert faded(town, "x:a", date(2024, 6, 17)) == pytest.approx(CAP / 2, rel=0.01)
    assert faded(town, "x:a", date(2023, 6, 16)) == 0


def test_thresholds_are_where_the_mode_turns():
    found = verdicts(case("x:z", State.UNKNOWN))["x:z"]
    worth = {option.mode: option.value.middle for option in found.options}
    falls, rises = found.would_change_if[:2]
    assert falls.values["threshold"] == round(max(worth[Mode.HIBERNATE], worth[Mode.CLOSE]), 2)
    assert rises.values["threshold"] == round(worth[Mode.KEEP], 2)


def test_a_profile_that_takes_more_hours_than_its_limit_changes_mode():
    limit = next(
        sentence.values["limit"]
        for sentence in verdicts(case("x:z", hours=(3.0, 3.0)))["x:z"].would_change_if
        if "limit" in sentence.values and "hours" in sentence.values
    )
    assert verdicts(case("x:z", hours=(limit - 0.2,) * 2))["x:z"].mode is Mode.KEEP
    assert verdicts(case("x:z", hours=(limit + 0.2,) * 2))["x:z"].mode is not Mode.KEEP


def test_every_option_of_a_verdict_is_told_with_its_range():
    found = verdicts(case("x:z"))["x:z"]
    assert {option.mode for option in found.options} >= {Mode.KEEP, Mode.STRENGTHEN, Mode.HIBERNATE, Mode.CLOSE}
    assert all(option.value.low <= option.value.middle <= option.value.high for option in found.options)


@pytest.mark.parametrize("hours", [None, 1000.0])
def test_nine_hundred_profiles_are_decided_at_once(hours):
    town = replace(TOWN, hours_per_week=hours)
    portfolio = choose(town, [case(f"x:{n:03}", administration=town) for n in range(900)], ON)
    assert len(portfolio.verdicts) == 900
    assert hours is None or portfolio.hours <= hours + 1e-6


def test_what_was_closed_or_is_only_proposed_is_not_weighed_and_what_is_gone_is():
    standings = [Standing(Profile(ProfileKey("x", state)), state, 1) for state in State]
    weighed = {case.profile.key.handle for case in examine(TOWN, (), standings, (), ON)}
    assert weighed == set(State) - {State.CLOSED, State.PROPOSED}
