# SPDX-License-Identifier: EUPL-1.2
"""Everything in one file, by who administers the whole house and nobody else."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.web.axe import barriers
from tests.web.conftest import UNIT

PAGE = "/people/backup/"
EN = {"Accept-Language": "en"}


def test_an_administrator_takes_a_backup_along_and_sees_when_the_last_was_made(served):
    with served.client("administrator") as admin:
        answer = served.post(admin, PAGE, {"act": "back_up"})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
        with ZipFile(BytesIO(answer.content)) as kept:
            assert {"administration.toml", "criterio.sqlite3", "secret.key"} <= set(kept.namelist())
            assert kept.testzip() is None
            assert "made_at" in json.loads(kept.read("criterio-backup.json"))
        assert re.search("The last backup is of [^<]+, by administrator@", admin.get(PAGE, headers=EN).text)
        assert "Kept everything in a backup" in admin.get("/people/audit/", headers=EN).text


def test_a_backup_of_the_command_line_is_known_in_the_pages(served, tmp_path):
    assert served.run("backup", str(tmp_path / "kept")).exit_code == 0
    with served.client("administrator") as admin:
        assert "by criterio" in admin.get(PAGE, headers=EN).text


def test_who_administers_one_unit_only_gets_no_backup(served):
    with served.client("administrator", UNIT) as admin:
        assert admin.get(PAGE).status_code == 403
        assert served.post_from(admin, "/me/", PAGE, {"act": "back_up"}).status_code == 403


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_page_is_open_to_everybody(as_person, width, scheme):
    page = as_person("administrator", "", width, scheme)
    page.goto(PAGE)
    assert barriers(page) == []
