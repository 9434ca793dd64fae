# SPDX-License-Identifier: EUPL-1.2
"""The workspace that this process serves."""

from functools import cache
from pathlib import Path

from django.conf import settings

from criterio.wiring import House


@cache
def house() -> House:
    """One a process: it keeps the declaration, and the reading as long as it is the newest."""
    return House(Path(settings.CRITERIO_ROOT))
