# SPDX-License-Identifier: EUPL-1.2
import json
from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection
from tests.web.conftest import UNIT

OPEN = {"/api/v1/decisions", "/api/v1/official", "/api/v1/portfolios"}


@pytest.fixture(scope="module")
def nobody(served):
    with served.client() as client:
        yield client


@pytest.fixture(scope="module")
def ask(nobody, token):
    """Asks as a role; without role, as nobody."""

    def get(path, role="reader", unit="", **parameters):
        headers = {"Authorization": f"Bearer {token(role, unit)}"} if role else {}
        return nobody.get(f"/api/v1/{path}", params=parameters, headers=headers)

    return get


def whole(ask, path, **parameters):
    return ask(path, limit=1000, **parameters).json()["items"]


@pytest.fixture(scope="module")
def described(nobody):
    return nobody.get("/api/v1/openapi.json").json()


@pytest.fixture(scope="module")
def plan(served):
    return json.loads((served.root / "plan" / "plan.json").read_text(encoding="utf-8"))


def test_everything_asks_for_a_token_but_what_is_public(nobody, described):
    told = {
        (method, path): nobody.request(method, path.replace("{key}", "x:aytovillaclara"))
        for path, methods in described["paths"].items()
        for method in methods
    }
    assert {path for (_, path), answer in told.items() if answer.status_code != 401} == OPEN
    closed = [answer for (_, path), answer in told.items() if path not in OPEN]
    assert {answer.headers["content-type"] for answer in closed} == {"application/problem+json"}
    assert {answer.headers["www-authenticate"] for answer in closed} == {'Bearer realm="criterio"'}


@pytest.mark.parametrize("secret", ["nobody", "Bearer", "a" * 5000])
def test_what_is_no_token_opens_nothing(nobody, secret):
    answer = nobody.get("/api/v1/profiles", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 401


def test_a_token_opens_nothing_after_its_days(nobody, token):
    answer = nobody.get("/api/v1/profiles", headers={"Authorization": f"Bearer {token('reader', '', -1)}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("editor", 200), ("analyst", 200), ("responder", 403)])
def test_a_token_does_what_its_role_may(ask, role, status):
    assert ask("imports", role).status_code == status


def test_the_plan_is_the_same_in_the_command_and_in_the_api(served, ask):
    told = served.says("plan", language="es")
    for name in ("objectives", "pilots", "calendar", "quarters"):
        items = whole(ask, name, role="administrator")
        assert [_known(one, said) for one, said in zip(told[name], items, strict=True)] == items
    assert len(told["objectives"]) == 5
    assert len(told["quarters"]) == 4


def _known(told, said):
    """What the command tells, cut to what the API tells of the same."""
    if isinstance(said, dict):
        return {name: _known(told[name], said[name]) for name in said}
    if isinstance(said, list):
        return [_known(one, other) for one, other in zip(told, said, strict=True)]
    return told


def test_a_refusal_says_what_to_do(ask):
    told = ask("imports", "reader").json()
    assert (told["status"], set(told)) == (403, {"type", "title", "status", "detail"})
    assert ask("imports", "reader").headers["content-type"] == "application/problem+json"


def rounded(told: object) -> object:
    """To nine decimals: threads add in any order, and the last digit of a sum depends on it."""
    return json.loads(json.dumps(told), parse_float=lambda text: round(float(text), 9))


def test_figures_are_those_of_the_command(served, ask):
    for by in ("profile", "unit", "network", "all"):
        told = served.says("measure", "--by", by, "--metric", "engagement_e")
        assert rounded(whole(ask, "figures", by=by, metric="engagement_e")) == rounded(told)


def test_numbers_are_those_of_the_plan(ask, plan):
    assert whole(ask, "verdicts") == plan["portfolio"]["verdicts"]
    told = [{name: one[name] for name in one if name != "levels"} for one in whole(ask, "forecasts")]
    assert told == plan["forecasts"]
    portfolio = ask("portfolio").json()
    assert {name: portfolio[name] for name in ("hours", "euros", "value", "gap")} == {
        name: plan["portfolio"][name] for name in ("hours", "euros", "value", "gap")
    }
    states = Counter(one["state"] for one in whole(ask, "profiles"))
    assert states == Counter(one["state"] for one in plan["standings"])


def test_other_limits_give_another_portfolio_and_the_declared_ones_the_same(nobody, token, plan):
    def choice(hours, euros):
        asked, headers = {"hours": hours, "euros": euros}, {"Authorization": f"Bearer {token('reader')}"}
        return nobody.post("/api/v1/what-if", json=asked, headers=headers).json()

    declared = choice(plan["portfolio"]["hours_capacity"], plan["portfolio"]["euros_capacity"])
    assert declared["modes"] == {one["subject"]: one["mode"] for one in plan["portfolio"]["verdicts"]}
    assert choice(80, 10000)["hours"] <= 80


def test_a_long_list_is_told_part_by_part(nobody, token):
    headers, found = {"Authorization": f"Bearer {token('reader')}"}, []
    following = "/api/v1/profiles?limit=20"
    while following:
        part = nobody.get(following, headers=headers).json()
        found += [one["key"] for one in part["items"]]
        following = part["next"]
    assert (len(found), len(set(found))) == (part["count"], part["count"])


def test_one_profile_is_found_by_its_key(ask):
    found = ask("profiles/x:aytovillaclara", "reader", UNIT).json()
    assert (found["key"], found["unit"]) == ("x:aytovillaclara", "Prensa")
    assert ask("profiles/x:nobody").status_code == 404


def test_filters_keep_only_what_was_asked_for(ask):
    assert {one["network"] for one in whole(ask, "profiles", network="facebook")} == {"facebook"}
    assert {one["mode"] for one in whole(ask, "verdicts", mode="close")} == {"close"}
    assert ask("verdicts", mode="dance").status_code == 422


def test_anybody_may_ask_whether_a_profile_is_official(ask):
    assert ask("official", role="", q="https://x.com/AytoVillaclara").json()["answer"] == "official"


def test_what_is_not_there_and_what_is_not_taken_are_told_as_problems(nobody):
    for method, path, status in (("GET", "nothing", 404), ("DELETE", "profiles", 405)):
        answer = nobody.request(method, f"/api/v1/{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_input_breaks_it_and_every_answer_is_as_described(served, token, mode):
    schema = schemathesis.openapi.from_url(f"{served.address}/api/v1/openapi.json")
    headers = {"Authorization": f"Bearer {token('administrator')}"}

    def tried(operation):
        @settings(max_examples=12, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def one(case):
            answer = case.call(headers=headers)
            assert answer.status_code < 500
            case.validate_response(
                answer, excluded_checks=[negative_data_rejection]
            )  # unknown parameters are passed over

        one()
        return operation.path

    paths = {tried(found.ok()) for found in schema.get_all_operations()}
    assert paths == set(schema.raw_schema["paths"])
