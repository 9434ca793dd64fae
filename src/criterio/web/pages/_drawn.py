# SPDX-License-Identifier: EUPL-1.2
"""Charts that are drawn once: the same figures in the same language give the same drawings, for a telephone and a desk.

The style sheet shows the one that fits into its figure.

A drawing takes a tenth of a second and a browser's engine. It is kept in the workspace, where every process that serves
it finds it, also after a restart.
"""

import time
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from criterio import __version__
from criterio.report.charts import NARROW, WIDE, Sheet
from criterio.web.drawing import drawing_of
from criterio.web.workplace import house

FOLDER = "derived/charts"
KEPT = 64
_A_WEEK = 7 * 24 * 3600


@lru_cache(maxsize=KEPT)
def drawn(draw: Callable[..., Markup], data: tuple[object, ...], reader: object, caption: object) -> Markup:
    """``draw(data, reader, caption, sheet)`` on each sheet. All of them are values: a change is another drawing."""
    return Markup().join(_on(sheet, draw, data, reader, caption) for sheet in (NARROW, WIDE))


def _on(sheet: Sheet, draw: Callable[..., Markup], data: tuple[object, ...], reader: object, caption: object) -> Markup:
    said = repr((__version__, draw.__module__, draw.__qualname__, data, reader, caption, sheet))
    path = house().root / FOLDER / f"{sha256(said.encode()).hexdigest()}.svg"
    try:
        return Markup(path.read_text(encoding="utf-8"))  # noqa: S704  # written below
    except OSError:
        drawing = drawing_of(draw, data, reader, caption, sheet)
        _keep(path, drawing)
        return drawing


def throw_away_the_old(root: Path) -> None:
    """Drawings that are a week old: what is still looked at is drawn once more."""
    old = time.time() - _A_WEEK
    for path in (root / FOLDER).glob("*.svg"):
        if path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def _keep(path: Path, drawing: Markup) -> None:
    """Whole or not at all, whoever else draws the same."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(f".{time.monotonic_ns()}")
    draft.write_text(drawing, encoding="utf-8")
    draft.replace(path)
