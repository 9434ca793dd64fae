# SPDX-License-Identifier: EUPL-1.2
"""What Criterio stands on: pinned by hash, under a licence that goes with the EUPL-1.2, and without known holes.

``python .ci/dependencies.py`` looks at what people install (``requirements/run.txt``). Pins and licences are looked at
without asking anybody. Holes are asked of the registry's own list through pip-audit: one that is known fails; where the
list cannot be asked, or knows nothing of a package, that is said and does not fail.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

RUN = Path(__file__).parents[1] / "requirements/run.txt"

PERMISSIVE = {
    "MIT", "MIT-0", "BSD", "BSD-2-CLAUSE", "BSD-3-CLAUSE", "0BSD", "APACHE-2.0", "ISC", "ZLIB", "PSF-2.0", "CC0-1.0",
    "UNLICENSE",
}  # fmt: skip
RECIPROCAL = {  # the appendix of the EUPL-1.2 names these, or the works under them stay apart as libraries
    "MPL-2.0", "LGPL-2.1-ONLY", "LGPL-2.1-OR-LATER", "LGPL-3.0-ONLY", "LGPL-3.0-OR-LATER", "GPL-2.0-ONLY",
    "GPL-2.0-OR-LATER", "GPL-3.0-ONLY", "GPL-3.0-OR-LATER", "AGPL-3.0-ONLY", "AGPL-3.0-OR-LATER", "EPL-1.0", "EUPL-1.2",
}  # fmt: skip
CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0",
}
SAID_OTHERWISE = {"qrcode": "BSD-3-Clause", "pyarrow-hotfix": "Apache-2.0"}
"""Read in their files: ``qrcode`` also classes the trademark that it names; ``pyarrow-hotfix`` writes a sentence."""


def pins(text: str) -> dict[str, list[str]]:
    """The versions that a file of requirements pins, by package; an empty one where there is no pin or no hash."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=[a-zA-Z0-9])", f"\n{text}")[1:]:
        name = re.match(r"[\w.-]+", entry)
        version = re.match(r"[\w.-]+(?:\[[\w,-]*\])?==([\w.+!-]+)", entry)
        if name:
            is_whole = version is not None and "--hash=sha256:" in entry
            found.setdefault(name[0].lower(), []).append(version[1] if version and is_whole else "")
    return found


def licence(package: str) -> str | None:
    """As the package says it, in the names of SPDX; None where it is not installed here (another machine's)."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return None
    classes = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    named = " AND ".join(CLASSIFIERS.get(one, one) for one in classes)
    return SAID_OTHERWISE.get(package) or said.get("License-Expression") or named or said.get("License") or "none"


def is_compatible(expression: str) -> bool:
    """Whether a work under the EUPL-1.2 may stand on it: one of what is joined by OR, and all that is joined by AND."""
    allowed = PERMISSIVE | RECIPROCAL
    return any(
        all(part.strip(" ()").upper() in allowed for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def holes(answer: str) -> tuple[list[str], int, int]:
    """What pip-audit found, in words; of how many packages something is known, and of how many nothing."""
    packages = json.loads(answer)["dependencies"]
    told = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in packages
        for hole in one.get("vulns", [])
    ]
    silent = sum("skip_reason" in one for one in packages)
    return told, len(packages) - silent, silent


def ask() -> str | None:
    """pip-audit's answer about what people install; None when the list could not be asked."""
    how = ["--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json"]
    words = ["-m", "pip_audit", *how, "-r", str(RUN)]
    try:
        asked = subprocess.run(  # noqa: S603  # our own words
            [sys.executable, *words], capture_output=True, text=True, timeout=300, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    return asked.stdout if asked.stdout.startswith("{") else None


def faults_on_paper() -> list[str]:
    """What pins and licences say, without asking anybody."""
    found = pins(RUN.read_text(encoding="utf-8"))
    licences = {name: licence(name) for name in found}
    elsewhere = [name for name, said in licences.items() if said is None]
    print(
        f"{len(found)} packages; {len(found) - len(elsewhere)} licences read, not here: {', '.join(elsewhere) or '-'}"
    )
    loose = [f"{name} is not pinned by version and hash" for name, versions in found.items() if "" in versions]
    barred = {name: said for name, said in licences.items() if said and not is_compatible(said)}
    return [*loose, *(f"{name}: «{said}» does not go with the EUPL-1.2" for name, said in barred.items())]


def main() -> int:
    faults, answer = faults_on_paper(), ask()
    if answer is None:
        print("known holes: the list could not be asked from here; ask again where there is a network")
    else:
        told, known, silent = holes(answer)
        faults += told
        print(f"known holes: {len(told)} in {known} packages; of {silent} more the list says nothing here")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
