# SPDX-License-Identifier: EUPL-1.2
"""Criterio: decide, with criteria, where a public administration should be on social networks."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from criterio.wiring import House

__version__ = "0.1.0"


def open(folder: str | Path = ".") -> "House":
    """The workspace in ``folder``, with the same verbs as the command line.

    Raises SettingsError when the folder is not a workspace.
    """
    from criterio.wiring import House  # the roof loads only when somebody comes in

    return House(Path(folder))
