# SPDX-License-Identifier: EUPL-1.2
"""Prints every address of the application as JSON, and the rule of each page: ``python -m tests.web.routes FOLDER``."""

import json
import sys
from pathlib import Path

from criterio.settings.machine import machine
from criterio.web.configure import configure


def main(root: Path) -> list[dict]:
    configure(root, machine())
    from criterio.web.pages import all_pages
    from criterio.web.urls import urlpatterns

    pages = all_pages()
    return [_told(str(route.pattern), getattr(route, "name", None) or "", pages) for route in urlpatterns]


def _told(path, name, pages):
    page = pages.get(name)
    if page is None:
        return {"path": path, "page": False}
    return {"path": path, "page": True, "name": name, "needs": page.needs, "takes": dict(page.takes)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
