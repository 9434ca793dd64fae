# SPDX-License-Identifier: EUPL-1.2
"""The page of all benchmark tables, docs/benchmarks.md: each script keeps its own section of it."""

from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs/benchmarks.md"
HEAD = "# How good it is, beside named peers\n\n`make benchmarks` writes these tables again.\n"


def keep(title: str, lines: Sequence[str], page: Path = PAGE) -> None:
    """Writes the section, in the place of the one with the same title where there is one."""
    before = page.read_text(encoding="utf-8") if page.is_file() else HEAD
    head, *sections = before.split("\n## ")
    kept = {section.split("\n", 1)[0]: section for section in sections}
    kept[title] = "\n".join([title, "", *lines]).rstrip() + "\n"
    page.write_text("\n## ".join([head, *(kept[name] for name in sorted(kept))]), encoding="utf-8")
