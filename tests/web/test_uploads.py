# SPDX-License-Identifier: EUPL-1.2
"""What people give is not trusted: not its name, not its ending, not its size, and not what its cells would run."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.web.test_collect_pages import give


@pytest.fixture(scope="module")
def served(office):
    return office()


@pytest.fixture
def analyst(served):
    with served.client("analyst") as client:
        yield client


def astray(root: Path, name: str) -> list[Path]:
    """Files of that name outside of where uploads wait, in the workspace and above it."""
    return [path for path in root.parent.rglob(f"*{name}") if "uploads" not in path.parts]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../evil.csv", "evil.csv"),
        ("/etc/evil.csv", "evil.csv"),
        ("..\\..\\evil.csv", "evil.csv"),
        (".htaccess", "htaccess"),
        ("a" * 400 + ".csv", "a" * 196 + ".csv"),
        ("публикации" * 12 + ".csv", ("публикации" * 10)[:98] + ".csv"),
        ("📣" * 100 + ".csv", "📣" * 49 + ".csv"),
        ("ñ" * 300, "ñ" * 100),
    ],
)
def test_a_name_leads_nowhere(served, analyst, name, kept):
    page = give(served, analyst, (name, b"a;b\n1;2\n")).headers["location"]
    (stored,) = (served.root / "uploads" / page.split("/")[3]).iterdir()
    assert stored.name == kept
    assert astray(served.root, kept) == []
    served.post(analyst, page, {"act": "throw"})
    assert not stored.exists()


def test_a_bomb_is_refused_before_it_is_unpacked(served, analyst):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/tweets.js", b"0" * (200 << 20))
    assert len(packed.getvalue()) < 1 << 20
    page = give(served, analyst, ("archive.zip", packed.getvalue())).headers["location"]
    seen = analyst.get(page)
    assert seen.status_code == 200
    assert "Take it in" not in seen.text
    assert served.post(analyst, page, {"act": "take"}).status_code == 422


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"\x7fELF\x02\x01", b"<script>alert(1)</script>", b"PK\x03\x04broken", b""]
)
def test_what_a_file_is_is_seen_in_it_and_not_in_its_name(served, analyst, content):
    page = give(served, analyst, ("posts.csv", content)).headers["location"]
    seen = analyst.get(page)
    assert seen.status_code == 200
    assert "<script>alert" not in seen.text
    assert served.post(analyst, page, {"act": "take"}).status_code == 422


def test_more_files_at_once_than_are_received_are_refused(served, analyst):
    sent = [("files", (f"{number}.csv", "x")) for number in range(101)]
    assert served.post(analyst, "/collect/", {"act": "give"}, files=sent).status_code == 400


def test_files_are_given_back_as_files_and_never_as_pages(served, analyst):
    for path in ("/measure/figures.csv", "/public/data/register.csv"):
        answer = analyst.get(path)
        headers = answer.headers
        assert (path, answer.status_code) == (path, 200)
        assert (path, headers["x-content-type-options"]) == (path, "nosniff")
        assert re.match("attachment|text/csv", headers.get("content-disposition", headers["content-type"]))
    # nobody is given back what waits: it has no address of its own
    page = give(served, analyst, ("posts.html", b"<h1>x</h1>")).headers["location"]
    for path in (f"{page}posts.html", f"/uploads/{page.split('/')[3]}/posts.html"):
        assert analyst.get(path).status_code == 404
