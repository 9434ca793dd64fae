# SPDX-License-Identifier: EUPL-1.2
import re
from importlib.resources import files

import pytest

from criterio.domain.errors import SettingsError
from criterio.domain.names import Answer, Aspect
from criterio.domain.profile import ProfileKey
from criterio.settings.administration import read_administration
from criterio.settings.machine import machine


@pytest.fixture(params=["en", "es"])
def example(request) -> str:
    """The declaration that ``criterio init`` writes, in each of its languages."""
    file = files("criterio.settings").joinpath(f"administration.example.{request.param}.toml")
    return file.read_text(encoding="utf-8").replace("{name}", "Villaclara").replace("{language}", request.param)


def declared(tmp_path, text: str):
    path = tmp_path / "administration.toml"
    path.write_text(text, encoding="utf-8")
    return read_administration(path)


def faults(tmp_path, text: str) -> str:
    with pytest.raises(SettingsError) as error:
        declared(tmp_path, text)
    return str(error.value)


def test_the_example_is_valid_as_it_comes(tmp_path, example):
    assert declared(tmp_path, example).name == "Villaclara"


def test_the_example_is_valid_with_every_line_in_use(tmp_path, example):
    used = re.sub(r'^# ?(?=\[|[a-z_]+ =|"x:)', "", example, flags=re.MULTILINE)
    administration = declared(tmp_path, used)
    assert administration.units[1].parent == "Alcaldía"
    assert administration.initiatives[0].expected == (-20.0, -5.0)
    assert administration.must_cover[0].function == "emergency"


def test_all_faults_are_told_at_once(tmp_path):
    told = faults(tmp_path, 'nam = "x"\npopulation = "many"\n[[objectives]]\nname = "o"\naspect = "joy"\n')
    assert "nam" in told
    assert "is missing" in told
    assert "population" in told
    assert "stewardship" in told


def test_a_unit_cannot_hang_from_nothing_or_from_itself(tmp_path):
    told = faults(tmp_path, 'name = "x"\n[[units]]\nname = "a"\nparent = "b"\n[[units]]\nname = "c"\nparent = "c"\n')
    assert "hangs from «b»" in told
    assert "«c» hangs from itself" in told


def test_broken_toml_is_told_with_its_line(tmp_path):
    assert "line 2" in faults(tmp_path, 'name = "x"\nlanguage = \n')


def test_an_initiative_opens_a_profile_by_its_key(tmp_path):
    administration = declared(tmp_path, 'name = "x"\n[[initiatives]]\nname = "i"\nopens = "x:new"\n')
    assert administration.initiatives[0].opens == ProfileKey("x", "new")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hours_per_week = nan", "«hours_per_week» must be a number and is nan"),
        ('[[units]]\nname = "Press"\nhours_per_week = inf', "«units › 1 › hours_per_week» must be a number and is inf"),
        ("euros_per_year = -1", "administration.toml › euros_per_year cannot be below zero"),
        ('[[units]]\nname = "Press"\naccredited = -1', "[[units]] 1 › accredited cannot be below zero"),
        ('[[initiatives]]\nname = "Pilot"\nhours_per_week = [-2, 3]', "[[initiatives]] 1 › hours_per_week cannot be"),
        ('[[initiatives]]\nname = "Pilot"\neuros = [200, 100]', "[[initiatives]] 1 › euros: [200.0, 100.0] must have"),
        ('[[initiatives]]\nname = "P"\nvalue = {service = [2, 1]}', "value › service: [2.0, 1.0] must have the least"),
        ("worth = {calls = [5, 3]}", "worth › calls: [5.0, 3.0] must have the least first"),
    ],
)
def test_amounts_that_cannot_be_are_told_with_their_place(tmp_path, text, told):
    assert told in faults(tmp_path, f'name = "Villaclara"\n{text}\n')


def test_what_is_expected_and_what_one_more_is_worth_may_lie_below_zero(tmp_path):
    town = declared(
        tmp_path, 'name = "x"\nworth = {calls = [-4, -3]}\n[[initiatives]]\nname = "y"\nexpected = [-9, -2]\n'
    )
    assert (town.worth["calls"], town.initiatives[0].expected) == ((-4.0, -3.0), (-9.0, -2.0))


def test_unknown_time_zones_and_languages_are_refused(tmp_path):
    told = faults(tmp_path, 'name = "x"\nlanguage = "fr"\ntime_zone = "Europe/Villaclara"\n')
    assert "language must be one of" in told
    assert "Europe/Madrid" in told


@pytest.mark.parametrize(
    ("code", "is_fault"), [("L01462508", False), ("", False), ("46250", True), ("l01462508", True)]
)
def test_a_code_that_the_common_directory_cannot_have_is_refused(tmp_path, code, is_fault):
    told = faults(tmp_path, f'name = "x"\nlanguage = "fr"\ndir3 = "{code}"\n')
    assert ("no code of the common directory" in told) is is_fault


def test_a_password_never_prints():
    assert "secret" not in repr(machine({"CRITERIO_DATABASE_URL": "postgresql://u:secret@localhost/c"}))


def test_another_kind_of_database_is_refused():
    with pytest.raises(SettingsError, match="postgresql"):
        machine({"CRITERIO_DATABASE_URL": "mysql://u@localhost/c"})


@pytest.mark.parametrize(
    ("name", "url", "told"),
    [
        ("DATABASE_URL", "postgresql://u:p[ss@localhost/c", "%5B in place of"),
        ("DATABASE_URL", "postgresql://u@localhost:port/c", "cannot be read"),
        ("PUBLIC_URL", "https://[criterio.villaclara.es", "must be such as https"),
        ("PUBLIC_URL", "criterio.villaclara.es", "must be such as https"),
        ("OIDC_ISSUER", "https://[idp", "must be the https:// address"),
        ("MAIL_URL", "smtps://[mail", "must be such as smtps"),
    ],
)
def test_an_address_that_cannot_be_read_is_told_as_a_fault(name, url, told):
    with pytest.raises(SettingsError, match=told):
        machine({f"CRITERIO_{name}": url})


def test_people_come_by_tls_however_its_address_is_spelled():
    read = machine({"CRITERIO_PUBLIC_URL": "HTTPS://criterio.villaclara.es/"})
    assert (read.public_url, read.is_secure) == ("https://criterio.villaclara.es", True)


def test_what_the_house_says_of_a_network_needs_its_reason(tmp_path):
    row = 'name = "x"\n[[fit]]\nnetwork = "facebook"\nfunction = "citizen_service"\nanswer = "{}"\nreason = "{}"\n'
    (kept,) = declared(tmp_path, row.format("can", "Assessed in March")).fit
    assert (kept.answer, kept.reason) == (Answer.CAN, "Assessed in March")
    assert "gives no reason" in faults(tmp_path, row.format("can", " "))
    assert "can, could" in faults(tmp_path, row.format("perhaps", "Assessed in March"))


def test_holidays_that_no_calendar_knows_are_told(tmp_path):
    told = faults(
        tmp_path,
        'name = "x"\nregion = "ZZ"\nfeast_days = { "15-05" = "Fair", "2026-02-30" = "Fair" }\n'
        'planned_posts = { ayto = 3, "x:ayto" = 1001, "x:turismo" = 1000 }\n',
    )
    assert "«ZZ»" in told
    assert "VC" in told
    assert "«15-05»" in told
    assert "«ayto»" in told
    assert "«x:ayto»" in told
    assert "«x:turismo»" not in told
    assert "«2026-02-30»" in told
    assert "«QQ»" in faults(tmp_path, 'name = "x"\ncountry = "QQ"\n')


def test_no_country_is_no_calendar(tmp_path):
    assert declared(tmp_path, 'name = "x"\ncountry = ""\nfeast_days = { "05-15" = "Fair" }\n').country == ""


def test_what_is_short_and_what_brings_more_together_is_told_by_file_key_and_value(tmp_path):
    told = faults(
        tmp_path,
        """
        name = "Villaclara"
        [[capacities]]
        horizon = "soon"
        unit = "Prensa"
        [[capacities]]
        horizon = "long"
        hours = 3
        """,
    )
    assert "administration.toml" in told
    assert "«capacities › 1 › horizon» must be one of: short, medium" in told
    assert "«hours» [[capacities]] 2 is not something that Criterio knows" in told
    told = faults(
        tmp_path,
        """
        name = "Villaclara"
        [[capacities]]
        horizon = "long"
        unit = "Prensa"
        [[capacities]]
        horizon = "long"
        euros_per_year = -5.0
        [[capacities]]
        horizon = "long"
        euros_per_year = 5.0
        [[synergies]]
        between = ["instagram:deportes", "Nothing of the kind"]
        value = { service = [0.5, 0.2], social = [-1.0, 1.0] }
        [[synergies]]
        between = ["instagram:deportes"]
        value = {}
        """,
    )
    for fault in (
        "[[capacities]] 1 › unit: «Prensa» is not a declared unit",
        "[[capacities]] 1 says neither hours_per_week nor euros_per_year",
        "[[capacities]] 2 › euros_per_year cannot be below zero and is -5",
        "[[capacities]] 3 repeats a period and a unit",
        "[[synergies]] 1 › between: «Nothing of the kind» is neither an initiative nor a profile",
        "[[synergies]] 1 › value › service: [0.5, 0.2] must go from 0 to 3",
        "[[synergies]] 1 › value › social: [",
        "[[synergies]] 2 › between has to name two things at least",
        "[[synergies]] 2 › value is missing",
    ):
        assert fault in told, fault


def test_capacities_and_synergies_are_read(tmp_path):
    found = declared(
        tmp_path,
        """
        name = "Villaclara"
        [[capacities]]
        horizon = "medium"
        hours_per_week = 12
        [[synergies]]
        between = ["instagram:deportes", "x:deportes"]
        value = { service = [0.2, 0.6] }
        """,
    )
    assert (found.capacities[0].hours_per_week, found.capacities[0].euros_per_year) == (12.0, None)
    assert found.synergies[0].value == {Aspect.SERVICE: (0.2, 0.6)}
