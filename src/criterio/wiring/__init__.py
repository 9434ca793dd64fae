# SPDX-License-Identifier: EUPL-1.2
"""Puts the rooms together. The command line, the web and Python all enter through :class:`House`."""

from criterio.measure.run import By
from criterio.wiring.house import House
from criterio.wiring.reading import Reading

__all__ = ["By", "House", "Reading"]
