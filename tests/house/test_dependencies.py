# SPDX-License-Identifier: EUPL-1.2
"""The audit of what Criterio stands on fails where it must, and only there."""

import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AUDIT = runpy.run_path(str(ROOT / ".ci/dependencies.py"))


def answer(**about):
    return json.dumps({"dependencies": [{"name": "part", "version": "1.0"} | about]})


def test_a_known_hole_is_told_with_what_mends_it():
    hole = {"id": "CVE-2026-1", "fix_versions": ["1.1"]}
    assert AUDIT["holes"](answer(vulns=[hole])) == (["part 1.0: CVE-2026-1, mended in 1.1"], 1, 0)


def test_a_list_that_knows_nothing_is_no_clean_bill():
    assert AUDIT["holes"](answer(skip_reason="not found")) == ([], 0, 1)
    assert AUDIT["holes"](answer(vulns=[])) == ([], 1, 0)


def test_what_is_not_pinned_by_hash_is_found():
    hashed = "part==1.0 \\\n    --hash=sha256:00\n"
    assert AUDIT["pins"](f"# a comment\n{hashed}other==2.0\nthird>=3 \\\n    --hash=sha256:00\n") == {
        "part": ["1.0"],
        "other": [""],
        "third": [""],
    }


@pytest.mark.parametrize(
    ("expression", "goes"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("BSD-3-Clause AND Zlib", True),
        ("SSPL-1.0 OR MIT", True),
        ("SSPL-1.0", False),
        ("MIT AND BUSL-1.1", False),
        ("Other/Proprietary License", False),
        ("none", False),
    ],
)
def test_a_licence_that_does_not_go_with_ours_is_found(expression, goes):
    assert AUDIT["is_compatible"](expression) is goes


def test_everything_that_people_install_has_a_licence_that_goes_with_ours():
    found = {name: AUDIT["licence"](name) for name in AUDIT["pins"](AUDIT["RUN"].read_text())}
    assert {name: said for name, said in found.items() if said and not AUDIT["is_compatible"](said)} == {}
    assert sum(said is not None for said in found.values()) > 40
