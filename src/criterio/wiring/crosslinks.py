# SPDX-License-Identifier: EUPL-1.2
"""The last check of links between the site and the profiles, kept in the workspace."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from criterio.register.crosslinks import Checked

FILE = "derived/links.json"
_CHECKED = TypeAdapter(Checked)


def keep(checked: Checked, root: Path) -> None:
    """Whole or not at all, in the place of the one before."""
    path = root / FILE
    path.parent.mkdir(mode=0o700, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(_CHECKED.dump_json(checked))
    draft.replace(path)


def kept(root: Path) -> Checked | None:
    """None when there was no check yet, or one that this Criterio cannot read."""
    try:
        return _CHECKED.validate_json((root / FILE).read_bytes())
    except (OSError, ValidationError):
        return None
