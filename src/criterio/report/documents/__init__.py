# SPDX-License-Identifier: EUPL-1.2
"""One document a file; each has a constant DOCUMENT."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from criterio.language import Reader
from criterio.plan._plan import Plan
from criterio.report._document import Document


@cache
def all_documents() -> dict[str, Document]:
    """Documents by name, in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    found = [import_module(f"{__name__}.{name}").DOCUMENT for name in names]
    return {document.name: document for document in found}


def write_all(plan: Plan, reader: Reader, folder: Path) -> list[Path]:
    """Every document of the plan. All are made before the first is written; a file changes whole or not at all."""
    made = {folder / document.file_name: document.write(plan, reader) for document in all_documents().values()}
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        unfinished = path.with_name(f".{path.name}.part")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return list(made)
