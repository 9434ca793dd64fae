# SPDX-License-Identifier: EUPL-1.2
"""Altair, which wakes for the first chart that is drawn: no server waits for it to start."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt"]

if TYPE_CHECKING:
    import altair as alt
else:

    class _Altair:
        def __getattr__(self, name: str) -> Any:
            return getattr(import_module("altair"), name)

    alt = _Altair()
