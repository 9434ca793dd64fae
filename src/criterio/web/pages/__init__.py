# SPDX-License-Identifier: EUPL-1.2
"""One page a module, its template beside it. Found by file name; a page's name is its path: ``register.profile``."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from criterio.web._page import Page


@cache
def all_pages() -> dict[str, Page]:
    """Every page by its name."""
    modules = [found.name for found in walk_packages(__path__, f"{__name__}.") if not found.ispkg]
    shown = [name for name in modules if not name.rpartition(".")[2].startswith("_")]
    return {name.removeprefix(f"{__name__}."): import_module(name).PAGE for name in sorted(shown)}
