# SPDX-License-Identifier: EUPL-1.2
"""A house that begins with nothing says what it is in its pages, and writes its units and profiles there."""

import re

import pytest

from criterio.web.people.roles import Role

EN = {"Accept-Language": "en"}
SAID = {
    "act": "say", "mission": "Serve the people of the town.", "population": "30000", "hours_per_week": "45,5",
    "region": "VC", "elections": "23/05/2027", "feast_days": "15/08 La Asunción\n09/10/2026 Feria",
    "dormant_after_days": "60", "contact": "redes@vila.example",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(office):
    return office()


@pytest.fixture
def admin(house):
    with house.client("administrator") as client:
        client.headers.update(EN)
        yield client


def test_what_is_said_of_the_house_is_shown_again_as_it_was_written(house, admin):
    assert house.post(admin, "/house/", SAID).status_code == 302
    page = admin.get("/house/").text
    for written in (
        "Serve the people of the town.",
        'value="45.5"',
        'value="30000"',
        "23/05/2027",
        "15/08 La Asunción",
        "09/10/2026 Feria",
    ):
        assert written in page
    with house.client() as anybody:
        assert "redes@vila.example" in anybody.get("/public/rules/").text


def test_rules_that_are_proposed_are_nobodys_until_they_are_taken(house, admin):
    with house.client() as anybody:
        anybody.headers.update(EN)
        before = anybody.get("/public/rules/").text
        assert ("has not published house rules" in before, "Insults" in before) == (True, False)
        assert "Publish these as ours" in admin.get("/house/").text
        assert house.post(admin, "/house/", {"act": "adopt"}).status_code == 302
        after = anybody.get("/public/rules/").text
    assert ("has not published house rules" in after, "<li>Insult" in after) == (False, True)
    assert "Publish these as ours" not in admin.get("/house/").text


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("elections", "tomorrow"), ("feast_days", "15/08"), ("hours_per_week", "-3"), ("deflection", "7"),
     ("elections", "31/02/2027"), ("region", "ATLANTIS")],
)  # fmt: skip
def test_what_cannot_be_is_told_and_what_was_written_is_kept_in_the_form(house, admin, field, wrong):
    answer = house.post(admin, "/house/", SAID | {"mission": "Another.", field: wrong})
    assert (answer.status_code, 'role="alert"' in answer.text, "Another." in answer.text) == (422, True, True)
    assert "Another." not in admin.get("/house/").text


@pytest.mark.parametrize(
    ("field", "said", "shown"),
    [("euros_per_year", "6.000 €", 'value="6000"'), ("population", "23.450", 'value="23450"'),
     ("hours_per_week", "45,5", 'value="45,5"'), ("site", "www.vila.example", 'value="https://www.vila.example"'),
     ("elections", "23-05-2027", "23/05/2027")],
)  # fmt: skip
def test_what_a_spaniard_writes_is_read_as_it_was_meant(house, admin, field, said, shown):
    house.post_from(admin, "/people/me/", "/people/language/", {"act": "choose", "language": "es"})
    assert house.post(admin, "/house/", SAID | {field: said}).status_code == 302
    page = admin.get("/house/").text
    house.post_from(admin, "/people/me/", "/people/language/", {"act": "choose", "language": "en"})
    assert shown in page


def test_a_language_is_named_as_people_name_it_and_no_other_is_taken(house, admin):
    told = {"function": "citizen_service", "place": ""}
    assert house.post(admin, "/house/", {"act": "cover", "language": "castellano"} | told).status_code == 302
    assert "Spanish" in admin.get("/house/").text
    refused = house.post(admin, "/house/", {"act": "cover", "language": "klingon"} | told)
    assert (refused.status_code, "no language that is known" in refused.text) == (422, True)
    assert house.post(admin, "/house/", {"act": "uncover", "language": "es"} | told).status_code == 302
    assert "Spanish" not in admin.get("/house/").text


def test_what_every_profile_does_is_said_on_one_page_and_is_no_longer_asked_for(house, admin):
    purposes = ("emergency", "routine_information")
    for name in ("policia", "agenda"):
        told = {"act": "enter", "address": f"https://x.com/vila{name}", "purpose": "Emergencias y tráfico"}
        assert house.post(admin, "/entry/", told).status_code == 302
    page = admin.get("/purposes/").text
    assert re.findall(r'name="for-x:vilapolicia" value="(\w+)" checked', page) == ["emergency"]
    shown = set(re.findall(r'name="profile" value="([^"]+)"', page))
    assert shown >= {"x:vilapolicia", "x:vilaagenda"}
    told = {
        "act": "say",
        "profile": ["x:vilapolicia"],
        "for-x:vilapolicia": list(purposes),
        "for-x:vilaagenda": ["press"],
    }
    assert house.post(admin, "/purposes/", told).status_code == 302
    page = admin.get("/purposes/").text
    assert tuple(re.findall(r'name="for-x:vilapolicia" value="(\w+)" checked', page)) == tuple(reversed(purposes))
    assert "press" not in re.findall(r'name="for-x:vilaagenda" value="(\w+)" checked', page), "it was not shown"
    for wrong in ({"for-x:vilapolicia": ["juggling"]}, {"profile": ["x:nobody"]}):
        assert house.post(admin, "/purposes/", told | wrong).status_code == 422


def test_what_may_never_lack_a_channel_is_written_and_taken_away(house, admin):
    told = {"function": "emergency", "language": "CA", "place": ""}
    assert house.post(admin, "/house/", {"act": "cover"} | told).status_code == 302
    assert "Take it away" in admin.get("/house/").text
    assert house.post(admin, "/house/", {"act": "cover", "function": "nothing"}).status_code == 422
    assert house.post(admin, "/house/", {"act": "uncover"} | told).status_code == 302
    assert "Take it away" not in admin.get("/house/").text


def test_units_are_written_put_right_and_dropped_and_a_role_can_be_given_in_them(house, admin):
    assert (
        house.post(admin, "/units/", {"act": "say", "name": " Town  hall ", "hours_per_week": "20"}).status_code == 302
    )
    told = {"act": "say", "name": "Sports", "parent": "Town hall", "accredited": "2", "head": "Ada"}
    assert house.post(admin, "/units/", told).status_code == 302
    page = admin.get("/units/").text
    assert "Town hall" in page
    assert "Ada" in page
    assert house.post(admin, "/units/", told | {"parent": "Sports"}).status_code == 422
    assert house.post(admin, "/units/", {"act": "drop", "name": "Town hall"}).status_code == 422
    house.people(("editor", "Sports"))
    assert "Somebody has a role" in house.post(admin, "/units/", {"act": "drop", "name": "Sports"}).text
    house.post(admin, "/units/", {"act": "say", "name": "Slip of the pen"})
    assert house.post(admin, "/units/", {"act": "drop", "name": "Slip of the pen"}).status_code == 302
    assert "Slip of the pen" not in admin.get("/units/").text


def test_a_unit_loses_only_what_its_own_form_had_shown(house, admin):
    told = {"act": "say", "name": "Archive", "hours_per_week": "7.5", "head": "Grace"}
    assert house.post(admin, "/units/", told).status_code == 302
    assert house.post(admin, "/units/", {"act": "say", "name": "Archive", "accredited": "3"}).status_code == 302
    page = admin.get("/units/?change=Archive").text
    shown = dict(re.findall(r'name="(shown|hours_per_week|accredited|head)"[^>]* value="([^"]+)"', page))
    assert shown == {"shown": "Archive", "hours_per_week": "7.5", "accredited": "3", "head": "Grace"}
    assert house.post(admin, "/units/", told | {"shown": "Archive", "head": ""}).status_code == 302
    assert "Grace" not in admin.get("/units/?change=Archive").text


def test_a_profile_is_written_by_its_address_and_put_right_by_who_edits_its_unit(house, admin):
    house.post(admin, "/units/", {"act": "say", "name": "Sports"})
    told = {"act": "enter", "address": "www.instagram.com/AjVila/?hl=es", "unit": "Sports", "owner": "Ada",
            "functions": ["participation"], "languages": "es, ca", "hours_per_week": "2,5"}  # fmt: skip
    assert house.post(admin, "/entry/", told).status_code == 302
    assert "already" in house.post(admin, "/entry/", told).text
    assert house.post(admin, "/entry/", told | {"address": "two words"}).status_code == 422
    with house.client("editor", "Sports") as editor:
        put_right = {"act": "enter", "unit": "Sports", "purpose": "Matches of the week", "owner": ""}
        assert house.post(editor, "/entry/?profile=instagram:ajvila", put_right).status_code == 302
        page = editor.get("/entry/?profile=instagram:ajvila", headers=EN).text
        assert ("Matches of the week" in page, "Ada" in page) == (True, False)
        assert house.post(editor, "/entry/", told | {"address": "x.com/other", "unit": ""}).status_code == 403


def test_a_profile_of_another_unit_is_not_put_right_by_giving_it_to_ones_own(house, admin):
    house.post(admin, "/units/", {"act": "say", "name": "Sports"})
    house.post(admin, "/units/", {"act": "say", "name": "Culture"})
    house.post(admin, "/entry/", {"act": "enter", "address": "https://x.com/culture", "unit": "Culture"})
    with house.client("editor", "Sports") as editor:
        stolen = {"act": "enter", "unit": "Sports", "owner": "Eve"}
        assert house.post(editor, "/entry/?profile=x:culture", stolen).status_code == 422
    assert "Eve" not in admin.get("/entry/?profile=x:culture").text
    assert admin.get("/entry/?profile=x:nobody").status_code == 404


def test_units_that_only_a_register_names_may_ask_for_a_profile_and_adapt_a_practice(house, admin):
    house.post(admin, "/units/", {"act": "say", "name": "Sports"})
    assert "Ask to open a profile" in admin.get("/openings/").text
    assert "Make a draft of it" in admin.get("/plan/practices/alt_text/").text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_who_administers_says_what_the_house_is(house, role):
    with house.client(role.value) as person:
        assert person.get("/house/").status_code == 200
        for page in ("/house/", "/units/"):
            assert house.post_from(person, "/people/me/", page, {"act": "say", "name": "Mine"}).status_code == 403


def test_posts_that_went_in_through_a_mapping_are_what_the_networks_export(office, tmp_path):
    new = office('mission = "Serve."')
    posts, mapped = tmp_path / "posts.csv", tmp_path / "ours.toml"
    posts.write_text("who,when,likes\nvila,2026-03-02 10:00:00,2\n", encoding="utf-8")
    columns = 'handle = "who"\npublished_at = "when"\nreactions = "likes"'
    mapped.write_text(f'name = "ours"\nkind = "posts"\nnetwork = "x"\n[columns]\n{columns}\n', encoding="utf-8")
    assert new.run("import", str(posts), "--map", str(mapped)).exit_code == 0
    with new.client("administrator") as admin:
        page = admin.get("/", headers=EN).text
    assert page.index("What is done") < page.index("Give what the networks export")


def test_a_house_that_begins_is_told_what_helps_most_until_it_has_it(office):
    new = office('mission = "Serve."\nhours_per_week = 10')
    with new.client("administrator") as admin:
        admin.headers.update(EN)
        assert "First steps: 1 of 7 done" in admin.get("/").text
        new.post(admin, "/entry/", {"act": "enter", "address": "https://x.com/vila", "unit": ""})
        new.post(admin, "/house/", {"act": "cover", "function": "emergency"})
        page = admin.get("/").text
        assert "First steps: 3 of 7 done" in page
    with new.client("reader") as reader:
        assert "First steps" not in reader.get("/", headers=EN).text


def test_units_that_work_together_and_hours_of_a_period_are_written_in_pages_by_whoever_administers(house, admin):
    for name in ("Culture", "Youth"):
        assert house.post(admin, "/units/", {"act": "say", "name": name}).status_code == 302
    pair = {"one": "Culture", "other": "Youth"}
    assert house.post(admin, "/units/ties/", {"act": "say", **pair}).status_code == 302
    refused = house.post(admin, "/units/ties/", {"act": "say", "one": "Culture", "other": "Culture"})
    assert (refused.status_code, "each works with itself" in refused.text) == (422, True)
    page = admin.get("/units/ties/").text
    assert ("Written by administrator@ on" in page, 'name="other" value="Youth"' in page) == (True, True)
    period = {"horizon": "medium", "unit": "Culture"}
    assert house.post(admin, "/units/capacities/", {"act": "say", **period}).status_code == 422
    said = {"act": "say", **period, "hours_per_week": "12,5"}
    assert house.post(admin, "/units/capacities/", said).status_code == 302
    page = admin.get("/units/capacities/").text
    assert ("12.5" in page, "no limit of its own" in page) == (True, True)
    with house.client("editor") as person:
        assert house.post_from(person, "/people/me/", "/units/ties/", {"act": "drop", **pair}).status_code == 403
        assert "Works with" in person.get("/units/ties/", headers=EN).text
    assert house.post(admin, "/units/ties/", {"act": "drop", **pair}).status_code == 302
    assert house.post(admin, "/units/capacities/", {"act": "drop", **period}).status_code == 302
    assert "As administration.toml has it" not in admin.get("/units/ties/").text
    log = admin.get("/people/audit/").text
    assert all(act in log for act in ("two units work together", "has no limit of its own any more"))
