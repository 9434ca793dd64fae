# SPDX-License-Identifier: EUPL-1.2
"""One module a subject, with its constant ``ROUTER``. Found by file name."""

import pkgutil
from functools import cache
from importlib import import_module

from ninja import Router


@cache
def all_routers() -> dict[str, Router]:
    """Routers by the name of their module."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").ROUTER for name in names}
